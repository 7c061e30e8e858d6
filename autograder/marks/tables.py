"""Our own tables, beside nbgrader's in the gradebook's database.

``partnership_event`` and ``partnership_decision`` are only ever added to: the database itself
refuses anything else. What ``partnership_standing`` holds follows from the events and can be made
anew at any time.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DateTime,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    inspect,
)

from autograder.only_added import LOCK, is_protected, protect

META = MetaData()


def _answer(*, key: bool = False) -> tuple[Column[str], Column[str], Column[str]]:
    """Return the columns that name one answer. ``cell`` is a grade_id, ``script`` a code."""
    return (
        Column("assignment", String(128), nullable=False, primary_key=key),
        Column("cell", String(128), nullable=False, primary_key=key),
        Column("script", String(16), nullable=False, primary_key=key),
    )


EVENT = Table(
    "partnership_event",
    META,
    Column("number", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("at", DateTime, nullable=False),
    Column("who", String(128), nullable=False),
    Column("role", String(16), nullable=False),
    *_answer(),
    Column("kind", String(16), nullable=False),
    Column("given", Text),
    Column("rubric", String(32), nullable=False),
    Column("because", Text, nullable=False),
    Column("seen", Integer, nullable=False),
    Index("partnership_event_answer", "assignment", "cell", "script"),
    sqlite_autoincrement=True,
)
"""What was done, in the order of ``number``. ``at`` is UTC; ``given`` is JSON."""

CANDIDATE = Table(
    "partnership_candidate",
    META,
    Column("student", String(128), primary_key=True),
    Column("code", String(16), nullable=False, unique=True),
)
"""Which code stands for which student. Only the module leader is told."""

SAMPLE = Table(
    "partnership_sample",
    META,
    *_answer(key=True),
    Column("draw", Integer, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("who", String(128), nullable=False),
    Column("why", Text, nullable=False),
)
"""Answers that one mark is not enough for. ``draw`` is the number of the decision that put them
there, ``why`` the reason for this one (drawn, fail, near a border)."""

DECISION = Table(
    "partnership_decision",
    META,
    Column("number", Integer, primary_key=True),
    Column("assignment", String(128), nullable=False, index=True),
    Column("act", String(16), nullable=False),
    Column("who", String(128), nullable=False),
    Column("at", DateTime, nullable=False),
    Column("said", Text, nullable=False),
    Column("how", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""What was decided on an assignment as a whole. ``how`` is JSON: rule, seed, figures."""

RUBRIC = Table(
    "partnership_rubric",
    META,
    Column("number", Integer, primary_key=True),
    Column("fingerprint", String(32), nullable=False),
    Column("assignment", String(128), nullable=False),
    Column("cell", String(128), nullable=False),
    Column("piece", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("who", String(128), nullable=False),
    sqlite_autoincrement=True,
)
"""Every version of a rubric's piece that was ever marked by. The last one applies."""

WRITTEN = Table(
    "partnership_written",
    META,
    *_answer(key=True),
    Column("score", Float),
    Column("comment", Text),
    Column("waits", Boolean, nullable=False),
    Column("number", Integer, nullable=False),
    Column("handed_in", DateTime),
)
"""What we last wrote into nbgrader's own fields, after which event, and when the answer that was
marked then had been handed in. What differs from it now was changed by somebody else."""

STANDING = Table(
    "partnership_standing",
    META,
    *_answer(key=True),
    Column("number", Integer, nullable=False),
    Column("status", String(16), nullable=False),
    Column("conflict", Boolean, nullable=False),
    Column("total", Float),
    Column("agreed", Text),
    Column("marks", Text, nullable=False),
    Column("flags", Integer, nullable=False),
    Column("skipped", Text, nullable=False),
)
"""What the events come to. ``number``: of the last one; ``agreed``, ``marks`` (of each role whose:
who, total, whether in full) and ``skipped`` (by whom) are JSON."""

_ONLY_ADDED = (EVENT, DECISION)


def make_tables(db: Connection) -> None:
    """Make the tables that are not there yet, inside the caller's transaction."""
    if db.dialect.name == "postgresql":
        # Two who open a new course at once would both make them.
        db.exec_driver_sql(LOCK)
    META.create_all(db)
    for table in _ONLY_ADDED:
        protect(db, table)


def have_tables(db: Connection) -> bool:
    """Tell whether all of them are there, and protected."""
    there = set(META.tables) <= set(inspect(db).get_table_names())
    return there and all(is_protected(db, table) for table in _ONLY_ADDED)
