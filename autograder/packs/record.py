"""Which packs were made, for whom, and what was known when: what comes back is held against it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, DateTime, MetaData, String, Table, Text, select
from sqlalchemy.exc import DBAPIError

from autograder.course import Course
from autograder.database import open_database
from autograder.gradebook import gradebook_error
from autograder.marks.event import Role

META = MetaData()
PACK = Table(
    "partnership_pack",
    META,
    Column("id", String(32), primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("made_by", String(128), nullable=False),
    Column("marker", String(128), nullable=False),
    Column("role", String(16), nullable=False),
    Column("assignment", String(128), nullable=False),
    Column("content", Text, nullable=False),
)
"""``content`` is JSON: for each cell its rubric's fingerprint, and for each script in it the number
of the last event on it."""


@dataclass(frozen=True)
class Part:
    """One piece of writing in a pack."""

    rubric: str
    """The fingerprint of the rubric that it is marked by."""
    seen: Mapping[str, int]
    """Script to the number of the last event on its answer when the pack was made."""


@dataclass(frozen=True)
class Pack:
    """What one tutor took home."""

    assignment: str
    marker: str
    role: Role
    made_by: str
    parts: Mapping[str, Part]
    """By cell."""
    id: str = field(default_factory=lambda: secrets.token_hex(12))
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def scripts(self) -> list[str]:
        """The scripts in it."""
        return sorted({script for part in self.parts.values() for script in part.seen})


def keep_pack(course: Course, pack: Pack) -> None:
    """Note that a pack was made.

    Raises:
        CourseError: the gradebook cannot be written.
    """
    content = {
        cell: {"rubric": part.rubric, "seen": dict(part.seen)} for cell, part in pack.parts.items()
    }
    row = {
        "id": pack.id,
        "at": pack.at.astimezone(UTC).replace(tzinfo=None),
        "made_by": pack.made_by,
        "marker": pack.marker,
        "role": pack.role,
        "assignment": pack.assignment,
        "content": json.dumps(content),
    }
    with _database(course) as db:
        db.execute(PACK.insert(), row)


def find_pack(course: Course, name: str) -> Pack | None:
    """Return a pack that was made from this course, by its id; None where there is none."""
    with _database(course) as db:
        row = db.execute(select(PACK).where(PACK.c.id == name)).first()
    if row is None:
        return None
    parts = {
        cell: Part(each["rubric"], each["seen"]) for cell, each in json.loads(row.content).items()
    }
    return Pack(
        row.assignment, row.marker, row.role, row.made_by, parts, row.id,
        row.at.replace(tzinfo=UTC),
    )  # fmt: skip


@contextmanager
def _database(course: Course) -> Iterator[Connection]:
    engine = open_database(course.db_url)
    try:
        with engine.begin() as db:
            META.create_all(db)
            yield db
    except DBAPIError as error:
        raise gradebook_error(str(error.orig), course.gradebook_name) from error
    finally:
        engine.dispose()
