"""What nbgrader's gradebook holds of an assignment: marks, comments, names, in three queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from autograder.course import Course
from autograder.gradebook import find_assignment, open_gradebook, submitted


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
    with open_gradebook(course, writing=False) as gradebook:
        wanted = find_assignment(gradebook, course, assignment).id
        found = Scores()
        _read_students(gradebook, wanted, found)
        _read_marks(gradebook, wanted, found)
        _read_comments(gradebook, wanted, found)
    return found


def _read_students(gradebook: Any, assignment: str, found: Scores) -> None:
    from nbgrader.api import (  # type: ignore[import-untyped]
        Student,
        SubmittedAssignment,
        SubmittedNotebook,
    )

    rows = submitted(
        gradebook,
        assignment,
        Student.first_name,
        Student.last_name,
        SubmittedAssignment.timestamp,
        SubmittedNotebook.late_submission_penalty,
    ).join(Student, Student.id == SubmittedAssignment.student_id)
    taken_off: defaultdict[str, float] = defaultdict(float)
    for student, first, last, time, penalty in rows:
        found.names[student] = " ".join(filter(None, [first, last]))
        found.times[student] = time
        found.scores[student] = {}
        taken_off[student] += penalty or 0.0
    found.penalties = dict(taken_off)


def _read_marks(gradebook: Any, assignment: str, found: Scores) -> None:
    from nbgrader.api import BaseCell, Grade, SubmittedNotebook

    columns = (Grade.auto_score, Grade.manual_score, Grade.extra_credit, Grade.needs_manual_grade)
    rows = (
        submitted(gradebook, assignment, BaseCell.name, *columns)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
    )
    for student, cell, auto, manual, extra, waits in rows:
        given = auto if manual is None else manual
        marks = (given or 0.0) + (extra or 0.0)
        found.scores[student][cell] = Score(marks, bool(waits) or given is None)


def _read_comments(gradebook: Any, assignment: str, found: Scores) -> None:
    from nbgrader.api import BaseCell, Comment, SubmittedNotebook

    columns = (BaseCell.name, Comment.auto_comment, Comment.manual_comment)
    rows = (
        submitted(gradebook, assignment, *columns)
        .join(Comment, Comment.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Comment.cell_id)
    )
    for student, cell, auto, manual in rows:
        said = (manual or auto or "").strip()
        if said and cell in found.scores[student]:
            found.scores[student][cell].comment = said
