"""Who marked what and when its feedback went out, for the report on turnaround."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from autograder.course import Course
from autograder.feedback.noticing import notice_releases
from autograder.gradebook import find_assignment, open_gradebook
from autograder.lateness.record import recorded
from autograder.lateness.turnaround import Returned
from autograder.marks.ledger import open_ledger
from partnership.errors import CourseError

if TYPE_CHECKING:
    import pandas as pd

NOBODY = "not marked yet"


def returned_work(course: Course, assignment: str, who: str) -> list[Returned]:
    """Return what was handed in of an assignment, with its first markers and its release.

    Work that two people marked, a piece each, counts for both. Work that came late is counted
    from the day it came, and work with an extension from its own deadline.

    Raises:
        MarkingError: ``who`` is not the module leader.
        CourseError: the gradebook cannot be used, or the assignment has no deadline.
    """
    with open_ledger(course) as ledger:
        students = {code: writer.student for code, writer in ledger.names(who).items()}
        markers = _markers(ledger.marks_frame(assignment), students)
    notice_releases(course, assignment, students.values())
    with open_gradebook(course, writing=False) as gradebook:
        released: dict[str, datetime] = {}
        for row in recorded(gradebook.db.connection(), "partnership_release", assignment):
            released.setdefault(row.student, row.at)
        found = find_assignment(gradebook, course, assignment)
        if found.duedate is None:
            raise CourseError(
                f"'{assignment}' has no deadline",
                "set one in Formgrader, by the pencil beside the assignment",
                course.gradebook_name,
            )
        due = {
            each.student_id: max(
                found.duedate + each.extension if each.extension else found.duedate,
                each.timestamp or found.duedate,
            )
            for each in found.submissions
        }
    return [
        Returned(
            student,
            marker,
            _day(start, course.zone),
            _day(released[student], course.zone) if student in released else None,
        )
        for student, start in sorted(due.items())
        for marker in markers.get(student, [NOBODY])
    ]


def _markers(marks: pd.DataFrame, students: Mapping[str, str]) -> Mapping[str, list[str]]:
    """Return who first marked each student's work. ``students``: by candidate code."""
    first = marks[marks["role"] == "marker"][["script", "who"]].drop_duplicates()
    markers: dict[str, list[str]] = {}
    for script, marker in sorted(zip(first["script"], first["who"], strict=True)):
        markers.setdefault(students[script], []).append(marker)
    return markers


def _day(time: datetime, zone: ZoneInfo) -> date:
    return time.replace(tzinfo=UTC).astimezone(zone).date()
