"""Sort cards into groups."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.quiz.item import Item, in_stored_order
from partnership.activities.quiz.judgement import POINTS, Judgement, Part, Verdict
from partnership.activities.quiz.pieces import Labelled, require_known
from partnership.activities.quiz.printing import answered, folded, named, some_would_say
from partnership.bank.documents import Record
from partnership.bank.unique import require_unique
from partnership.bank.words import Slug, Text


class Card(Record):
    """A card to be sorted, with the reason for where it belongs."""

    id: Slug
    text: Text
    group: Slug
    reason: Text
    defensible: dict[Slug, Text] = Field(default_factory=dict)
    """Other groups that a thoughtful person may argue for, each with the argument."""

    def verdict(self, group: str) -> Verdict:
        """Return the verdict on placing this card in ``group``."""
        if group == self.group:
            return "right"
        return "defensible" if group in self.defensible else "wrong"


class SortGroups(Item):
    """A question in which every card goes into one group.

    An answer maps the ids of cards to the ids of groups.
    """

    kind: Literal["sort_groups"]
    groups: Annotated[tuple[Labelled, ...], Field(min_length=2, max_length=6)]
    cards: Annotated[tuple[Card, ...], Field(min_length=2, max_length=12)]

    @model_validator(mode="after")
    def _every_card_has_a_place(self) -> Self:
        groups = [group.id for group in self.groups]
        require_unique(groups, "group")
        require_unique((card.id for card in self.cards), "card")
        for card in self.cards:
            named_groups = (card.group, *card.defensible)
            require_known(named_groups, groups, f"card '{card.id}'", "group")
            if card.group in card.defensible:
                raise ValueError(
                    f"card '{card.id}' has '{card.group}' both as its group and as defensible"
                    " - take it out of 'defensible'"
                )
        if all(len(card.defensible) == len(groups) - 1 for card in self.cards):
            raise ValueError(
                f"question '{self.id}' cannot be answered badly"
                " - leave at least one card a group that is neither its own nor defensible"
            )
        return self

    def judge(self, answer: object) -> Judgement:
        """Judge where the cards were placed, each card as one part."""
        placed = answer if isinstance(answer, dict) else {}
        groups = {group.id for group in self.groups}
        return Judgement(
            tuple(
                Part(card.id, card.verdict(group))
                for card in self.cards
                if isinstance(group := placed.get(card.id), str) and group in groups
            ),
            judged=len(self.cards),
        )

    def shuffled(self, seed: int) -> Self:
        """Return the question with its cards in stored order; groups keep the author's."""
        return self.model_copy(update={"cards": in_stored_order(self.cards, seed, self.id)})

    def without_answers(self) -> dict[str, Any]:
        """Return the question, the groups and the texts of the cards."""
        return self._shown("groups", "cards")

    def printed(self) -> Markup:
        """Return the groups and cards as lists, and a folded list of where each card goes."""
        label = {group.id: group.label for group in self.groups}
        rows = (
            answered(
                card.text,
                label[card.group],
                card.reason,
                *(some_would_say(label[group], why) for group, why in card.defensible.items()),
            )
            for card in self.cards
        )
        return Markup().join(
            [
                named("The groups", label.values()),
                named("The cards", (card.text for card in self.cards)),
                folded("Where each card goes, and why", rows),
            ]
        )

    def best_answer(self) -> dict[str, str]:
        """Return every card in its own group."""
        return {card.id: card.group for card in self.cards}

    def worst_answer(self) -> dict[str, str]:
        """Return every card in a group that earns the fewest points."""
        return {
            card.id: min((g.id for g in self.groups), key=lambda g: POINTS[card.verdict(g)])
            for card in self.cards
        }
