"""Write a short reason, and compare it with a model one."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.quiz.item import Item
from partnership.activities.quiz.judgement import Judgement
from partnership.activities.quiz.printing import folded
from partnership.bank.words import Text

LONGEST = 2000
"""Letters that an answer may have, counted as a browser counts them (UTF-16)."""

# What JavaScript and Python each call a space differs, so the spaces are named here.
BLANK = re.compile("[\\t\\n\\v\\f\\r \u0085\u00a0\u2000-\u200b\u2028\u2029\u3000\ufeff]*")


class WrittenReason(Item):
    """A question that is answered in a few sentences. An answer is their text.

    It earns no points: the learner compares it with the model reason. A tutor may mark it.
    """

    kind: Literal["written_reason"]
    model_reason: Text
    look_for: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
    """What a good reason has in it, one point each."""
    own_words: ClassVar[bool] = True

    @model_validator(mode="after")
    def _model_fits_the_box(self) -> Self:
        if _length(self.model_reason) > LONGEST:
            raise ValueError(
                f"the model reason of question '{self.id}' is longer than a learner may write"
                f" - shorten it to {LONGEST} letters"
            )
        return self

    def judge(self, answer: object) -> Judgement:
        """Say whether anything was written; there is nothing to be right or wrong about."""
        written = isinstance(answer, str) and not BLANK.fullmatch(answer)
        return Judgement((), judged=0, given=written and _length(str(answer)) <= LONGEST)

    def shuffled(self, seed: int) -> Self:
        """Return the question as it is."""
        return self

    def without_answers(self) -> dict[str, Any]:
        """Return the question."""
        return self._shown()

    def printed(self) -> Markup:
        """Return a folded model reason and what to look for."""
        rows = [Markup("<strong>A model reason:</strong> {}").format(self.model_reason)]
        rows += [Markup("<strong>Look for:</strong> {}").format(point) for point in self.look_for]
        return folded("A reason to compare yours with", rows)

    def best_answer(self) -> str:
        """Return the model reason."""
        return self.model_reason

    def worst_answer(self) -> str:
        """Return an answer that leaves everything to be said."""
        return "I do not know."


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
