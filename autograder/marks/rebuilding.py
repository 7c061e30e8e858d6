"""Make anew what follows from the events, for a whole course."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from autograder.marks.adding import Adding
from autograder.marks.session import Session
from autograder.marks.tables import EVENT, STANDING


def rebuild(session: Session) -> tuple[int, int]:
    """Throw away what was worked out from the events and work it out again, all or nothing.

    Returns:
        How many answers there are events of, and of how many it had not been right.

    Raises:
        CourseError: the gradebook cannot be written. Everything is as it was.
    """
    with session.writing() as db:
        pieces = _pieces(db)
        adding = Adding(session, db)
        for assignment, cell in pieces:
            adding.take_in(session.place(db, assignment, cell))
        before = _standings(db)
        db.execute(STANDING.delete())
        for assignment, cell in pieces:
            adding.renew(session.place(db, assignment, cell))
        after = _standings(db)
    wrong = {key for key in before | after if before.get(key) != after.get(key)}
    return len(after), len(wrong)


def _pieces(db: Connection) -> list[tuple[str, str]]:
    found = (
        select(EVENT.c.assignment, EVENT.c.cell).distinct().order_by(*EVENT.c["assignment", "cell"])
    )
    return [(row.assignment, row.cell) for row in db.execute(found)]


def _standings(db: Connection) -> dict[tuple[str, str, str], Any]:
    rows = db.execute(select(STANDING))
    return {(row.assignment, row.cell, row.script): tuple(row) for row in rows}
