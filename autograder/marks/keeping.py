"""Events in the database, and what follows from them beside: written, read, made anew."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, Table, select

from autograder.marks.event import Event, Given
from autograder.marks.fields import FEW, Field, Place, as_comment, write_fields
from autograder.marks.standing import Rule, Standing, standing
from autograder.marks.tables import EVENT, STANDING, WRITTEN
from autograder.rubric import Piece


def to_row(event: Event) -> dict[str, Any]:
    """Return an event as a row, without its number."""
    row = event.model_dump(exclude={"number", "given"})
    given = event.given.model_dump_json() if event.given else None
    return {**row, "at": event.at.astimezone(UTC).replace(tzinfo=None), "given": given}


def from_row(row: Any) -> Event:
    """Return the event in a row. What the ledger wrote is not checked again."""
    given = row.given and json.loads(row.given)
    return Event.model_construct(
        **{
            **row._asdict(),
            "at": row.at.replace(tzinfo=UTC),
            "given": Given.model_construct(**given) if given else None,
        }
    )


def read_events(
    db: Connection, assignment: str, cell: str | None = None, scripts: Iterable[str] | None = None
) -> dict[tuple[str, str], list[Event]]:
    """Return the events of each answer, by cell and candidate code, in their order."""
    query = select(EVENT).where(EVENT.c.assignment == assignment).order_by(EVENT.c.number)
    if cell is not None:
        query = query.where(EVENT.c.cell == cell)
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    chosen = None if scripts is None else list(scripts)
    for start in range(0, 1 if chosen is None else len(chosen), FEW):
        few = query if chosen is None else query.where(EVENT.c.script.in_(chosen[start:][:FEW]))
        for row in db.execute(few):
            found[row.cell, row.script].append(from_row(row))
    return found


def projected(script: str, place: Place, now: Standing, rule: Rule) -> dict[str, Any]:
    """Return the row of ``partnership_standing`` that a standing comes to."""
    marks = {
        role: {
            "who": event.who,
            "total": event.given.total if event.given else None,
            "full": rule.complete(event),
        }
        for role, event in sorted(now.by_role.items())
    }
    return {
        "assignment": place.assignment,
        "cell": place.cell,
        "script": script,
        "number": now.last,
        "status": now.status,
        "conflict": now.conflict,
        "total": now.agreed.total if now.agreed else None,
        "agreed": now.agreed.model_dump_json() if now.agreed else None,
        "marks": json.dumps(marks),
        "flags": len(now.flags),
        "skipped": json.dumps(sorted(now.skipped)),
    }


def store(
    db: Connection,
    place: Place,
    fields: Mapping[str, Field],
    events: Mapping[str, Sequence[Event]],
    rules: Mapping[str, Rule],
    pieces: Mapping[str, Piece],
) -> dict[str, Standing]:
    """Write what the events of each answer come to: for speed, and into nbgrader's own fields.

    ``events``, ``fields`` and ``rules`` are by candidate code, ``pieces`` by fingerprint. A field
    that nobody has ever marked is left as it is.
    """
    now = {script: standing(each, rules[script]) for script, each in events.items()}
    _replace(db, STANDING, [projected(s, place, each, rules[s]) for s, each in now.items()])
    results = []
    for script, each in now.items():
        if not any(e.kind in ("mark", "taken-in", "agree", "scale") for e in each.events):
            continue
        score = each.agreed.total if each.agreed else None
        comment = as_comment(each.agreed, pieces, each.source.rubric if each.source else "")
        results.append((fields[script], score, comment, not each.settled))
    write_fields(db, place, results)
    _replace(db, WRITTEN, [
        {
            "assignment": place.assignment, "cell": place.cell, "script": field.script,
            "score": score, "comment": comment, "waits": waits, "number": now[field.script].last,
            "handed_in": field.handed_in,
        }
        for field, score, comment, waits in results
    ])  # fmt: skip
    return now


def _replace(db: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    of_these = (table.c.assignment == rows[0]["assignment"]) & (table.c.cell == rows[0]["cell"])
    scripts = [row["script"] for row in rows]
    for start in range(0, len(scripts), FEW):
        db.execute(table.delete().where(of_these, table.c.script.in_(scripts[start:][:FEW])))
    db.execute(table.insert(), rows)
