"""Put steps in order."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from markupsafe import Markup
from pydantic import Field, PrivateAttr, model_validator

from partnership.activities.quiz.item import Item, in_stored_order
from partnership.activities.quiz.judgement import Judgement, Part
from partnership.activities.quiz.printing import answered, bullets, folded
from partnership.bank.documents import Record
from partnership.bank.unique import require_unique
from partnership.bank.words import Slug, Text


class Step(Record):
    """One thing to be put in its place, with the reason for it."""

    id: Slug
    text: Text
    when: Text | None = None
    """A date or a stage, shown once the question has been answered."""
    reason: Text


class PutInOrder(Item):
    """A question in which steps, listed here in the right order, are put in order.

    An answer is the list of the ids of all steps.
    """

    kind: Literal["put_in_order"]
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=8)]
    _start: tuple[Slug, ...] = PrivateAttr(default=())
    """The ids of the steps in the order in which they are first shown."""

    @model_validator(mode="after")
    def _steps_differ(self) -> Self:
        require_unique(self._right_order(), "step")
        return self

    def judge(self, answer: object) -> Judgement:
        """Judge an order: each pair of neighbours is a part, right if the first comes first."""
        order = self._right_order()
        place = {}
        if isinstance(answer, list) and len(answer) == len(order):
            place = {step: answer.index(step) for step in order if step in answer}
        pairs = pairwise(order) if len(place) == len(order) else ()
        return Judgement(
            tuple(
                Part(f"{first}:{second}", "right" if place[first] < place[second] else "wrong")
                for first, second in pairs
            ),
            judged=len(order) - 1,
        )

    def shuffled(self, seed: int) -> Self:
        """Return the question with a stored order to start from, which is not the right one."""
        right = self._right_order()
        start = in_stored_order(right, seed, self.id)
        copy = self.model_copy()
        copy._start = start if start != right else start[1:] + start[:1]
        return copy

    def with_answers(self, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the question as plain data: steps as they are shown, and the right ``order``."""
        shown = super().with_answers(cite)
        return {**shown, "steps": self._in_start_order(shown), "order": list(self._right_order())}

    def without_answers(self) -> dict[str, Any]:
        """Return the question and the texts of its steps, as they are shown."""
        shown = self._shown("steps")
        return {**shown, "steps": self._in_start_order(shown)}

    def printed(self) -> Markup:
        """Return the steps as a list, and a folded list of them in order."""
        text = {step.id: step.text for step in self.steps}
        rows = (
            answered(f"{place}. {step.text}", step.when or "in this place", step.reason)
            for place, step in enumerate(self.steps, start=1)
        )
        return bullets(text[name] for name in self._shown_order()) + folded(
            "The order and the reasons", rows
        )

    def best_answer(self) -> list[str]:
        """Return the steps in the right order."""
        return list(self._right_order())

    def worst_answer(self) -> list[str]:
        """Return the steps in the opposite order."""
        return list(reversed(self._right_order()))

    def _right_order(self) -> tuple[Slug, ...]:
        return tuple(step.id for step in self.steps)

    def _shown_order(self) -> tuple[Slug, ...]:
        # Until it is shuffled, an order that says nothing: what is asked, and so its
        # fingerprint, must not depend on which order is right.
        return self._start or tuple(sorted(self._right_order()))

    def _in_start_order(self, shown: dict[str, Any]) -> list[Any]:
        steps = {step["id"]: step for step in shown["steps"]}
        return [steps[name] for name in self._shown_order()]
