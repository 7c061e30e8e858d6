"""What a student wrote in one cell, from the notebook that was marked by the tests."""

from __future__ import annotations

from autograder.course import Course
from autograder.marks.fields import Place
from partnership.errors import CourseError
from partnership.exercises.notebook import read_notebook


def read_text(course: Course, place: Place, student: str) -> tuple[str, str]:
    """Return the answer's Markdown and, where there is none, why."""
    folder = course.place("autograded", student, place.assignment)
    try:
        cell = read_notebook(folder / f"{place.notebook}.ipynb").cell(place.cell)
    except KeyError:
        return "", "the student took the cell out of the notebook"
    except CourseError as error:
        # Its place holds the student's name.
        return "", f"the notebook cannot be read: {error.what}"
    return cell.source, "" if cell.source.strip() else "nothing was written"
