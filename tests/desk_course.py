"""A course of three assignments of which only the last has answers."""

from __future__ import annotations

import shutil
from pathlib import Path

from autograder.course import Course
from autograder.gradebook import open_gradebook
from tests.autograder.marking_course import EXERCISES, SMALL, make_marking_course

NEVER_OUT = SMALL
NOT_IN = "how-we-got-here"
ANSWERED = "what-partnership-means"


def make_course_in_part(folder: Path) -> Course:
    """Make a course: one assignment never released, one nobody handed in, one that four did."""
    course = make_marking_course(folder, 4, (NOT_IN, ANSWERED))
    shutil.copy(EXERCISES / "rubrics" / f"{NEVER_OUT}.yaml", folder / "rubrics")
    shutil.copytree(EXERCISES / "source" / NEVER_OUT, folder / "source" / NEVER_OUT)
    with open_gradebook(course) as book:
        for student in book.students:
            book.remove_submission(NOT_IN, student.id)
    return course
