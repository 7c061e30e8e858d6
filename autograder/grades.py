"""The marks in the gradebook as rows: one for each student and assignment."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from autograder.course import Course
from autograder.gradebook import open_gradebook, submitted
from partnership.errors import CourseError

UNTIMED = "time not known"
"""Stands for the time at which work was handed in, where there is work and no time."""


@dataclass(frozen=True)
class Row:
    """One student's marks for one assignment.

    ``auto`` and ``manual`` share ``total`` out between them: a part a tutor has marked
    counts as manual, whatever the tests said of it. ``penalty`` has been taken off
    ``total``. Times are UTC; ``submitted`` is empty where nothing was handed in, and ``UNTIMED``
    where nbgrader was not told when, as of work that somebody put into the folder by hand.
    """

    assignment: str
    student: str
    last_name: str
    first_name: str
    email: str
    submitted: str
    auto: float
    manual: float
    penalty: float
    total: float
    max: float
    needs_manual_grade: bool
    late: bool
    provisional: bool = False
    """Moderation of the assignment is not over: the mark may change."""


def read_grades(
    course: Course, assignment: str | None = None, *, provisional: frozenset[str] = frozenset()
) -> list[Row]:
    """Return the marks of every student, for one assignment or for all of them.

    ``provisional``: the assignments whose marks may still change.

    Raises:
        CourseError: the gradebook cannot be used, or has no such assignment.
    """
    with open_gradebook(course, writing=False) as gradebook:
        chosen = [each for each in gradebook.assignments if assignment in (None, each.name)]
        if assignment is not None and not chosen:
            raise CourseError(
                f"there is no assignment '{assignment}' in the gradebook",
                "leave it out to get all of them",
                course.gradebook_name,
            )
        students = sorted(gradebook.students, key=lambda each: each.id)
        rows = []
        for each in chosen:
            handed_in = {work.student_id: work for work in each.submissions}
            marks = _marks(gradebook, each.id)
            rows += [
                _row(
                    each,
                    student,
                    handed_in.get(student.id),
                    marks[student.id],
                    provisional=each.name in provisional,
                )
                for student in students
            ]
    return rows


@dataclass
class _Marks:
    auto: float = 0.0
    manual: float = 0.0
    penalty: float = 0.0
    unfinished: bool = False


def _marks(gradebook: Any, assignment_id: str) -> defaultdict[str, _Marks]:
    """Return the marks of each student in one assignment, read in two queries."""
    from nbgrader.api import Grade, SubmittedNotebook  # type: ignore[import-untyped]

    marks: defaultdict[str, _Marks] = defaultdict(_Marks)
    penalties = submitted(gradebook, assignment_id, SubmittedNotebook.late_submission_penalty)
    for student, penalty in penalties:
        marks[student].penalty += penalty or 0.0
    columns = (Grade.auto_score, Grade.manual_score, Grade.extra_credit, Grade.needs_manual_grade)
    grades = submitted(gradebook, assignment_id, *columns).join(
        Grade, Grade.notebook_id == SubmittedNotebook.id
    )
    for student, auto, manual, extra, unfinished in grades:
        if manual is None:
            marks[student].auto += auto or 0.0
        marks[student].manual += (manual or 0.0) + (extra or 0.0)
        marks[student].unfinished |= unfinished
    return marks


def _row(assignment: Any, student: Any, work: Any, marks: _Marks, *, provisional: bool) -> Row:
    return Row(
        assignment=assignment.name,
        student=student.id,
        last_name=student.last_name or "",
        first_name=student.first_name or "",
        email=student.email or "",
        submitted=_time(work.timestamp) if work else "",
        auto=marks.auto,
        manual=marks.manual,
        penalty=marks.penalty,
        total=max(0.0, marks.auto + marks.manual - marks.penalty),
        max=float(assignment.max_score),
        needs_manual_grade=marks.unfinished,
        late=bool(work and work.total_seconds_late > 0),
        provisional=provisional,
    )


def _time(stamp: datetime | None) -> str:
    return stamp.isoformat(sep=" ", timespec="seconds") if stamp else UNTIMED
