"""A course of forty scripts that two markers have marked: one fairly, one kindly."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course import Course, read_course
from autograder.marks.ledger import Ledger, open_ledger
from autograder.moderation.record import Moderation
from tests.autograder.marking_course import SMALL, make_marking_course, mark_everything, rubric_of

MARKERS = """\
people:
  - {who: lena, roles: [leader, moderator]}
  - {who: ann, roles: [marker]}
  - {who: ben, roles: [marker]}
  - {who: mo, roles: [moderator]}
  - {who: theo, roles: [third]}
"""
PIECE = rubric_of(SMALL).pieces[0]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture(scope="session")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    course = make_marking_course(
        tmp_path_factory.mktemp("moderation") / "exercises", 40, markers=MARKERS
    )
    with open_ledger(course) as ledger:
        scripts = sorted(row.script for row in ledger.answers(SMALL, PIECE.cell, marker="ann"))
        mark_everything(ledger, SMALL, PIECE, who="ann", scripts=scripts[:20])
        mark_everything(ledger, SMALL, PIECE, who="ben", scripts=scripts[20:])
    return course.folder


@pytest.fixture
def course(marked: Path, tmp_path: Path) -> Course:
    return read_course(Path(shutil.copytree(marked, tmp_path / "exercises")))


@pytest.fixture
def ledger(course: Course) -> Iterator[Ledger]:
    with open_ledger(course) as opened:
        yield opened


def now(ledger: Ledger) -> Moderation:
    """Return the moderation of the assignment as it is now."""
    return Moderation(ledger, SMALL)
