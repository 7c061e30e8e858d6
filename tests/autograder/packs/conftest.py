"""A small course whose answers are taken home, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course import Course, read_course
from autograder.marks.ledger import Ledger, open_ledger
from tests.autograder.marking_course import make_marking_course

MARKERS = """\
people:
  - {who: lena, roles: [leader]}
  - {who: ann, roles: [marker]}
  - {who: ben, roles: [marker, second]}
  - {who: old, roles: [marker], assignments: [how-we-got-here]}
"""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs") / "exercises"
    return make_marking_course(folder, 10, markers=MARKERS).folder


@pytest.fixture
def course(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = Path(shutil.copytree(made, tmp_path / "exercises"))
    monkeypatch.setenv("PARTNERSHIP_EXERCISES", str(folder))
    monkeypatch.setenv("LOGNAME", "lena")
    monkeypatch.chdir(tmp_path)
    return read_course(folder)


@pytest.fixture
def ledger(course: Course) -> Iterator[Ledger]:
    with open_ledger(course) as opened:
        yield opened
