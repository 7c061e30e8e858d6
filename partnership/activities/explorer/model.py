"""The explorer of typologies: frameworks of the bank, with an example of each of their types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.parts import Part, mark_of
from partnership.activities.record import ActivityRecord
from partnership.activities.reflect.model import CONFIDENTIALITY
from partnership.bank.documents import Location, Record
from partnership.bank.framework import Framework, find_framework
from partnership.bank.words import Slug, Text

NEITHER = "none"
"""The answer that no type fits: a finding too, if it has its reasons."""

ENOUGH = 3
"""In how many typologies one has to place a partnership to have done the activity."""


class Typology(Record):
    """A framework to explore, and an example of each of its types."""

    framework: Slug
    asks: Text
    """What is asked of a partnership of the learner's own."""
    examples: dict[Slug, Text]

    @model_validator(mode="after")
    def _have_an_example_of_each_type(self) -> Self:
        types = [item.id for item in self.read().items]
        if list(self.examples) != types:
            raise ValueError(
                f"the examples do not fit the types of '{self.framework}'"
                f" - give one of each, in this order: {', '.join(types)}"
            )
        return self

    def read(self) -> Framework:
        """Return the framework.

        Raises:
            ContentError: there is none of this name, or its file is wrong.
        """
        return find_framework(self.framework)


class Explorer(ActivityRecord):
    """Typologies to explore and compare: ``datasets/explorers/<id>.yaml``."""

    typologies: Annotated[tuple[Typology, ...], Field(min_length=2)]
    """The typologies, each a framework with examples."""

    @property
    def steps(self) -> int:
        """How many placings it takes."""
        return min(ENOUGH, len(self.typologies))

    def parts(self) -> tuple[Part, ...]:
        """Return the placing in each typology, and the reason for it."""
        return tuple(part for one in self.typologies for part in self._parts(one))

    def _parts(self, one: Typology) -> Iterator[Part]:
        framework = one.read()
        mark = mark_of([one.asks, list(one.examples)])
        words = {item.id: item.label for item in framework.items} | {NEITHER: "None of these fits"}
        name = f"{self.id}.{one.framework}"
        yield Part(name, f"{framework.name}: {one.asks}", mark, words=words)
        yield Part(f"{name}.why", "What tells you so?", mark, counts=False, own_words=True)

    def sources(self) -> Iterator[tuple[Location, str]]:
        """Yield the sources of the frameworks."""
        for number, one in enumerate(self.typologies):
            yield ["typologies", number, "framework"], one.read().source

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the typologies as plain data for ``view.js``."""
        return {
            **self.opening(),
            "confidentiality": CONFIDENTIALITY,
            "neither": NEITHER,
            "typologies": [_as_data(one, self._parts(one), cite) for one in self.typologies],
        }

    def printed(self) -> Markup:
        """Return the typologies one after another, with their types and examples."""
        sections = Markup().join(_printed(one, one.read()) for one in self.typologies)
        return Markup("<p>{}</p>{}").format(self.intro, sections)


def _as_data(one: Typology, parts: Iterator[Part], cite: Callable[[str], str]) -> dict[str, Any]:
    framework = one.read()
    return {
        "id": framework.id,
        "name": framework.name,
        "by": framework.author_year,
        "source": cite(framework.source),
        "asks": one.asks,
        "mark": next(parts).fingerprint,
        "types": [
            {
                "id": item.id,
                "label": item.label,
                "gist": item.gist,
                "example": one.examples[item.id],
            }
            for item in framework.items
        ],
        "tells": framework.tells,
        "confusions": framework.confusions,
        "cautions": framework.cautions,
    }


def _printed(one: Typology, framework: Framework) -> Markup:
    types = Markup().join(
        Markup("<li><strong>{}.</strong> {} <em>For example:</em> {}</li>").format(
            item.label, item.gist, one.examples[item.id]
        )
        for item in framework.items
    )
    tells = Markup().join(Markup("<li>{}</li>").format(tell) for tell in framework.tells)
    return Markup(
        "<h4>{} ({})</h4><ul>{}</ul><p>How to tell them apart:</p><ul>{}</ul><p>{}</p>"
    ).format(framework.name, framework.author_year, types, tells, one.asks)
