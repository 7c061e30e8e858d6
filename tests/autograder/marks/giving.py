"""Marks that tests give, and what nbgrader then holds."""

from __future__ import annotations

from typing import Any

from nbgrader.api import Gradebook

from autograder.course import Course
from autograder.marks.event import Event, Role
from autograder.marks.ledger import Ledger
from tests.autograder.marking_course import SMALL, mark, rubric_of

PIECE = rubric_of(SMALL).pieces[0]
CELL = PIECE.cell
FULL = {each.id: each.levels[3].marks[0] for each in PIECE.criteria}
TOTAL = sum(FULL.values())


def first(ledger: Ledger) -> str:
    return ledger.answers(SMALL, CELL, marker="ann")[0].script


def give(who: str, script: str, role: Role = "marker", **more: Any) -> Event:
    return mark(SMALL, CELL, script, more.pop("marks", FULL), who=who, role=role, **more)


def held(course: Course, ledger: Ledger, script: str) -> tuple[float | None, str | None, bool]:
    """Return nbgrader's own score, comment and whether it waits, read as nbgrader reads them."""
    student = ledger.names("lena")[script].student
    with Gradebook(course.db_url, course.course_id) as book:
        grade = book.find_grade(CELL, SMALL, SMALL, student)
        comment = book.find_comment(CELL, SMALL, SMALL, student)
        return grade.manual_score, comment.manual_comment, bool(grade.needs_manual_grade)
