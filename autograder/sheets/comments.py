"""What was said of each student's written answers, for a worksheet that has room for it."""

from __future__ import annotations

from autograder.course import Course
from autograder.gradebook import find_assignment, open_gradebook, submitted


def read_comments(course: Course, assignment: str) -> dict[str, str]:
    """Return the tutors' comments by student, an empty line between those on two answers.

    They are read from nbgrader's own fields, which hold what was agreed.

    Raises:
        CourseError: the gradebook cannot be used or has no such assignment.
    """
    from nbgrader.api import (  # type: ignore[import-untyped]
        BaseCell,
        Comment,
        Notebook,
        SubmittedNotebook,
    )

    found: dict[str, list[str]] = {}
    with open_gradebook(course, writing=False) as gradebook:
        wanted = find_assignment(gradebook, course, assignment).id
        rows = (
            submitted(gradebook, wanted, Comment.manual_comment)
            .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
            .join(Comment, Comment.notebook_id == SubmittedNotebook.id)
            .join(BaseCell, BaseCell.id == Comment.cell_id)
            .order_by(Notebook.name, BaseCell.name)
        )
        for student, said in rows:
            if said and said.strip():
                found.setdefault(student, []).append(said.strip())
    return {student: "\n\n".join(parts) for student, parts in found.items()}
