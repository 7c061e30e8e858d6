"""What a student wrote in one cell, from the notebook that was marked by the tests."""

from __future__ import annotations

from pathlib import Path

from autograder.course import Course
from autograder.marks.fields import Place
from partnership.errors import CourseError
from partnership.exercises.notebook import read_notebook


def where(course: Course, place: Place, student: str) -> Path:
    """Return the notebook that was marked by the tests, whether it is there or not."""
    return course.place("autograded", student, place.assignment) / f"{place.notebook}.ipynb"


def read_text(course: Course, place: Place, student: str) -> tuple[str, str]:
    """Return the answer's Markdown and, where there is none, why."""
    try:
        cell = read_notebook(where(course, place, student)).cell(place.cell)
    except KeyError:
        return "", "the student took the cell out of the notebook"
    except CourseError as error:
        # Its place holds the student's name.
        return "", f"the notebook cannot be read: {error.what}"
    return cell.source, "" if cell.source.strip() else "nothing was written"
