"""A course with a small gradebook, made by nbgrader itself."""

from __future__ import annotations

import os
import shutil
import sysconfig
import warnings
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from sqlalchemy.exc import SAWarning

from autograder.course import Course, read_course

CONFIG = Path(__file__).parents[2] / "exercises" / "nbgrader_config.py"
DUE = datetime(2026, 3, 2, 12, 0)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Return a course with one assignment, ``words``, in the source and nothing else."""
    for name in ("PARTNERSHIP_EXCHANGE", "PARTNERSHIP_MY_WORK", "JUPYTER_CONFIG_PATH"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = tmp_path / "exercises"
    (folder / "source" / "words").mkdir(parents=True)
    (folder / "source" / "words" / "words.ipynb").write_text("{}", "utf-8")
    shutil.copy(CONFIG, folder)
    return read_course(folder)


@pytest.fixture(scope="session")
def three_students(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a gradebook with three students in three states, to be copied.

    ``=ann`` is marked in full, ``ben`` was late and has a reflection still to be marked,
    and ``cat`` has handed nothing in.
    """
    file = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        # nbgrader sets one off for each new submission; it changes nothing.
        warnings.simplefilter("ignore", SAWarning)
        # It runs alembic by its name, which is only found in an activated environment.
        patch.setenv("PATH", sysconfig.get_path("scripts"), prepend=os.pathsep)
        fill(f"sqlite:///{file}")
    return file


def fill(db_url: str) -> None:
    with Gradebook(db_url, "partnership") as book:
        book.add_assignment("words", duedate=DUE)
        book.add_notebook("words", "words")
        for name, points, kind in (("test", 12, "code"), ("text", 10, "markdown")):
            book.add_grade_cell(name, "words", "words", max_score=points, cell_type=kind)
        book.add_student("=ann", first_name='Ann "Annie"', last_name="O'Neil, MA", email="a@b.uk")
        book.add_student("ben", first_name="Bén")
        book.add_student("cat")
        for student, late, marks in (
            ("=ann", timedelta(0), {"test": (4.1, None, 0.5), "text": (None, 7.5, None)}),
            ("ben", timedelta(minutes=1), {"test": (9.0, 10.0, None), "text": (None, None, None)}),
        ):
            work = book.add_submission("words", student, timestamp=DUE + late)
            work.notebooks[0].late_submission_penalty = late.total_seconds() / 60 * 2 or None
            for cell, (auto, manual, extra) in marks.items():
                grade = book.find_grade(cell, "words", "words", student)
                grade.auto_score, grade.manual_score, grade.extra_credit = auto, manual, extra
                grade.needs_manual_grade = auto is None and manual is None
        book.db.commit()


@pytest.fixture
def gradebook(course: Course, three_students: Path) -> Path:
    """Return the file of the course's own gradebook, which a test may spoil."""
    return Path(shutil.copy(three_students, course.folder))
