"""One round trip, made once: the tests look at it from every side."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exercises.classroom import ASSIGNMENT, Classroom, everything_outside
from tests.exercises.students import STUDENTS, mark_by_hand, sit_the_assignment


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
