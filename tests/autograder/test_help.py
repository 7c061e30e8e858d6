"""What ``partnership mark --help`` shows, and in which order."""

from __future__ import annotations

import re

from typer.testing import CliRunner

from autograder.cli import app

STEPS = (
    "students", "release", "collect", "autograde", "desk", "moderate", "lateness", "feedback",
    "grades", "insight",
)  # fmt: skip
"""An assignment's way, from the class list to what was hard in it."""


def test_commands_stand_in_the_order_in_which_a_tutor_needs_them() -> None:
    shown = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "100"}).output
    commands = re.findall(r"^│ ([a-z][a-z-]*) ", shown, re.MULTILINE)
    assert tuple(each for each in commands if each in STEPS) == STEPS
    assert len(commands) == len(set(commands))
    assert "─ Commands ─" not in shown  # each belongs to a step
