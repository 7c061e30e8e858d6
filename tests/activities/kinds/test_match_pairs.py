"""What matching pairs earns, and which such questions are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.quizzes import example, quiz_of, refusal

ITEM = quiz_of("match_pairs").items[0]
HARE, SWAN, EEL = example("match_pairs")["pairs"]


@pytest.mark.parametrize(
    ("answer", "points", "complete"),
    [
        ({"hare": "leveret", "swan": "cygnet", "eel": "elver"}, 6, True),
        ({"hare": "joey", "swan": "cygnet", "eel": "cygnet"}, 2, True),
        ({"hare": "cygnet", "swan": "elver", "eel": "leveret"}, 0, True),
        ({"hare": "leveret"}, 2, False),
        ({"hare": "hare", "swan": ["cygnet"], "eel": None}, 0, False),
        (["leveret"], 0, False),
        (None, 0, False),
    ],
)
def test_each_match_earns_for_itself(answer: object, points: int, complete: bool) -> None:
    judgement = ITEM.judge(answer)
    assert (judgement.points, judgement.complete, judgement.out_of) == (points, complete, 6)


def test_what_is_shown_does_not_follow_the_pairs() -> None:
    shown = ITEM.without_answers()
    assert [end["id"] for end in shown["rights"]] == ["cygnet", "elver", "joey", "leveret"]
    assert set(shown) == {"id", "kind", "prompt", "lefts", "rights"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pairs": [HARE]}, "at least 2"),
        ({"pairs": [HARE, HARE]}, "two ends have the id 'hare' - give each an id of its own"),
        (
            {"pairs": [SWAN, {**HARE, "right": {"id": "hare", "text": "Leveret"}}]},
            "two ends have the id 'hare'",
        ),
        ({"others": [{"id": "elver", "text": "Another"}]}, "two ends have the id 'elver'"),
        (
            {"others": [{"id": "other", "text": "Elver"}]},
            "'Elver' twice on one side - word the two so that a learner can tell them apart",
        ),
        (
            {"pairs": [SWAN, {**HARE, "left": {"id": "hare", "text": "Swan"}}]},
            "'Swan' twice on one side",
        ),
    ],
)
def test_a_question_that_cannot_work_is_refused(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    assert message in refusal(tmp_path, example("match_pairs", **changes))


def test_in_print_both_sides_are_there_and_the_pairs_are_folded() -> None:
    shown, _, folded = ITEM.printed().partition("<details>")
    assert "Joey" in shown
    assert "Leveret" in shown
    assert "Eel: Elver.</strong> They come up rivers in spring." in folded
