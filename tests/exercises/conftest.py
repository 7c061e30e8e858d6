"""One round trip, made once: the tests look at it from every side."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.exercises.classroom import ASSIGNMENT, CHECKOUT, QUIZ, Classroom, Desk

STUDENTS = ("right", "wrong", "half", "empty", "broken", "spoilt")
DEFINITION = "Partnership is a relationship that has to be kept up. It left the parents out."
TOGETHER = "A review went well for us. For the family it was the third that week."
# nbgrader's own home folders, where a command that is not kept in would leave its traces.
OUTSIDE = (
    CHECKOUT / "exercises",
    CHECKOUT / "my-work",
    Path("/usr/local/share/nbgrader"),
    Path.home() / ".local" / "share" / "jupyter" / "nbgrader_cache",
)


def everything_outside() -> dict[Path, tuple[int, int]]:
    """Return the size and time of every file the round trip must leave alone."""
    files = (file for place in OUTSIDE for file in place.rglob("*") if file.is_file())
    return {file: (file.stat().st_size, file.stat().st_mtime_ns) for file in files}


def sit_the_assignment(room: Classroom) -> None:
    """Let each student do what their name says."""
    right, wrong, half, _, broken, spoilt = (Desk(room.work_of(name)) for name in STUDENTS)
    for desk in (right, spoilt):
        desk.answer(*QUIZ.items)
        desk.choose("Partnership ")
        desk.write("definition", DEFINITION)
        desk.write("together", TOGETHER)
    spoilt.saved.write_text(spoilt.saved.read_text("utf-8")[:200], "utf-8")

    wrong.answer(*QUIZ.items, well=False)
    wrong.choose("nonsense")
    wrong.write("definition", "Agencies working together.")
    wrong.write("together", "It went well.")
    # Locked cells are only locked in JupyterLab. This gives oneself full marks.
    wrong.write("terms-marks", "12")

    half.answer(*QUIZ.items[: len(QUIZ.items) // 2])
    half.choose("multi-agency")
    half.write("definition", DEFINITION)

    broken.answer(*QUIZ.items)
    broken.notebook.write_bytes(broken.notebook.read_bytes()[:2000])


# The marks a tutor gives by hand, as formgrader saves them.
BY_HAND = {
    "right": {"definition": 8.0, "together": 7.5},
    "wrong": {"definition": 1.0, "together": 0.0},
    "half": {"definition": 6.0},
    "spoilt": {"definition": 5.0, "together": 5.5},
}
COMMENT = "You let the family's view count against your own: go on from there."


@contextmanager
def gradebook(room: Classroom) -> Iterator[Any]:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{room.gradebook}", "partnership") as opened:
        yield opened


def mark_by_hand(room: Classroom) -> None:
    """Do to the gradebook what formgrader does when a tutor types a mark."""
    with gradebook(room) as book:
        for student, marks in BY_HAND.items():
            for cell, points in marks.items():
                grade = book.find_grade(cell, ASSIGNMENT, ASSIGNMENT, student)
                grade.manual_score = points
                grade.needs_manual_grade = False
        book.find_comment("together", ASSIGNMENT, ASSIGNMENT, "right").manual_comment = COMMENT
        book.db.commit()


@pytest.fixture(scope="session")
def before() -> dict[Path, tuple[int, int]]:
    return everything_outside()


@pytest.fixture(scope="session")
def collected(
    before: dict[Path, tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> Classroom:
    """The course when the work has been handed in and fetched, but not marked."""
    room = Classroom(tmp_path_factory.mktemp("collected") / "course").set_up()
    room.tutor("generate_assignment", ASSIGNMENT)
    room.tutor("release_assignment", ASSIGNMENT)
    room.students("fetch_assignment", ASSIGNMENT, names=STUDENTS)
    sit_the_assignment(room)
    room.students("submit", ASSIGNMENT, names=STUDENTS)
    room.tutor("collect", ASSIGNMENT)
    return room


@pytest.fixture(scope="session")
def autograded(collected: Classroom, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """The course when the tests have been run on every submission, in one batch."""
    room = collected.copy(tmp_path_factory.mktemp("autograded") / "course")
    # One submission is broken, and nbgrader says so at the end.
    room.tutor("autograde", ASSIGNMENT, code=1)
    return room


@pytest.fixture(scope="session")
def marked(autograded: Classroom, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """The course at its end: marked by hand, feedback given back, marks exported."""
    room = autograded.copy(tmp_path_factory.mktemp("marked") / "course")
    mark_by_hand(room)
    room.tutor("generate_feedback", ASSIGNMENT)
    room.tutor("release_feedback", ASSIGNMENT)
    room.students("fetch_feedback", ASSIGNMENT, names=("right", "empty"))
    room.tutor("export", "--to", str(room.top / "nbgrader.csv"))
    return room
