"""Place one's own partnership in the typologies, by several people, and along its life."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, ClassVar, Literal, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.placings.outline import outline
from partnership.activities.tools.model import Kept, Tool, Work
from partnership.activities.tools.outline import Outline
from partnership.bank.documents import Location, Record
from partnership.bank.framework import Framework, find_framework
from partnership.bank.words import Slug, Text

NEITHER = "none"
"""The answer that no type fits."""
MOST = 60
"""People, and stages of a history: this is for a table of partners, not for a survey."""


class View(Kept):
    """Where one person places the partnership."""

    who: Annotated[str, Field(max_length=60)]
    """A role, such as *lead officer*."""
    placed: dict[Slug, Slug] = Field(default_factory=dict)
    """The type, or ``none``, by the typology."""
    why: Annotated[str, Field(max_length=1500)] = ""
    """What tells them so."""


class Stage(Kept):
    """Where the partnership stood in its life in a year."""

    year: Annotated[int, Field(ge=1900, le=2100)]
    stage: Slug
    what: Annotated[str, Field(max_length=300)] = ""
    """What happened, in a line."""


class Placings(Work):
    """What somebody keeps of the kind of their partnership."""

    views: Annotated[tuple[View, ...], Field(max_length=MOST)] = ()
    """One for each person."""
    history: Annotated[tuple[Stage, ...], Field(max_length=MOST)] = ()
    """Its life so far."""
    name: Annotated[str, Field(max_length=80)] = ""
    """What the partnership is called."""


class Sorting(Record):
    """A typology to place the partnership in."""

    framework: Slug
    asks: Text
    implies: dict[Slug, Text]
    """What each type implies for how the partnership is governed: this course's reading."""

    @model_validator(mode="after")
    def _say_what_each_type_implies(self) -> Self:
        types = [item.id for item in self.read().items]
        if list(self.implies) != types:
            raise ValueError(
                f"'implies' does not fit the types of '{self.framework}'"
                f" - say it of each, in this order: {', '.join(types)}"
            )
        return self

    def read(self) -> Framework:
        """Return the framework.

        Raises:
            ContentError: there is none of this name, or its file is wrong.
        """
        return find_framework(self.framework)


class PlacingsTool(Tool):
    """What kind of partnership is this?"""

    WORK: ClassVar[type[Work]] = Placings

    kind: Literal["placings"]
    """Its kind: *placings*."""
    typologies: Annotated[tuple[Sorting, ...], Field(min_length=2)]
    """The ways of telling kinds of partnership apart."""
    life: Slug
    """The framework of stages that its history is told in."""

    def sources(self) -> Iterator[tuple[Location, str]]:
        """Yield the sources of the idea and of each typology."""
        yield from super().sources()
        for number, one in enumerate(self.typologies):
            yield ["typologies", number, "framework"], one.read().source
        yield ["life"], find_framework(self.life).source

    def own(self, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the typologies and the stages."""
        life = find_framework(self.life)
        return {
            "neither": NEITHER,
            "most": MOST,
            "typologies": [
                {
                    "id": one.framework,
                    "name": one.read().name,
                    "by": one.read().author_year,
                    "asks": one.asks,
                    "cautions": one.read().cautions,
                    "types": [
                        {
                            "id": item.id,
                            "label": item.label,
                            "gist": item.gist,
                            "implies": one.implies[item.id],
                        }
                        for item in one.read().items
                    ],
                }
                for one in self.typologies
            ],
            "life": {
                "by": life.author_year,
                "stages": [
                    {"id": item.id, "label": item.label, "gist": item.gist, "helps": item.helps}
                    for item in (*life.items, *life.exits)
                ],
            },
        }

    def outline(self) -> Outline:
        """Return how the placings and the history read."""
        life = find_framework(self.life)
        typologies = {}
        for one in self.typologies:
            found = one.read()
            types = {item.id: item.label for item in found.items}
            heading = f"{found.name} ({found.author_year})"
            typologies[one.framework] = (heading, {**types, NEITHER: "None of these fits"})
        return outline(typologies, {item.id: item.label for item in (*life.items, *life.exits)})

    def on_paper(self) -> Markup:
        """Return the questions, to be answered with a pencil."""
        return Markup().join(
            Markup("<p><strong>{}</strong> ({})</p><ul>{}</ul>").format(
                one.asks,
                one.read().name,
                Markup().join(
                    Markup("<li>{}: {}</li>").format(item.label, item.gist)
                    for item in one.read().items
                ),
            )
            for one in self.typologies
        )
