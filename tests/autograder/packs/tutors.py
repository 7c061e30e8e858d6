"""The commands that tutors run: take a pack home, and look at what came back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from autograder.cli import app
from autograder.marks.ledger import Ledger
from autograder.marks.standing import Standing
from tests.autograder.marking_course import SMALL
from tests.autograder.packs.taken_home import content_of

CELL = "acted-on"


def run(*arguments: object, fails: bool = False) -> str:
    ran = CliRunner().invoke(app, [str(each) for each in arguments], catch_exceptions=False)
    assert ran.exit_code == int(fails), ran.output
    return ran.output


def take_home(who: str = "ann", share: str = "1/1") -> dict[str, Any]:
    run("pack", SMALL, "--marker", who, "--share", share, "--to", "pack.zip")
    return content_of(Path("pack.zip"))


def standings(ledger: Ledger) -> dict[str, Standing]:
    return ledger.standings(SMALL, CELL)
