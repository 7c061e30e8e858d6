"""Match each thing on the left with one on the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.quiz.item import Item, in_stored_order
from partnership.activities.quiz.judgement import Judgement, Part
from partnership.activities.quiz.printing import answered, folded, named
from partnership.bank.documents import Record
from partnership.bank.unique import require_unique
from partnership.bank.words import Slug, Text


class End(Record):
    """One end of a pair."""

    id: Slug
    text: Text


class Pair(Record):
    """Two things that belong together, with the reason."""

    left: End
    right: End
    reason: Text


class MatchPairs(Item):
    """A question in which the right-hand end of each pair is chosen from a list.

    An answer maps the ids of left-hand ends to the ids of right-hand ends.
    """

    kind: Literal["match_pairs"]
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2, max_length=8)]
    others: Annotated[tuple[End, ...], Field(max_length=4)] = ()
    """More to choose from, which belong to nothing."""

    @model_validator(mode="after")
    def _ends_can_be_told_apart(self) -> Self:
        lefts = [pair.left for pair in self.pairs]
        # Were the two ends of a pair called the same, their names would give the answer away.
        require_unique((end.id for end in [*lefts, *self._rights()]), "end")
        for ends in (lefts, self._rights()):
            texts = [end.text for end in ends]
            for text in texts:
                if texts.count(text) > 1:
                    raise ValueError(
                        f"question '{self.id}' has '{text}' twice on one side"
                        " - word the two so that a learner can tell them apart"
                    )
        return self

    def judge(self, answer: object) -> Judgement:
        """Judge what was chosen, each left-hand end as one part."""
        chosen = answer if isinstance(answer, dict) else {}
        rights = [end.id for end in self._rights()]
        return Judgement(
            tuple(
                Part(pair.left.id, "right" if chosen[pair.left.id] == pair.right.id else "wrong")
                for pair in self.pairs
                if chosen.get(pair.left.id) in rights
            ),
            judged=len(self.pairs),
        )

    def shuffled(self, seed: int) -> Self:
        """Return the question with its pairs in stored order."""
        return self.model_copy(update={"pairs": in_stored_order(self.pairs, seed, self.id)})

    def with_answers(self, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the question with its pairs, and the two sides as they are shown."""
        return {**super().with_answers(cite), **self._sides()}

    def without_answers(self) -> dict[str, Any]:
        """Return the question and its two sides."""
        return {**self._shown(), **self._sides()}

    def printed(self) -> Markup:
        """Return the two sides as lists, and a folded list of the pairs."""
        rows = (answered(pair.left.text, pair.right.text, pair.reason) for pair in self.pairs)
        return Markup().join(
            [
                named("Match each of these", (pair.left.text for pair in self.pairs)),
                named("with one of these", (end.text for end in self._rights())),
                folded("The pairs and the reasons", rows),
            ]
        )

    def best_answer(self) -> dict[str, str]:
        """Return every pair."""
        return {pair.left.id: pair.right.id for pair in self.pairs}

    def worst_answer(self) -> dict[str, str]:
        """Return every left-hand end with the right-hand end of another pair."""
        turned = (*self.pairs[1:], self.pairs[0])
        return {
            pair.left.id: other.right.id for pair, other in zip(self.pairs, turned, strict=True)
        }

    def _rights(self) -> list[End]:
        """Return the right-hand ends by the alphabet: easily found, and saying nothing."""
        ends = [*(pair.right for pair in self.pairs), *self.others]
        return sorted(ends, key=lambda end: (end.text.casefold(), end.id))

    def _sides(self) -> dict[str, Any]:
        return {
            "lefts": [pair.left.model_dump() for pair in self.pairs],
            "rights": [end.model_dump() for end in self._rights()],
        }
