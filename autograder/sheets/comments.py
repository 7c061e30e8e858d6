"""What was said of each student's written answers, for a worksheet that has room for it."""

from __future__ import annotations

from autograder.course import Course
from autograder.gradebook import open_gradebook


def read_comments(course: Course, assignment: str) -> dict[str, str]:
    """Return the tutors' comments by student, an empty line between those on two answers.

    They are read from nbgrader's own fields, which hold what was agreed.

    Raises:
        CourseError: the gradebook cannot be used.
    """
    from nbgrader.api import (  # type: ignore[import-untyped]
        Assignment,
        BaseCell,
        Comment,
        Notebook,
        SubmittedAssignment,
        SubmittedNotebook,
    )

    found: dict[str, list[str]] = {}
    with open_gradebook(course, writing=False) as gradebook:
        rows = (
            gradebook.db.query(SubmittedAssignment.student_id, Comment.manual_comment)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .join(Comment, Comment.notebook_id == SubmittedNotebook.id)
            .join(BaseCell, BaseCell.id == Comment.cell_id)
            .filter(Assignment.name == assignment)
            .order_by(Notebook.name, BaseCell.name)
        )
        for student, said in rows:
            if said and said.strip():
                found.setdefault(student, []).append(said.strip())
    return {student: "\n\n".join(parts) for student, parts in found.items()}
