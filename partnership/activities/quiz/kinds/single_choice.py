"""Choose one of several options."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.quiz.item import Item, in_stored_order
from partnership.activities.quiz.judgement import POINTS, Judgement, Part
from partnership.activities.quiz.pieces import Option, sources_of
from partnership.activities.quiz.printing import answered, bullets, folded
from partnership.bank.unique import require_unique


class SingleChoice(Item):
    """A question with one choice. An answer is the id of an option."""

    kind: Literal["single_choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=6)]

    @model_validator(mode="after")
    def _can_be_answered_well_and_badly(self) -> Self:
        require_unique((option.id for option in self.options), "option")
        verdicts = {option.verdict for option in self.options}
        if verdicts & {"right", "wrong"} and verdicts & {"sound", "defensible", "weak"}:
            raise ValueError(
                f"question '{self.id}' mixes right/wrong with sound/defensible/weak"
                " - use one set of words for all its options"
            )
        if not verdicts & {"right", "sound"}:
            raise ValueError(
                f"question '{self.id}' has no right or sound option"
                " - give at least one option that verdict"
            )
        if verdicts <= {"right", "sound"}:
            raise ValueError(
                f"question '{self.id}' cannot be answered badly"
                " - add an option that is wrong, defensible or weak"
            )
        return self

    def judge(self, answer: object) -> Judgement:
        """Judge the id of an option: it has the verdict of that option."""
        return Judgement(
            tuple(
                Part(option.id, option.verdict) for option in self.options if option.id == answer
            ),
            judged=1,
        )

    def shuffled(self, seed: int) -> Self:
        """Return the question with its options in stored order."""
        return self.model_copy(update={"options": in_stored_order(self.options, seed, self.id)})

    def without_answers(self) -> dict[str, Any]:
        """Return the question and the texts of its options."""
        return self._shown("options")

    def printed(self) -> Markup:
        """Return the options as a list, and a folded list of what to think of each."""
        return bullets(option.text for option in self.options) + folded(
            "The answer and the reasons",
            (answered(option.text, option.verdict, option.reason) for option in self.options),
        )

    def best_answer(self) -> str:
        """Return the first option that is right or sound."""
        return max(self.options, key=lambda option: POINTS[option.verdict]).id

    def worst_answer(self) -> str:
        """Return the first option that earns the fewest points."""
        return min(self.options, key=lambda option: POINTS[option.verdict]).id

    def sources(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield the question's source and those of its options."""
        yield from super().sources()
        yield from sources_of(self.options)
