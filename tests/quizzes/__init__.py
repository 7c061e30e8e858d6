"""Quizzes made for tests: small, and never part of the course.

Each kind of question has a file here, found by its name, with ``EXAMPLE`` (a question),
``ASKED`` (what of it a student who hands in may see), ``item`` and ``answer`` (what generates
questions and answers from a ``Luck``) and ``give`` (how a learner puts an answer in).
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from random import Random
from typing import Any

from hypothesis import strategies as st

from partnership.activities.quiz.kinds import KINDS
from partnership.activities.quiz.model import Quiz
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


def asked_and_answered(kind: str, random: Random) -> Asked:
    """Make up a question and an answer to it: mostly one that could be given."""
    luck = Luck(random)
    item = {**COMMON, "kind": kind, "prompt": luck.text(), "id": luck.name()}
    item |= SAMPLES[kind].item(luck)
    return item, luck.nonsense() if luck.once_in(10) else SAMPLES[kind].answer(luck, item)


def generated(kind: str) -> st.SearchStrategy[Asked]:
    """Generate questions with answers; a failing one is made small."""
    randoms = st.randoms(use_true_random=False)
    return randoms.map(lambda random: asked_and_answered(kind, random))


def many(kind: str, number: int, seed: str) -> Iterator[Asked]:
    """Generate questions with answers in numbers that hypothesis would take minutes for."""
    random = Random(f"{seed}:{kind}")
    return (asked_and_answered(kind, random) for _ in range(number))
