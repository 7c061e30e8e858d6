"""The part of a case that has a say in what happens: what both interpreters read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from partnership.activities.case.words import Grounded, Law, Tag
from partnership.activities.case.written import WrittenCase
from partnership.bank.documents import Location
from partnership.bank.framework import find_framework

_OPTION = dict.fromkeys(("id", "when", "effects", "days", "stays", "next"), True)
_EACH_OPTION = {"__all__": _OPTION}

MECHANICS: dict[str, Any] = {
    "seed": True,
    "clock": True,
    "agencies": {
        "__all__": {
            "id": True,
            "appointments": True,
            "alone": {"__all__": {"week", "effects"}},
        }
    },
    "facts": {"__all__": {"id", "known_by"}},
    "ties": {"__all__": {"id", "start"}},
    "measures": {"__all__": {"id", "low", "high", "start", "better"}},
    "factors": {"__all__": {"id", "measures", "changes", "when", "times"}},
    "needs": {"__all__": {"id", "met"}},
    "decisions": {
        "__all__": {
            **dict.fromkeys(("id", "day", "when", "aside", "next"), True),
            "chance": {"__all__": {"id", "weight", "effects"}},
            "options": _EACH_OPTION,
            "further": {"__all__": {"id": True, "options": _EACH_OPTION}},
        }
    },
    "rules": {"__all__": {"id", "when", "repeat", "effects", "route"}},
    "endings": {"__all__": {"id", "when"}},
}
"""The fields that the interpreters read. A change of any other leaves a saved play valid."""


def program_of(case: WrittenCase) -> dict[str, Any]:
    """Return the mechanics of a case as plain data, without its text."""
    mechanics = case.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, include=MECHANICS
    )
    return {**mechanics, "roles": list(case.roles)}


def sources_in(thing: Any, place: Location) -> Iterator[tuple[Location, str]]:
    """Yield the place and the key of every source in a record."""
    if isinstance(thing, Grounded):
        yield from (([*place, "source"], key) for key in thing.keys)
    elif isinstance(thing, Law):
        yield [*place, "source"], thing.source
    if isinstance(thing, BaseModel):
        for field in type(thing).model_fields:
            yield from sources_in(getattr(thing, field), [*place, field])
    elif isinstance(thing, tuple):
        for number, value in enumerate(thing):
            yield from sources_in(value, [*place, number])


def tags_in(thing: Any, place: Location) -> Iterator[tuple[Location, Tag]]:
    """Yield the place of every tag that names an item of a framework."""
    if isinstance(thing, Tag):
        yield place, thing
    elif isinstance(thing, BaseModel):
        for field in type(thing).model_fields:
            yield from tags_in(getattr(thing, field), [*place, field])
    elif isinstance(thing, tuple):
        for number, value in enumerate(thing):
            yield from tags_in(value, [*place, number])


def frameworks_of(case: BaseModel) -> dict[str, Any]:
    """Return the name, author and items of every framework that a tag names.

    Raises:
        ContentError: there is no framework of that name.
    """
    names = dict.fromkeys(tag.framework for _, tag in tags_in(case, []))
    frameworks = [find_framework(name) for name in names]
    return {
        one.id: {
            "name": one.name,
            "by": one.author_year,
            "items": {item.id: item.label for item in (*one.items, *one.exits)},
        }
        for one in frameworks
    }
