"""What was done to marks and when feedback went out: tables that are only ever added to.

They stand in the gradebook's own database, beside nbgrader's tables, which are not touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    inspect,
    select,
)

from autograder.only_added import protect

_TABLES = MetaData()


def _about() -> tuple[Column[Any], ...]:
    """Return the columns that say when somebody did something about whose work. Times are UTC."""
    return (
        Column("number", Integer, primary_key=True),
        Column("at", DateTime, nullable=False),
        Column("who", String(128), nullable=False),
        Column("assignment", String(128), nullable=False),
        Column("student", String(128), nullable=False),
    )


LATENESS = Table(
    "partnership_lateness",
    _TABLES,
    *_about(),
    Column("marks", Float, nullable=False),
    Column("before", Float, nullable=False),
    Column("said", String, nullable=False),
)
RELEASE = Table(
    "partnership_release",
    _TABLES,
    *_about(),
    Column("how", String(32), nullable=False),
)


def record(db: Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Add rows, in the transaction that is under way. The table is made if it is not there."""
    if not rows:
        return
    wanted = _TABLES.tables[table]
    wanted.create(db, checkfirst=True)
    protect(db, wanted)
    db.execute(wanted.insert(), list(rows))


def recorded(db: Connection, table: str, assignment: str) -> list[Any]:
    """Return the rows on one assignment, the oldest first; none where none was ever added."""
    if not inspect(db).has_table(table):
        return []
    wanted = _TABLES.tables[table]
    query = select(wanted).where(wanted.c.assignment == assignment).order_by(wanted.c.number)
    return list(db.execute(query))
