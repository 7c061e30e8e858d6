"""Names inside a case: every thing that is named has to be there, and once only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from partnership.activities.case import conditions as is_so
from partnership.activities.case.board import Action
from partnership.activities.case.cast import Basis, Fact, Factor, Measure, Need, Tie
from partnership.activities.case.conditions import DAY
from partnership.activities.case.effects import Effects, Sharing
from partnership.activities.case.story import END, Decision, Option, Rule
from partnership.activities.case.written import WrittenCase
from partnership.bank.documents import Location

Name = tuple[Location, str, str]
"""A place, the sort of thing that is named there, and its id."""

SORTS = {
    "people": "person",
    "agencies": "agency",
    "facts": "fact",
    "ties": "tie",
    "measures": "measure",
    "factors": "factor",
    "flags": "flag",
    "needs": "need",
    "bases": "basis",
    "law": "statement of law",
    "decisions": "decision",
    "rules": "rule",
    "endings": "ending",
}
"""The lists of a case, and what one thing in each is called."""


def known_names(case: WrittenCase) -> dict[str, list[str]]:
    """Return the ids of every sort of thing in a case."""
    known = {sort: [one.id for one in getattr(case, name)] for name, sort in SORTS.items()}
    known["action"] = [one.id for one in case.board.actions]
    known["choice"] = [
        f"{decision.id}.{option.id}"
        for decision in case.decisions
        for options in (decision.options, *(one.options for one in decision.further))
        for option in options
    ]
    return known


def faults(case: WrittenCase) -> Iterator[tuple[Location, str, str]]:
    """Yield the place of each name that is unknown or given twice, what is wrong and what to do."""
    known = known_names(case)
    for sort, ids in known.items():
        for name, times in Counter(ids).items():
            if times > 1:
                yield [], f"two things of the sort '{sort}' are called '{name}'", "rename one"
    allowed = {sort: set(ids) for sort, ids in known.items()}
    allowed["measure"].add(DAY)
    allowed["agency or all"] = allowed["agency"] | {"all"}
    allowed["leader"] = allowed["agency"] | {"nobody"}
    allowed["leader or anyone"] = allowed["leader"] | {"anyone"}
    allowed["decision or end"] = allowed["decision"] | {END}
    allowed["person or agency"] = allowed["person"] | allowed["agency"]
    allowed["measure to change"] = allowed["measure"] - {DAY}
    allowed["role"] = {one.id for one in case.agencies if one.role}
    for place, sort, name in named_in(case, []):
        if name not in allowed[sort]:
            yield place, f"there is no {sort} '{name}' in this case", "check the id, or add it"


def named_in(thing: Any, place: Location) -> Iterator[Name]:
    """Yield every name used anywhere in a record, with its place and its sort."""
    if isinstance(thing, BaseModel):
        yield from ((place, sort, name) for sort, name in _own_names(thing))
        for field, info in type(thing).model_fields.items():
            yield from named_in(getattr(thing, field), [*place, info.alias or field])
    elif isinstance(thing, dict):
        for key, value in thing.items():
            yield from named_in(value, [*place, key])
    elif isinstance(thing, tuple | list):
        for number, value in enumerate(thing):
            yield from named_in(value, [*place, number])


def _own_names(thing: BaseModel) -> Iterator[tuple[str, str]]:
    """Yield the sort and the id of each name that a record itself holds."""
    for kind, names in (*CONDITIONS.items(), *OTHERS.items()):
        if isinstance(thing, kind):
            for field, sort in names.items():
                yield from ((sort, name) for name in _listed(getattr(thing, field)))
    if isinstance(thing, Effects):
        yield from (("fact", fact) for facts in thing.tell.values() for fact in facts)


def _listed(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


CONDITIONS: dict[type[BaseModel], dict[str, str]] = {
    is_so.MeasureIs: {"var": "measure"},
    is_so.AppointmentsAre: {"appointments": "agency or all"},
    is_so.FlagIsUp: {"flag": "flag"},
    is_so.FactIsKnown: {"knows": "fact", "who": "agency"},
    is_so.RoleIs: {"role": "role"},
    is_so.WasChosen: {"chose": "choice"},
    is_so.RuleFired: {"fired": "rule"},
    is_so.LeadIs: {"lead": "leader or anyone"},
    is_so.IsPlanned: {"planned": "action"},
    is_so.TieIs: {"tie": "tie"},
}
OTHERS: dict[type[BaseModel], dict[str, str]] = {
    Sharing: {"what": "fact", "to": "agency", "sender": "agency", "basis": "basis"},
    Effects: {
        "change": "measure to change",
        "put": "measure to change",
        "up": "flag",
        "down": "flag",
        "learn": "fact",
        "tell": "agency",
        "ties": "tie",
        "weekly": "agency",
        "once": "agency",
        "plan": "action",
        "drop": "action",
        "lead": "leader",
    },
    Fact: {"about": "person or agency", "known_by": "person or agency"},
    Tie: {"ends": "person or agency"},
    Measure: {"about": "person or agency"},
    Factor: {"measures": "measure to change"},
    Need: {"about": "person or agency"},
    Basis: {"law": "statement of law"},
    Option: {"law": "statement of law", "next": "decision or end"},
    Decision: {"decides": "agency", "scene_for": "role", "next": "decision or end"},
    Rule: {"law": "statement of law", "route": "decision"},
    Action: {"about": "person", "owner": "agency", "agreed": "person", "voice": "person"},
}
