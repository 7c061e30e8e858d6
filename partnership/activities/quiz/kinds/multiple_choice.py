"""Choose every option that fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.quiz.item import Item, in_stored_order
from partnership.activities.quiz.judgement import Judgement, Part
from partnership.activities.quiz.pieces import Option, listed, sources_of
from partnership.activities.quiz.printing import answered, bullets, folded
from partnership.bank.unique import require_unique

IN_PRINT = {"right": "one of them", "wrong": "not one of them"}


class MultipleChoice(Item):
    """A question in which every option that is right is to be ticked.

    An answer is the list of the ids of the options that are ticked, in any order.
    """

    kind: Literal["multiple_choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)]

    @model_validator(mode="after")
    def _some_are_right_and_some_wrong(self) -> Self:
        require_unique((option.id for option in self.options), "option")
        for option in self.options:
            if option.verdict not in IN_PRINT:
                raise ValueError(
                    f"option '{option.id}' is '{option.verdict}' in a question with several answers"
                    " - make it 'right' (to be ticked) or 'wrong'"
                )
        if {option.verdict for option in self.options} != set(IN_PRINT):
            raise ValueError(
                f"question '{self.id}' has options that are all right or all wrong"
                " - give at least one of each"
            )
        return self

    def judge(self, answer: object) -> Judgement:
        """Judge what is ticked: each option is a part, right if ticked or left as it should be."""
        ticked = listed(answer, self.options)
        return Judgement(
            tuple(
                Part(option.id, "right" if same else "wrong")
                for option in self.options
                for same in [(option.id in ticked) == (option.verdict == "right")]
                if ticked
            ),
            judged=len(self.options),
        )

    def shuffled(self, seed: int) -> Self:
        """Return the question with its options in stored order."""
        return self.model_copy(update={"options": in_stored_order(self.options, seed, self.id)})

    def without_answers(self) -> dict[str, Any]:
        """Return the question and the texts of its options."""
        return self._shown("options")

    def printed(self) -> Markup:
        """Return the options as a list, and a folded list of which to tick and why."""
        return bullets(option.text for option in self.options) + folded(
            "The answers and the reasons",
            (
                answered(option.text, IN_PRINT[option.verdict], option.reason)
                for option in self.options
            ),
        )

    def best_answer(self) -> list[str]:
        """Return the options that are right."""
        return [option.id for option in self.options if option.verdict == "right"]

    def worst_answer(self) -> list[str]:
        """Return the options that are wrong."""
        return [option.id for option in self.options if option.verdict == "wrong"]

    def sources(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield the question's source and those of its options."""
        yield from super().sources()
        yield from sources_of(self.options)
