"""What nbgrader's gradebook holds of an assignment: marks, comments, names, in three queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from autograder.course import Course
from autograder.gradebook import open_gradebook
from partnership.errors import CourseError


@dataclass
class Score:
    """What one cell earned, and what was said of it."""

    marks: float = 0.0
    waits: bool = False
    """Whether it is still to be marked by a person."""
    comment: str = ""


@dataclass
class Scores:
    """An assignment's marks."""

    scores: dict[str, dict[str, Score]] = field(default_factory=dict)
    """By student and cell."""
    names: dict[str, str] = field(default_factory=dict)
    times: dict[str, datetime | None] = field(default_factory=dict)
    """When each student handed in, UTC."""
    penalties: dict[str, float] = field(default_factory=dict)

    def waiting(self, student: str) -> bool:
        """Tell whether a person still has to mark something."""
        return any(score.waits for score in self.scores.get(student, {}).values())


def read_scores(course: Course, assignment: str) -> Scores:
    """Return the marks of an assignment.

    Raises:
        CourseError: the gradebook cannot be used or has no such assignment.
    """
    from nbgrader.api import MissingEntry  # type: ignore[import-untyped]

    with open_gradebook(course, writing=False) as gradebook:
        try:
            wanted = gradebook.find_assignment(assignment).id
        except MissingEntry:
            raise CourseError(
                f"there is no assignment '{assignment}' in the gradebook",
                "check its name",
                course.gradebook_name,
            ) from None
        found = Scores()
        _read_students(gradebook.db, wanted, found)
        _read_marks(gradebook.db, wanted, found)
        _read_comments(gradebook.db, wanted, found)
    return found


def _read_students(db: Any, assignment: str, found: Scores) -> None:
    from nbgrader.api import Student, SubmittedAssignment, SubmittedNotebook

    rows = (
        db.query(
            Student.id,
            Student.first_name,
            Student.last_name,
            SubmittedAssignment.timestamp,
            SubmittedNotebook.late_submission_penalty,
        )
        .join(SubmittedAssignment, SubmittedAssignment.student_id == Student.id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .filter(SubmittedAssignment.assignment_id == assignment)
    )
    taken_off: defaultdict[str, float] = defaultdict(float)
    for student, first, last, time, penalty in rows:
        found.names[student] = " ".join(filter(None, [first, last]))
        found.times[student] = time
        found.scores[student] = {}
        taken_off[student] += penalty or 0.0
    found.penalties = dict(taken_off)


def _read_marks(db: Any, assignment: str, found: Scores) -> None:
    from nbgrader.api import BaseCell, Grade, SubmittedAssignment, SubmittedNotebook

    rows = (
        db.query(
            SubmittedAssignment.student_id,
            BaseCell.name,
            Grade.auto_score,
            Grade.manual_score,
            Grade.extra_credit,
            Grade.needs_manual_grade,
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .filter(SubmittedAssignment.assignment_id == assignment)
    )
    for student, cell, auto, manual, extra, waits in rows:
        given = auto if manual is None else manual
        marks = (given or 0.0) + (extra or 0.0)
        found.scores[student][cell] = Score(marks, bool(waits) or given is None)


def _read_comments(db: Any, assignment: str, found: Scores) -> None:
    from nbgrader.api import BaseCell, Comment, SubmittedAssignment, SubmittedNotebook

    rows = (
        db.query(
            SubmittedAssignment.student_id,
            BaseCell.name,
            Comment.auto_comment,
            Comment.manual_comment,
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Comment, Comment.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Comment.cell_id)
        .filter(SubmittedAssignment.assignment_id == assignment)
    )
    for student, cell, auto, manual in rows:
        said = (manual or auto or "").strip()
        if said and cell in found.scores[student]:
            found.scores[student][cell].comment = said
