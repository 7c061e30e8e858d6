"""Who has which answer open now, in the gradebook's database.

Each marker may have a server of their own, so it cannot be kept in one server's memory. A row
here means nothing after a minute, and nothing is lost without it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Column, DateTime, Engine, MetaData, String, Table, select

AWAY = timedelta(seconds=40)
"""The page says every 15 seconds that it is still there."""

META = MetaData()
HERE = Table(
    "partnership_here",
    META,
    Column("who", String(128), primary_key=True),
    Column("assignment", String(128), nullable=False),
    Column("cell", String(128), nullable=False),
    Column("script", String(16), nullable=False),
    Column("at", DateTime, nullable=False),
)
"""One answer for each marker: the one that they looked at last. ``at`` is UTC."""


def arrive(
    engine: Engine, who: str, assignment: str, cell: str, script: str, now: datetime | None = None
) -> list[str]:
    """Note that ``who`` has this answer open, and return who else has, in order of names."""
    at = (now or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)
    row = {"who": who, "assignment": assignment, "cell": cell, "script": script, "at": at}
    same = (HERE.c.assignment == assignment) & (HERE.c.cell == cell) & (HERE.c.script == script)
    with engine.begin() as db:
        db.execute(HERE.delete().where(HERE.c.who == who))
        db.execute(HERE.insert(), row)
        others = select(HERE.c.who).where(same, HERE.c.who != who, HERE.c.at > at - AWAY)
        return list(db.execute(others.order_by(HERE.c.who)).scalars())
