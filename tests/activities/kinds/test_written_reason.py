"""A reason that is written earns nothing, and counts as answered if anything was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from partnership.activities.quiz.kinds.written_reason import LONGEST
from partnership.activities.responses import response_to
from tests.quizzes import example, quiz_of, refusal

QUIZ = quiz_of("written_reason", "single_choice")
ITEM = QUIZ.items[0]


@pytest.mark.parametrize(
    ("answer", "complete"),
    [
        ("They eat insects.", True),
        ("?", True),
        ("", False),
        (" \n\t\u00a0\u200b\u3000\ufeff\u2028", False),
        ("x" * LONGEST, True),
        ("x" * (LONGEST + 1), False),
        ("\U0001f426" * (LONGEST // 2), True),
        ("\U0001f426" * (LONGEST // 2 + 1), False),
        ("\ud800", True),
        (["They"], False),
        (7, False),
        (None, False),
    ],
)
def test_an_answer_is_complete_if_something_not_too_long_was_written(
    answer: object, complete: bool
) -> None:
    judgement = ITEM.judge(answer)
    assert (judgement.points, judgement.out_of, judgement.complete) == (0, 0, complete)


def test_a_score_counts_the_answer_and_no_points() -> None:
    score = QUIZ.score({ITEM.id: response_to(ITEM, "They eat insects.")})
    assert str(score) == "0 of 2 points; 1 of 2 questions answered"


def test_a_quiz_without_points_has_a_score_all_the_same() -> None:
    only = quiz_of("written_reason")
    assert only.score({}).share == 0.0
    assert str(only.score({})) == "0 of 0 points; 0 of 1 questions answered"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"model_reason": ""}, "at least 1"),
        ({"look_for": []}, "at least 1"),
        (
            {"model_reason": "x" * (LONGEST + 1)},
            "longer than a learner may write - shorten it to 2000 letters",
        ),
    ],
)
def test_a_question_that_cannot_work_is_refused(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    assert message in refusal(tmp_path, example("written_reason", **changes))


def test_in_print_the_model_reason_is_folded() -> None:
    shown, _, folded = ITEM.printed().partition("<details>")
    assert shown == ""
    assert "A model reason:</strong> They eat insects" in folded
    assert "Look for:</strong> Why it runs out" in folded
