"""What was decided on an assignment as a whole: a sample drawn or extended, marks settled, scaled.

Decisions are only ever added, as events are, and the last one tells where moderation stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, select

from autograder.marks.event import Event, MarkingError
from autograder.marks.people import People
from autograder.marks.standing import Rule, Standing
from autograder.marks.tables import DECISION, SAMPLE

Act = Literal["draw", "extend", "settle", "agreed", "scale", "names"]
"""``names`` lifts anonymity after release. It decides nothing of moderation."""

_HOLD: frozenset[Act] = frozenset({"draw", "extend"})
"""After these no single mark changes until the next decision."""


@dataclass(frozen=True)
class Decision:
    """Something that was decided on an assignment, by whom, when and why."""

    assignment: str
    act: Act
    who: str
    said: str
    """In words, for whoever reads it later."""
    how: Mapping[str, Any] = field(default_factory=dict)
    """What it was worked out from, as JSON would hold it: rule, seed, figures."""
    picks: Mapping[str, str] = field(default_factory=dict)
    """The scripts that join the sample by it, and why each does."""
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    number: int = 0


def read_decisions(db: Connection, assignment: str) -> list[Decision]:
    """Return what was decided on an assignment, the first first."""
    of_this = SAMPLE.c.assignment == assignment
    picks: dict[int, dict[str, str]] = {}
    for row in db.execute(select(SAMPLE).where(of_this).order_by(SAMPLE.c.script)):
        picks.setdefault(row.draw, {})[row.script] = row.why
    query = select(DECISION).where(DECISION.c.assignment == assignment)
    return [
        Decision(
            row.assignment, row.act, row.who, row.said, json.loads(row.how),
            picks.get(row.number, {}), row.at.replace(tzinfo=UTC), row.number,
        )
        for row in db.execute(query.order_by(DECISION.c.number))
    ]  # fmt: skip


def add_decision(db: Connection, decision: Decision, cells: Iterable[str]) -> int:
    """Keep a decision; what it picks joins the sample with all its answers. Return its number."""
    at = decision.at.astimezone(UTC).replace(tzinfo=None)
    row = {
        "assignment": decision.assignment,
        "act": decision.act,
        "who": decision.who,
        "at": at,
        "said": decision.said,
        "how": json.dumps(decision.how),
    }
    adding = DECISION.insert().returning(DECISION.c.number)
    number = db.execute(adding, row).scalar_one()
    rows = [
        {
            "assignment": decision.assignment,
            "cell": cell,
            "script": script,
            "draw": number,
            "at": at,
            "who": decision.who,
            "why": why,
        }
        for script, why in decision.picks.items()
        for cell in cells
    ]
    if rows:
        db.execute(SAMPLE.insert(), rows)
    return int(number)


def held(db: Connection, assignment: str) -> bool:
    """Tell whether single marks have to wait for moderation."""
    last = (
        select(DECISION.c.act)
        .where(DECISION.c.assignment == assignment, DECISION.c.act != "names")
        .order_by(DECISION.c.number.desc())
        .limit(1)
    )
    return db.execute(last).scalar() in _HOLD


def check_decides(decision: Decision, people: People) -> None:
    """Make sure that this is theirs to decide.

    Raises:
        MarkingError: it is somebody else's.
    """
    may = ("leader",) if decision.act in ("scale", "names") else ("leader", "moderator")
    if not set(may) & set(people.person(decision.who).roles):
        raise MarkingError(
            "forbidden",
            f"'{decision.who}' cannot decide on the moderation of {decision.assignment}",
            f"ask a {' or a '.join(may)}",
        )


def check_waits(event: Event, before: Standing, rule: Rule) -> None:
    """Make sure that an event changes no result while a sample is being looked at.

    First marks that are still missing may be given, and second ones; so may what is no mark.

    Raises:
        MarkingError: it would change one.
    """
    changes = event.kind in ("agree", "scale")
    if event.kind in ("mark", "withdraw"):
        first = before.by_role.get("marker")
        changes = event.role in rule.decides or (event.role == "marker" and rule.complete(first))
    if changes:
        raise MarkingError(
            "forbidden",
            f"the sample of {event.assignment} is still being looked at, and no single mark"
            " changes before that is done",
            f"see 'partnership mark moderate status {event.assignment}'; leave a note until then",
        )
