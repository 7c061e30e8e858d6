"""A small course to be marked, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course import Course, read_course
from autograder.marks.ledger import Ledger, open_ledger
from tests.autograder.marking_course import make_marking_course

MARKERS = """\
first_stands_within: 10
people:
  - {who: lena, roles: [leader, marker]}
  - {who: ann, roles: [marker]}
  - {who: ben, roles: [marker, second]}
  - {who: cat, roles: [second]}
  - {who: mo, roles: [moderator]}
  - {who: theo, roles: [third]}
  - {who: old, roles: [marker], assignments: [how-we-got-here]}
"""


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PARTNERSHIP_EXCHANGE", "PARTNERSHIP_MY_WORK", "JUPYTER_CONFIG_PATH"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_marking_course(tmp_path_factory.mktemp("marks") / "exercises", 12).folder


@pytest.fixture
def course(made: Path, tmp_path: Path) -> Course:
    """Return a course of twelve students, of whom nobody has been marked by a person."""
    folder = Path(shutil.copytree(made, tmp_path / "exercises"))
    (folder / "markers.yaml").write_text(MARKERS, "utf-8")
    return read_course(folder)


@pytest.fixture
def ledger(course: Course) -> Iterator[Ledger]:
    with open_ledger(course) as opened:
        yield opened
