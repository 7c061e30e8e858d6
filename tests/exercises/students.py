"""What each student does, and what the tutor gives for it.

Each is named after what they do: ``right``, ``wrong``, ``half``, ``empty``, ``broken`` (the
notebook is cut off) and ``spoilt`` (the file of saved answers is cut off).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nbgrader.api import Gradebook

from tests.exercises.classroom import ASSIGNMENT, QUIZ, Classroom, Desk

STUDENTS = ("right", "wrong", "half", "empty", "broken", "spoilt")
DEFINITION = "Partnership is a relationship that has to be kept up. It left the parents out."
TOGETHER = "A review went well for us. For the family it was the third that week."


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
    "right": {"definition": 8.0, "together": 19.5},
    "wrong": {"definition": 1.0, "together": 0.0},
    "half": {"definition": 6.0},
    "spoilt": {"definition": 5.0, "together": 12.5},
}
COMMENT = "You let the family's view count against your own: go on from there."


@contextmanager
def gradebook(room: Classroom) -> Iterator[Any]:
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
