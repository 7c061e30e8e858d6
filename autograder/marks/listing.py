"""All answers in one cell, as a list for one marker: one question to the database."""

from __future__ import annotations

import json
from collections.abc import Container
from typing import Any

from sqlalchemy import Connection, select

from autograder.marks.answers import AnswerRow, own_order
from autograder.marks.event import Role
from autograder.marks.fields import BOOK, WORK, Place
from autograder.marks.people import Person
from autograder.marks.standing import Status
from autograder.marks.tables import CANDIDATE, STANDING


def read_list(
    db: Connection,
    place: Place,
    person: Person,
    role: Role,
    *,
    blind: bool,
    drawn: Container[str],
) -> list[AnswerRow]:
    """Return the answers that are this person's to see, in their own order."""
    told = (
        (STANDING.c.assignment == place.assignment)
        & (STANDING.c.cell == place.cell)
        & (STANDING.c.script == CANDIDATE.c.code)
    )
    query = (
        select(
            CANDIDATE.c.code, STANDING.c.number, STANDING.c.status, STANDING.c.conflict,
            STANDING.c.total, STANDING.c.marks, STANDING.c.flags, STANDING.c.skipped,
        )
        .select_from(WORK)
        .join(BOOK, (BOOK.c.assignment_id == WORK.c.id) & (BOOK.c.notebook_id == place.book))
        .join(CANDIDATE, CANDIDATE.c.student == WORK.c.student_id)
        .outerjoin(STANDING, told)
        .where(WORK.c.assignment_id == place.work)
    )  # fmt: skip
    found = [row for row in db.execute(query) if person.has(place.assignment, row.code)]
    found.sort(key=lambda row: own_order(person.who, place.assignment, place.cell, row.code))
    return [
        _row(row, order, person.who, role, blind=blind, sampled=row.code in drawn)
        for order, row in enumerate(found)
    ]


def _row(row: Any, order: int, who: str, role: Role, *, blind: bool, sampled: bool) -> AnswerRow:
    marks = json.loads(row.marks) if row.marks else {}
    mine = marks.get(role, {})
    done = bool(mine.get("full"))
    hidden = blind and role == "second" and not (done and mine.get("who") == who)
    status: Status = row.status or "waiting"
    total = mine.get("total") if mine.get("who") == who else row.total
    if hidden:
        status, total = "second" if done else "waiting", None
    return AnswerRow(
        script=row.code,
        order=order,
        status=status,
        flags=row.flags or 0,
        conflict=bool(row.conflict) and not hidden,
        total=total,
        done=done,
        skipped=who in json.loads(row.skipped) if row.skipped else False,
        sampled=sampled,
        number=row.number or 0,
    )
