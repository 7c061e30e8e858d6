"""Quizzes made for tests: small, and never part of the course.

Each kind of question has a file here, found by its name, with ``EXAMPLE`` (a question),
``ASKED`` (what of it a student who hands in may see), ``item`` and ``answer`` (what generates
questions and answers from a ``Luck``), ``give`` (how a learner puts an answer in) and ``heard``
(what must be said of a complete answer, row by row: its verdict, what it is about, the reason).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import strategies as st

from partnership.activities.quiz.confidence import LEVELS
from partnership.activities.quiz.item import Item
from partnership.activities.quiz.kinds import KINDS
from partnership.activities.quiz.model import Quiz, read_quiz
from partnership.activities.quiz.retrieval import INTERVALS
from partnership.errors import ContentError
from tests.quizzes.luck import Luck

COMMON: dict[str, Any] = {"section": "sky", "source": "frost2005"}
SAMPLES: dict[str, Any] = {kind: import_module(f"{__name__}.{kind}") for kind in KINDS}
CHOICE: dict[str, Any] = {**COMMON, **SAMPLES["single_choice"].EXAMPLE}
SORT: dict[str, Any] = {**COMMON, **SAMPLES["sort_groups"].EXAMPLE}
QUIZ: dict[str, Any] = {
    "id": "nature",
    "title": "Nature",
    "intro": "A few questions.",
    "page": "sky",
    "seed": 7,
    "items": [CHOICE, SORT],
}
Asked = tuple[dict[str, Any], Any]


def example(kind: str, **changes: Any) -> dict[str, Any]:
    """Return the example of a kind of question, with some of its fields changed."""
    return {**COMMON, **SAMPLES[kind].EXAMPLE, **changes}


def quiz(**changes: Any) -> Quiz:
    """Return the small quiz, with some of its fields changed."""
    return Quiz.model_validate({**QUIZ, **changes})


def quiz_of(*kinds: str, **changes: Any) -> Quiz:
    """Return a quiz of the examples of some kinds of question."""
    return quiz(id="-".join(kinds), items=[example(kind) for kind in kinds], **changes)


def reasons_in(thing: object) -> Iterator[str]:
    """Yield every reason that a question, as plain data, can give."""
    if isinstance(thing, dict):
        yield from (text for key in ("reason", "model_reason") if (text := thing.get(key)))
        thing = list(thing.values())
    if isinstance(thing, list):
        for part in thing:
            yield from reasons_in(part)


def refusal(folder: Path, item: dict[str, Any]) -> str:
    """Return what an author is told of a quiz with a faulty question: where, what, what to do."""
    file = folder / "nature.yaml"
    file.write_text(yaml.safe_dump({**QUIZ, "items": [item]}, sort_keys=False), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_quiz(file)
    told = str(caught.value)
    for line in told.splitlines():
        assert re.fullmatch(rf"{re.escape(str(file))}:\d+: .+ - .+", line)
    return told


def asked_and_answered(kind: str, random: Random) -> Asked:
    """Make up a question and an answer to it: mostly one that could be given."""
    luck = Luck(random)
    item = {**COMMON, "kind": kind, "prompt": luck.text(), "id": luck.name()}
    item |= SAMPLES[kind].item(luck)
    return item, luck.nonsense() if luck.once_in(10) else SAMPLES[kind].answer(luck, item)


def quiz_and_responses(random: Random) -> tuple[Quiz, dict[str, Any]]:
    """Make up a quiz of several questions and what a learner left behind of it."""
    luck = Luck(random)
    names = luck.names(1, 8)
    drawn = [asked_and_answered(luck.one_of(sorted(KINDS)), random) for _ in names]
    items = [{**item, "id": name} for name, (item, _) in zip(names, drawn, strict=True)]
    asked = quiz(items=items, confidence=True)
    responses = {
        item.id: _response(luck, item, answer)
        for item, (_, answer) in zip(asked.items, drawn, strict=True)
        if not luck.once_in(8)
    }
    return asked, {**responses, luck.name(): luck.nonsense()} if luck.once_in(5) else responses


def _response(luck: Luck, item: Item, answer: Any) -> Any:
    if luck.once_in(20):
        return luck.nonsense()
    given = luck.one_of([answer, item.best_answer(), item.best_answer(), item.worst_answer()])
    response = {"answer": given, "fingerprint": item.fingerprint}
    if luck.once_in(10):
        response["fingerprint"] = luck.name()
    if luck.once_in(6):
        response["checked"] = luck.one_of([False, True, None])
    if not luck.once_in(8):
        levels = [level.id for level in LEVELS]
        response["confidence"] = luck.nonsense() if luck.once_in(10) else luck.one_of(levels)
    if not luck.once_in(8):
        response["review"] = luck.review(len(INTERVALS))
    return response


def generated(kind: str) -> st.SearchStrategy[Asked]:
    """Generate questions with answers; a failing one is made small."""
    randoms = st.randoms(use_true_random=False)
    return randoms.map(lambda random: asked_and_answered(kind, random))


def many(kind: str, number: int, seed: str) -> Iterator[Asked]:
    """Generate questions with answers in numbers that hypothesis would take minutes for."""
    random = Random(f"{seed}:{kind}")
    return (asked_and_answered(kind, random) for _ in range(number))
