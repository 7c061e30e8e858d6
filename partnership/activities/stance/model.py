"""A stance: where a learner stands between two ends, before reading and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, ClassVar, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.parts import Part, mark_of
from partnership.activities.record import ActivityRecord
from partnership.activities.reflect.model import CONFIDENTIALITY
from partnership.activities.responses import Responses, answer_to
from partnership.bank.documents import Location, Record
from partnership.bank.words import Slug, Text


class Position(Record):
    """A named place on the line."""

    at: Annotated[int, Field(ge=0)]
    name: Text
    meaning: Text


class Stance(ActivityRecord):
    """A line to place oneself on, twice: ``datasets/stances/<id>.yaml``."""

    PLACES: ClassVar[tuple[str, ...]] = ("before", "after")
    """The two places in a page, by the option ``:part:`` of the directive."""

    question: Text
    """What the learner takes a stance on."""
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    """From one end, at 0, to the other."""
    ask_before: Text
    """What is asked with the first mark."""
    ask_after: Text
    """What is asked with the second mark."""
    source: Slug
    """The key of a source in book/references.bib."""

    @model_validator(mode="after")
    def _go_from_end_to_end(self) -> Self:
        places = [position.at for position in self.positions]
        if places != sorted(set(places)) or places[0] != 0:
            raise ValueError(f"the positions are at {places} - begin at 0 and go up")
        return self

    @property
    def last(self) -> int:
        """The number of the far end."""
        return self.positions[-1].at

    def parts(self) -> tuple[Part, ...]:
        """Return the two places taken, and the reasons for each."""
        words = {str(place): self.named(place) for place in range(self.last + 1)}
        mark = mark_of([self.question, [position.name for position in self.positions]])
        return (
            Part(f"{self.id}.before", "Where you stood before reading", mark, words=words),
            Part(f"{self.id}.before.why", self.ask_before, mark, counts=False, own_words=True),
            Part(f"{self.id}.after", "Where you stood after reading", mark, words=words),
            Part(f"{self.id}.after.why", self.ask_after, mark, counts=False, own_words=True),
        )

    def named(self, place: int) -> str:
        """Return what a place on the line is called, such as ``7, between this and that``."""
        below = max((one for one in self.positions if one.at <= place), key=lambda one: one.at)
        above = min((one for one in self.positions if one.at >= place), key=lambda one: one.at)
        if below is above:
            return f"{place}, {below.name}"
        return f"{place}, between {below.name} and {above.name}"

    def moved(self, responses: Responses) -> int | None:
        """Return how far the learner moved towards the far end; None if not placed twice."""
        before, after = (
            answer_to(part, responses) for part in self.parts() if part.id.count(".") == 1
        )
        places = range(self.last + 1)
        known = all(type(one) is int and one in places for one in (before, after))
        return after - before if known else None

    def sources(self) -> Iterator[tuple[Location, str]]:
        """Yield where the question comes from."""
        yield ["source"], self.source

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the line as plain data for ``view.js``."""
        return {
            **self.opening(),
            **self.model_dump(include={"question", "ask_before", "ask_after"}),
            "positions": [position.model_dump() for position in self.positions],
            "names": [self.named(place) for place in range(self.last + 1)],
            "mark": self.parts()[0].fingerprint,
            "source": cite(self.source),
            "confidentiality": CONFIDENTIALITY,
        }

    def printed(self) -> Markup:
        """Return the line as a list of places to mark on paper."""
        places = Markup().join(
            Markup("<li>{}: <strong>{}.</strong> {}</li>").format(one.at, one.name, one.meaning)
            for one in self.positions
        )
        return Markup("<p>{}</p><p>{}</p><ul>{}</ul><p>{}</p>").format(
            self.intro, self.question, places, CONFIDENTIALITY
        )
