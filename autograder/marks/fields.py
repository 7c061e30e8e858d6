"""Nbgrader's own rows: where an answer's score and comment are, and writing the result there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from nbgrader.api import (  # type: ignore[import-untyped]
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import Connection, Table, bindparam, func, select

from autograder.marks.event import WHOLE, Given, MarkingError
from autograder.marks.tables import CANDIDATE
from autograder.rubric import Piece

WORK, BOOK, GRADE, COMMENT = (
    table.__table__ for table in (SubmittedAssignment, SubmittedNotebook, Grade, Comment)
)
_ASSIGNMENT, _NOTEBOOK, _CELL, _GRADED, _TASK = (
    table.__table__ for table in (Assignment, Notebook, BaseCell, GradeCell, TaskCell)
)
FEW = 400
"""Names in one question to the database; SQLite takes no more than a thousand."""


@dataclass(frozen=True)
class Place:
    """Where nbgrader keeps the answers in one cell: ids of its rows."""

    assignment: str
    cell: str
    work: str
    book: str
    notebook: str
    """The notebook's name, without its ending."""
    grade: str
    comment: str
    points: float
    """The most that nbgrader expects the answer to earn."""


@dataclass(frozen=True)
class Field:
    """What nbgrader's own fields hold of one answer now."""

    script: str
    submitted: str
    """The id of the submitted notebook."""
    score: float | None
    comment: str | None
    waits: bool
    """Nbgrader says that it still has to be marked by hand."""
    handed_in: datetime | None


def find_place(db: Connection, assignment: str, cell: str) -> Place:
    """Return where the answers in a cell are.

    Raises:
        MarkingError: the gradebook has no such assignment or cell.
    """
    query = (
        select(
            _ASSIGNMENT.c.id.label("work"),
            _NOTEBOOK.c.id.label("book"),
            _NOTEBOOK.c.name.label("notebook"),
            _CELL.c.id,
            _CELL.c.type,
            func.coalesce(_GRADED.c.max_score, _TASK.c.max_score, 0.0).label("points"),
        )
        .join_from(_ASSIGNMENT, _NOTEBOOK, _NOTEBOOK.c.assignment_id == _ASSIGNMENT.c.id)
        .join(_CELL, _CELL.c.notebook_id == _NOTEBOOK.c.id)
        .outerjoin(_GRADED, _GRADED.c.id == _CELL.c.id)
        .outerjoin(_TASK, _TASK.c.id == _CELL.c.id)
        .where(_ASSIGNMENT.c.name == assignment, _CELL.c.name == cell)
        .order_by(_NOTEBOOK.c.name)
    )
    rows = db.execute(query).all()
    kinds = {row.type: row.id for row in rows if row.book == rows[0].book}
    grade = kinds.get("GradeCell") or kinds.get("TaskCell")
    comment = kinds.get("SolutionCell") or kinds.get("TaskCell")
    if not grade or not comment:
        raise MarkingError(
            "unknown",
            f"the gradebook has no answers in '{cell}' of {assignment}",
            "check the names; 'partnership mark release' makes an assignment known",
        )
    first = rows[0]
    points = max(row.points for row in rows if row.id == grade)
    return Place(assignment, cell, first.work, first.book, first.notebook, grade, comment, points)


def read_fields(
    db: Connection, place: Place, scripts: Iterable[str] | None = None
) -> dict[str, Field]:
    """Return what nbgrader holds, by candidate code; of all who have one, or of these."""
    query = (
        select(
            CANDIDATE.c.code, BOOK.c.id.label("submitted"),
            GRADE.c.manual_score, GRADE.c.needs_manual_grade, COMMENT.c.manual_comment,
            WORK.c.timestamp,
        )
        .select_from(WORK)
        .join(BOOK, (BOOK.c.assignment_id == WORK.c.id) & (BOOK.c.notebook_id == place.book))
        .join(CANDIDATE, CANDIDATE.c.student == WORK.c.student_id)
        .outerjoin(GRADE, (GRADE.c.notebook_id == BOOK.c.id) & (GRADE.c.cell_id == place.grade))
        .outerjoin(
            COMMENT, (COMMENT.c.notebook_id == BOOK.c.id) & (COMMENT.c.cell_id == place.comment)
        )
        .where(WORK.c.assignment_id == place.work)
    )  # fmt: skip
    found: list[Any] = []
    if scripts is None:
        found = list(db.execute(query))
    else:
        wanted = list(scripts)
        # Where the database can, nobody else writes what is being looked at.
        locked = query.with_for_update(of=WORK) if db.dialect.name == "postgresql" else query
        for start in range(0, len(wanted), FEW):
            found += db.execute(locked.where(CANDIDATE.c.code.in_(wanted[start : start + FEW])))
    return {
        row.code: Field(
            row.code, row.submitted, row.manual_score, row.manual_comment,
            row.needs_manual_grade is not False, row.timestamp,
        )
        for row in found
    }  # fmt: skip


def students_of(db: Connection, work: str | None = None) -> list[str]:
    """Return everybody who has handed in anything, or this assignment (its id), and has no code."""
    query = (
        select(WORK.c.student_id)
        .outerjoin(CANDIDATE, CANDIDATE.c.student == WORK.c.student_id)
        .where(CANDIDATE.c.student.is_(None))
        .distinct()
    )
    if work is not None:
        query = query.where(WORK.c.assignment_id == work)
    return list(db.execute(query).scalars())


def auto_parts(db: Connection, place: Place, submitted: str) -> list[tuple[str, float, float]]:
    """Return the cells that tests mark in one submitted notebook: name, score, points."""
    query = (
        select(_CELL.c.name, GRADE.c.auto_score, GRADE.c.manual_score, _GRADED.c.max_score)
        .join_from(_CELL, _GRADED, _GRADED.c.id == _CELL.c.id)
        # By cell first: that is how nbgrader's own index of grades is made.
        .join(GRADE, (GRADE.c.cell_id == _CELL.c.id) & (GRADE.c.notebook_id == submitted))
        .where(_CELL.c.notebook_id == place.book, _GRADED.c.cell_type == "code")
        .order_by(_CELL.c.name)
    )
    return [
        (name, float((auto if manual is None else manual) or 0), float(most))
        for name, auto, manual, most in db.execute(query)
    ]


def write_fields(
    db: Connection, place: Place, rows: Sequence[tuple[Field, float | None, str | None, bool]]
) -> None:
    """Write the result of each answer: its score, its comment, and whether it still waits."""
    for table, cell, values in (
        (GRADE, place.grade, [
            (field, {"manual_score": score, "needs_manual_grade": waits})
            for field, score, _, waits in rows
        ]),
        (COMMENT, place.comment, [
            (field, {"manual_comment": comment}) for field, _, comment, _ in rows
        ]),
    ):  # fmt: skip
        _put(db, table, cell, values)


def _put(db: Connection, table: Table, cell: str, rows: list[tuple[Field, dict[str, Any]]]) -> None:
    """Update each row, or make the ones that nbgrader has not made yet."""
    if not rows:
        return
    there = set()
    books = [field.submitted for field, _ in rows]
    for start in range(0, len(books), FEW):
        few = table.c.notebook_id.in_(books[start : start + FEW])
        there |= set(
            db.execute(select(table.c.notebook_id).where(few, table.c.cell_id == cell)).scalars()
        )
    known = [{"book": f.submitted, **new} for f, new in rows if f.submitted in there]
    made = [
        {"id": uuid4().hex, "notebook_id": f.submitted, "cell_id": cell, **new}
        for f, new in rows
        if f.submitted not in there
    ]
    if known:
        names: dict[str, Any] = {name: bindparam(name) for name in rows[0][1]}
        one = (table.c.notebook_id == bindparam("book")) & (table.c.cell_id == cell)
        db.execute(table.update().where(one).values(**names), known)
    if made:
        db.execute(table.insert(), made)


def as_comment(given: Given | None, pieces: Mapping[str, Piece], rubric: str) -> str | None:
    """Return all comments as one plain text, for the one field that nbgrader has."""
    if given is None or not given.says_something:
        return None
    piece = pieces.get(rubric)
    names = {each.id: each.name for each in piece.criteria} if piece else {}
    parts = [
        text if criterion == WHOLE else f"{names.get(criterion, criterion)}: {text}"
        for criterion, text in given.comments.items()
        if text
    ]
    return "\n\n".join([*parts, given.comment] if given.comment else parts)
