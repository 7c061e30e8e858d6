"""Where a play stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

END = "end"
NOBODY = "nobody"
Event = list[Any]
"""Something that happened: what sort of thing, and the ids and numbers that tell it."""


@dataclass
class State:
    """Everything that can change in a play. ``events`` tell all that happened, in order."""

    role: str
    luck: int
    values: dict[str, int]
    knows: dict[str, set[str]]
    ties: dict[str, str]
    weekly: dict[str, int]
    once: dict[str, int] = field(default_factory=dict)
    weeks: list[list[int]] = field(default_factory=list)
    """Appointments of every week that is over, one number an agency."""
    day: int = 0
    flags: set[str] = field(default_factory=set)
    plan: list[str] = field(default_factory=list)
    lead: str = NOBODY
    chosen: set[str] = field(default_factory=set)
    fired: set[str] = field(default_factory=set)
    was: set[str] = field(default_factory=set)
    """Rules whose condition was so when they were last looked at."""
    at: str = END
    back: str | None = None
    """Where the story goes on after a decision that was set aside."""
    refused: set[str] = field(default_factory=set)
    """Options of this decision that did not move it on."""
    events: list[Event] = field(default_factory=list)


def new_state(program: Mapping[str, Any], role: str, luck: int) -> State:
    """Return the state on day 0, before the first decision."""
    agencies = program["agencies"]
    knows: dict[str, set[str]] = {agency["id"]: set() for agency in agencies}
    for fact in program.get("facts", ()):
        for who in fact.get("known_by", ()):
            if who in knows:
                knows[who].add(fact["id"])
    return State(
        role=role,
        luck=luck,
        values={one["id"]: one["start"] for one in program["measures"]},
        knows=knows,
        ties={one["id"]: one.get("start", "none") for one in program.get("ties", ())},
        weekly={one["id"]: one.get("appointments", 0) for one in agencies},
    )


def appointments(state: State, agency: str) -> int:
    """Return how many appointments an agency, or ``all``, has with the family this week."""
    if agency == "all":
        return sum(max(0, week + state.once.get(one, 0)) for one, week in state.weekly.items())
    return max(0, state.weekly[agency] + state.once.get(agency, 0))
