"""What an order earns, which order is shown first, and which such questions are refused."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from partnership.activities.quiz.model import Quiz
from tests.quizzes import example, quiz, quiz_of, refusal

QUIZ = quiz_of("put_in_order")
ITEM = QUIZ.items[0]
STEPS = example("put_in_order")["steps"]


def start_of(asked: Quiz) -> list[str]:
    steps = asked.spec(with_answers=False, cite=str)["items"][0]["steps"]
    return [step["id"] for step in steps]


@pytest.mark.parametrize(
    ("answer", "points", "complete"),
    [
        (["spawn", "tadpole", "legs", "land"], 6, True),
        (["tadpole", "spawn", "legs", "land"], 4, True),
        (["land", "spawn", "tadpole", "legs"], 4, True),
        (["land", "legs", "tadpole", "spawn"], 0, True),
        (["spawn", "tadpole", "legs"], 0, False),
        (["spawn", "tadpole", "legs", "legs"], 0, False),
        (["spawn", "tadpole", "legs", "land", "land"], 0, False),
        (["spawn", "tadpole", "legs", ["land"]], 0, False),
        ("spawn", 0, False),
        (None, 0, False),
    ],
)
def test_each_pair_of_neighbours_earns_for_its_order(
    answer: object, points: int, complete: bool
) -> None:
    judgement = ITEM.judge(answer)
    assert (judgement.points, judgement.complete, judgement.out_of) == (points, complete, 6)


def test_the_start_is_stored_and_never_the_right_order() -> None:
    right = [step["id"] for step in STEPS]
    starts = {tuple(start_of(quiz_of("put_in_order", seed=seed))) for seed in range(200)}
    assert start_of(QUIZ) == start_of(QUIZ)
    assert tuple(right) not in starts
    assert len(starts) > 15


def test_nothing_says_which_order_is_right() -> None:
    told = json.dumps(QUIZ.spec(with_answers=False, cite=str))
    for secret in ('"order"', "reason", "when", "March"):
        assert secret not in told
    turned = deepcopy(example("put_in_order"))
    turned["steps"].reverse()
    fingerprints = {
        quiz(items=[item]).items[0].fingerprint for item in (turned, example("put_in_order"))
    }
    assert len(fingerprints) == 1, "the mark of the question must not tell its order either"


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        (STEPS[:2], "at least 3"),
        ([STEPS[0]] * 3, "two steps have the id 'spawn' - give each an id of its own"),
        ([{**step, "when": ""} for step in STEPS], "at least 1"),
    ],
)
def test_a_question_that_cannot_work_is_refused(
    tmp_path: Path, steps: list[Any], message: str
) -> None:
    assert message in refusal(tmp_path, example("put_in_order", steps=steps))


def test_in_print_the_steps_stand_shuffled_and_their_order_is_folded() -> None:
    printed = ITEM.shuffled(QUIZ.seed).printed()
    shown, _, folded = printed.partition("<details>")
    text = {step["id"]: step["text"] for step in STEPS}
    assert [shown.index(text[name]) for name in start_of(QUIZ)] == sorted(
        shown.index(one) for one in text.values()
    )
    assert "1. Spawn is laid: March.</strong> It begins as an egg." in folded
    assert "3. Legs grow: in this place.</strong>" in folded
