"""Who stands behind a candidate code: for the module leader, and to blank a writer's own name."""

from __future__ import annotations

from typing import Any

from nbgrader.api import Student  # type: ignore[import-untyped]
from sqlalchemy import Connection, select

from autograder.marks.identifying import Writer
from autograder.marks.tables import CANDIDATE

_STUDENT = Student.__table__


def read_writers(db: Connection) -> dict[str, Writer]:
    """Return everybody who has a code, by it."""
    return {row.code: _writer(row) for row in db.execute(_QUERY)}


_QUERY = select(
    CANDIDATE.c.code,
    CANDIDATE.c.student,
    _STUDENT.c.first_name,
    _STUDENT.c.last_name,
    _STUDENT.c.email,
).outerjoin_from(CANDIDATE, _STUDENT, _STUDENT.c.id == CANDIDATE.c.student)


def _writer(row: Any) -> Writer:
    return Writer(row.student, row.first_name or "", row.last_name or "", row.email or "")
