"""How sure a learner was beside how they did: the numbers, and what they lean to."""

from __future__ import annotations

from typing import Any

import pytest

from partnership.activities.quiz.confidence import Calibration
from partnership.activities.responses import response_to
from tests.quizzes import CHOICE, QUIZ, example, quiz

ITEMS = [{**CHOICE, "id": f"q{number}"} for number in range(4)]
ASKED = quiz(items=[*ITEMS, example("written_reason")], confidence=True)


def calibrated(*answers: tuple[str, str]) -> dict[str, Calibration]:
    """Return the calibration after answers to the questions in turn, each with a level."""
    responses = {
        item.id: {**response_to(item, answer), "confidence": level}
        for item, (answer, level) in zip(ASKED.items, answers, strict=False)
    }
    return {row.level: row for row in ASKED.calibration(responses)}


def test_a_row_counts_questions_full_marks_and_points() -> None:
    rows = calibrated(("blue", "very-sure"), ("grey", "very-sure"), ("green", "not-sure"))
    assert rows["very-sure"] == Calibration("very-sure", 2, 1, 3, 4, "over")
    assert rows["not-sure"] == Calibration("not-sure", 1, 0, 0, 2, "few")
    assert rows["fairly-sure"] == Calibration("fairly-sure", 0, 0, 0, 0, "few")


@pytest.mark.parametrize(
    ("level", "answers", "leaning"),
    [
        ("very-sure", ["blue", "blue"], "fits"),
        ("very-sure", ["blue", "green"], "over"),
        ("very-sure", ["blue"], "few"),
        ("fairly-sure", ["blue", "green"], "fits"),
        ("fairly-sure", ["grey", "green"], "over"),
        ("not-sure", ["green", "green"], "fits"),
        ("not-sure", ["blue", "grey"], "fits"),
        ("not-sure", ["blue", "blue"], "under"),
    ],
)
def test_points_are_set_against_how_sure_the_learner_was(
    level: str, answers: list[str], leaning: str
) -> None:
    assert calibrated(*((answer, level) for answer in answers))[level].leaning == leaning


@pytest.mark.parametrize(
    "response",
    [
        {"confidence": "very-sure"},
        {**response_to(ASKED.items[0], "blue"), "confidence": "sure"},
        {**response_to(ASKED.items[0], "blue"), "confidence": ["very-sure"]},
        {**response_to(ASKED.items[0], "blue"), "confidence": "very-sure", "checked": False},
        {**response_to(ASKED.items[0], "mauve"), "confidence": "very-sure"},
        {"answer": "blue", "fingerprint": "older", "confidence": "very-sure"},
        None,
        "very-sure",
    ],
)
def test_what_was_not_answered_with_a_level_does_not_count(response: Any) -> None:
    assert all(row.questions == 0 for row in ASKED.calibration({"q0": response}))


def test_a_written_reason_has_no_points_to_be_sure_of() -> None:
    item = ASKED.items[-1]
    response = {**response_to(item, "Insects."), "confidence": "very-sure"}
    assert all(row.questions == 0 for row in ASKED.calibration({item.id: response}))


def test_only_a_quiz_that_asks_sends_the_levels() -> None:
    assert quiz(**QUIZ).spec(with_answers=True, cite=str)["confidence"] is None
    levels = ASKED.spec(with_answers=False, cite=str)["confidence"]["levels"]
    assert [level["label"] for level in levels] == ["Not sure", "Fairly sure", "Very sure"]


def test_asking_how_sure_does_not_set_answers_aside() -> None:
    assert [item.fingerprint for item in quiz(confidence=True).items] == [
        item.fingerprint for item in quiz().items
    ]
