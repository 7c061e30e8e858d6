"""The questions that a learner has answered, as far as they can be counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from partnership.activities.quiz.item import Item
from partnership.activities.quiz.judgement import Judgement
from partnership.activities.responses import Responses, answer_to


def answered(items: Iterable[Item], responses: Responses) -> Iterator[tuple[Item, Judgement]]:
    """Yield the questions that have points and a whole answer, with the judgement on it."""
    for item in items:
        judgement = item.judge(answer_to(item, responses))
        if judgement.complete and judgement.out_of:
            yield item, judgement
