"""Who is at the table: the words of the tool, and the ladder that decisions are placed on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, ClassVar, Literal, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.seats.outline import outline
from partnership.activities.seats.work import SeatsWork
from partnership.activities.tools.model import Tool, Work
from partnership.activities.tools.outline import Outline
from partnership.bank.documents import Location, Record
from partnership.bank.framework import find_framework
from partnership.bank.words import Slug, Text


class Grid(Record):
    """The four fields of power and of what is at stake, in our own words."""

    both: Text
    """Much power, and much at stake."""
    power: Text
    """Much power, and little at stake."""
    stake: Text
    """Little power, and much at stake."""
    neither: Text
    """Little of both."""
    about: Text
    """Where the picture comes from, and what it leaves out."""


class SeatsTool(Tool):
    """Who is at the table?"""

    WORK: ClassVar[type[Work]] = SeatsWork

    kind: Literal["seats"]
    """Its kind: *seats*."""
    sectors: Annotated[dict[Slug, Text], Field(min_length=2)]
    """Kinds of members, by who owns them and whom they answer to."""
    groups: Annotated[dict[Slug, Text], Field(min_length=2)]
    """Groups of families that are easily left out."""
    grid: Grid
    """What the fields of power and of what is at stake are called."""
    ladder: Slug
    """The framework of rungs that decisions are placed on, which has groups."""
    real: Slug
    """The group of the ladder on which families have real power."""

    @model_validator(mode="after")
    def _know_what_is_named(self) -> Self:
        ladder = find_framework(self.ladder)
        if self.real not in ladder.groups:
            raise ValueError(f"the ladder has no group '{self.real}' - use one of its groups")
        work = SeatsWork.model_validate_json(self.example_work().model_dump_json())
        known = {"sector": set(self.sectors), "group": set(self.groups)}
        known |= {"seat": {seat.id for seat in work.seats}}
        known |= {"rung": {item.id for item in ladder.items}, "remit": {r.id for r in work.remit}}
        named = [
            *(("sector", seat.sector) for seat in work.seats),
            *(("remit", one) for seat in work.seats for one in seat.covers),
            *(("group", one) for one in work.groups),
            *(("seat", end) for tie in work.ties for end in (tie.one, tie.other)),
            *(("rung", one.rung) for one in work.decisions if one.rung),
        ]
        for what, name in named:
            if name not in known[what]:
                raise ValueError(
                    f"the example has the {what} '{name}' - use {', '.join(sorted(known[what]))}"
                )
        return self

    def sources(self) -> Iterator[tuple[Location, str]]:
        """Yield the sources of the idea and of the ladder."""
        yield from super().sources()
        yield ["ladder"], find_framework(self.ladder).source

    def own(self, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the sectors, the groups of families and the rungs."""
        ladder = find_framework(self.ladder)
        return {
            "sectors": [{"id": name, "label": text} for name, text in self.sectors.items()],
            "groups": [{"id": name, "label": text} for name, text in self.groups.items()],
            "grid": self.grid.model_dump(),
            "ladder": {
                "by": ladder.author_year,
                "cautions": ladder.cautions,
                "rungs": [
                    {
                        "id": item.id,
                        "label": f"{item.order}. {item.label}: {item.gist}",
                        "short": item.label,
                        "group": ladder.groups[item.group or ""],
                        "real": item.group == self.real,
                    }
                    for item in ladder.items
                ],
            },
        }

    def outline(self) -> Outline:
        """Return how the seats, the families and the decisions read."""
        rungs = {item.id: item.label for item in find_framework(self.ladder).items}
        return outline(self.sectors, self.groups, rungs)

    def on_paper(self) -> Markup:
        """Return the groups of families, to go through with a pencil."""
        groups = Markup().join(Markup("<li>{}</li>").format(one) for one in self.groups.values())
        return Markup("<p>Is each of these heard where you decide?</p><ul>{}</ul>").format(groups)
