"""Work out what lateness costs each student, and write it where nbgrader looks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from getpass import getuser
from typing import Any
from zoneinfo import ZoneInfo

from autograder.course import Course
from autograder.gradebook import find_assignment, open_gradebook, submitted
from autograder.lateness import extensions as more_time
from autograder.lateness.record import record
from autograder.lateness.rules import FILE, Penalty, Rule, penalty, read_rules
from partnership.errors import CourseError


@dataclass(frozen=True)
class Late:
    """What lateness costs one student by the rule, and what the gradebook says so far."""

    student: str
    due: datetime
    """With the student's extension; UTC without a zone."""
    extension: timedelta
    submitted: datetime
    penalty: Penalty
    stored: float
    score: float
    unfinished: bool
    """Whether parts are still to be marked, so that the penalty may change."""

    @property
    def agrees(self) -> bool:
        """Whether the gradebook takes off what the rule says."""
        return abs(self.stored - self.penalty.marks) < 0.005


@dataclass
class _Work:
    """What the gradebook has of one submission."""

    timestamp: datetime | None
    extension: timedelta | None
    scores: dict[str, float]
    """Of each of its notebooks, by the row's id, in the notebooks' order."""
    stored: float = 0.0
    unfinished: bool = False


def late_work(course: Course, assignment: str) -> dict[str, Late]:
    """Return what the rule says of each student who handed in, by student; writes nothing.

    Empty where the course has no rule.

    Raises:
        CourseError: the gradebook cannot be used, or has no such assignment or no deadline.
        ContentError: the rule or the list of extensions is wrong.
    """
    if read_rules(course.folder) is None:
        return {}
    with open_gradebook(course, writing=False) as gradebook:
        return {each.student: each for each, _ in _reckoned(course, gradebook, assignment)}


def apply_lateness(course: Course, assignment: str) -> list[Late]:
    """Write the penalties and extensions into nbgrader's own fields, and record what changed.

    Returns what was late, and what no longer is. Doing it twice changes nothing.

    Raises:
        CourseError: there is no rule, or as ``late_work``.
        ContentError: the rule or the list of extensions is wrong.
    """
    if read_rules(course.folder) is None:
        raise CourseError(
            "there is no rule for late work",
            f"write one in {FILE}, as the tutor guide shows",
            str(course.folder),
        )
    from nbgrader.api import SubmittedAssignment, SubmittedNotebook  # type: ignore[import-untyped]

    with open_gradebook(course) as gradebook:
        found = _reckoned(course, gradebook, assignment)
        for late, work in found:
            left = late.penalty.marks
            for place, (notebook, score) in enumerate(work.scores.items(), start=1):
                # The last takes what is left: a sum of halves must come out exactly.
                part = left if place == len(work.scores) else min(left, max(score, 0.0))
                left -= part
                gradebook.db.query(SubmittedNotebook).filter_by(id=notebook).update(
                    {"late_submission_penalty": part or None}
                )
            if late.extension != (work.extension or timedelta(0)):
                gradebook.db.query(SubmittedAssignment).filter(
                    SubmittedAssignment.student_id == late.student,
                    SubmittedAssignment.assignment_id == gradebook.find_assignment(assignment).id,
                ).update({"extension": late.extension})
        changed = [late for late, _ in found if not late.agrees]
        record(gradebook.db.connection(), "partnership_lateness", _rows(assignment, changed))
        gradebook.db.commit()
    return [late for late, _ in found if late.penalty.marks or not late.agrees]


def _rows(assignment: str, changed: Iterable[Late]) -> list[dict[str, Any]]:
    return [
        {
            "at": datetime.now(UTC).replace(tzinfo=None),
            "who": getuser(),
            "assignment": assignment,
            "student": late.student,
            "marks": late.penalty.marks,
            "before": late.stored,
            "said": late.penalty.said,
        }
        for late in changed
    ]


def _reckoned(course: Course, gradebook: Any, assignment: str) -> list[tuple[Late, _Work]]:
    rules = read_rules(course.folder)
    found = find_assignment(gradebook, course, assignment)
    if rules is None or found.duedate is None:
        raise CourseError(
            f"'{assignment}' has no deadline",
            "set one in Formgrader, by the pencil beside the assignment",
            course.gradebook_name,
        )
    known = frozenset(each.name for each in gradebook.assignments)
    path = course.folder / more_time.FILE
    extensions = more_time.read_extensions(path, known) if path.is_file() else {}
    rule, most = rules.rule_for(assignment), float(found.max_score)
    return [
        (_late(student, work, extensions.get((student, assignment)), found.duedate, rule, most,
               course.zone), work)
        for student, work in sorted(_works(gradebook, found.id).items())
        if work.timestamp is not None
    ]  # fmt: skip


def _late(
    student: str,
    work: _Work,
    given: more_time.Extension | None,
    deadline: datetime,
    rule: Rule,
    most: float,
    zone: ZoneInfo,
) -> Late:
    extension = given.length(deadline, zone) if given else work.extension or timedelta(0)
    due, score = deadline + extension, sum(work.scores.values())
    submitted = work.timestamp or due
    off = penalty(rule, due=due, submitted=submitted, score=score, most=most, zone=zone)
    return Late(student, due, extension, submitted, off, work.stored, score, work.unfinished)


def _works(gradebook: Any, assignment_id: str) -> dict[str, _Work]:
    """Return what was handed in, by student, read in two queries."""
    from nbgrader.api import Grade, Notebook, SubmittedAssignment, SubmittedNotebook

    works: dict[str, _Work] = {}
    of: dict[str, _Work] = {}
    about = (SubmittedAssignment.timestamp, SubmittedAssignment.extension, SubmittedNotebook.id)
    rows = (
        submitted(gradebook, assignment_id, *about, SubmittedNotebook.late_submission_penalty)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .order_by(Notebook.name)
    )
    for student, timestamp, extension, notebook, stored in rows:
        work = works.setdefault(student, _Work(timestamp, extension, {}))
        work.scores[notebook] = 0.0
        work.stored += stored or 0.0
        of[notebook] = work
    columns = (Grade.auto_score, Grade.manual_score, Grade.extra_credit, Grade.needs_manual_grade)
    grades = submitted(gradebook, assignment_id, Grade.notebook_id, *columns).join(
        Grade, Grade.notebook_id == SubmittedNotebook.id
    )
    for _, notebook, auto, manual, extra, unfinished in grades:
        work = of[notebook]
        work.scores[notebook] += ((auto if manual is None else manual) or 0.0) + (extra or 0.0)
        work.unfinished |= unfinished
    return works
