"""Place cards on two axes."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.quiz.item import Item, in_stored_order
from partnership.activities.quiz.judgement import POINTS, Judgement, Part, Verdict
from partnership.activities.quiz.printing import answered, folded, named, some_would_say
from partnership.bank.documents import Record
from partnership.bank.unique import require_unique
from partnership.bank.words import Slug, Text

End = Literal["low", "high"]
ENDS: tuple[End, ...] = ("low", "high")
AXES = ("x", "y")


class Axis(Record):
    """A scale with two ends: ``x`` goes across, ``y`` goes up."""

    name: Text
    low: Text
    high: Text

    def label(self, end: End) -> str:
        """Return the axis and one of its ends, in words."""
        return f"{self.name}: {getattr(self, end)}"


class Place(Record):
    """One of the four places that two axes make."""

    x: End
    y: End


class Case(Place):
    """Another place that a thoughtful person may argue for, with the argument."""

    argument: Text


class PlacedCard(Place):
    """A card to be placed, with the reason for where it belongs."""

    id: Slug
    text: Text
    reason: Text
    defensible: tuple[Case, ...] = ()

    def verdict(self, axis: str, end: End) -> Verdict:
        """Return the verdict on placing this card at one end of an axis."""
        if end == getattr(self, axis):
            return "right"
        return "defensible" if end in (getattr(c, axis) for c in self.defensible) else "wrong"


class PlaceOnAxes(Item):
    """A question in which every card is placed at one end of each of two axes.

    An answer maps the ids of cards to places: ``{"x": "low" or "high", "y": ...}``.
    """

    kind: Literal["place_on_axes"]
    x: Axis
    y: Axis
    cards: Annotated[tuple[PlacedCard, ...], Field(min_length=1, max_length=8)]

    @model_validator(mode="after")
    def _can_be_answered_well_and_badly(self) -> Self:
        require_unique((card.id for card in self.cards), "card")
        for axis in (self.x, self.y):
            if axis.low == axis.high:
                raise ValueError(
                    f"both ends of the axis '{axis.name}' are called '{axis.low}'"
                    " - name its low and its high end"
                )
        for card in self.cards:
            places = [(card.x, card.y), *((case.x, case.y) for case in card.defensible)]
            if len(set(places)) < len(places):
                raise ValueError(
                    f"card '{card.id}' has one place twice"
                    " - 'defensible' is for other places than its own, each once"
                )
        if all(part.verdict != "wrong" for part in self.judge(self.worst_answer()).parts):
            raise ValueError(
                f"question '{self.id}' cannot be answered badly"
                " - leave at least one card an end of an axis that is not defensible"
            )
        return self

    def judge(self, answer: object) -> Judgement:
        """Judge where the cards were placed, each card as a part for each axis."""
        placed = answer if isinstance(answer, dict) else {}
        return Judgement(
            tuple(
                Part(f"{card.id}:{axis}", card.verdict(axis, end))
                for card in self.cards
                if isinstance(place := placed.get(card.id), dict)
                for axis in AXES
                if (end := place.get(axis)) in ENDS
            ),
            judged=len(AXES) * len(self.cards),
        )

    def shuffled(self, seed: int) -> Self:
        """Return the question with its cards in stored order."""
        return self.model_copy(update={"cards": in_stored_order(self.cards, seed, self.id)})

    def without_answers(self) -> dict[str, Any]:
        """Return the question, the axes and the texts of the cards."""
        axes = {"x": self.x.model_dump(), "y": self.y.model_dump()}
        return {**self._shown("cards"), **axes}

    def printed(self) -> Markup:
        """Return the axes and cards as lists, and a folded list of where each card goes."""
        axes = (f"{axis.name}: from {axis.low} to {axis.high}" for axis in (self.x, self.y))
        rows = (
            answered(
                card.text,
                self._words(card),
                card.reason,
                *(some_would_say(self._words(case), case.argument) for case in card.defensible),
            )
            for card in self.cards
        )
        return Markup().join(
            [
                named("The axes", axes),
                named("The cards", (card.text for card in self.cards)),
                folded("Where each card goes, and why", rows),
            ]
        )

    def best_answer(self) -> dict[str, dict[str, str]]:
        """Return every card in its own place."""
        return {card.id: {"x": card.x, "y": card.y} for card in self.cards}

    def worst_answer(self) -> dict[str, dict[str, str]]:
        """Return every card at the ends that earn the fewest points."""
        return {
            card.id: {
                axis: min(ENDS, key=lambda end: POINTS[card.verdict(axis, end)]) for axis in AXES
            }
            for card in self.cards
        }

    def _words(self, place: Place) -> str:
        return f"{self.x.label(place.x)}, {self.y.label(place.y)}"
