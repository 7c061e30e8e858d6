"""When a question returns: the boxes, the days, and clocks that were wrong."""

from __future__ import annotations

from typing import Any

import pytest

from partnership.activities.quiz.retrieval import Due, Review, is_due, next_review, read_review
from partnership.activities.responses import response_to
from tests.quizzes import quiz, quiz_of

TODAY = "2026-11-22"
ASKED = quiz()


@pytest.mark.parametrize(
    ("before", "right", "after"),
    [
        (None, False, Review(0, "2026-11-23")),
        (None, True, Review(1, "2026-11-25")),
        (Review(0, TODAY), True, Review(1, "2026-11-25")),
        (Review(1, TODAY), True, Review(2, "2026-11-29")),
        (Review(2, "2026-11-01"), True, Review(3, "2026-12-13")),
        (Review(3, TODAY), True, Review(4, "2027-01-21")),
        (Review(4, TODAY), True, Review(4, "2027-01-21")),
        (Review(4, TODAY), False, Review(0, "2026-11-23")),
        (Review(3, "2026-12-01"), True, Review(3, "2026-12-01")),
        (Review(3, "2026-12-01"), False, Review(0, "2026-11-23")),
    ],
)
def test_a_question_goes_a_box_on_when_it_is_due_and_known(
    before: Review | None, right: bool, after: Review
) -> None:
    assert next_review(before, right=right, today=TODAY) == after


@pytest.mark.parametrize(
    ("review", "due"),
    [
        (None, True),
        (Review(0, "2026-11-21"), True),
        (Review(0, TODAY), True),
        (Review(0, "2026-11-23"), False),
        (Review(4, "2027-01-21"), False),
        (Review(4, "2027-01-22"), True),
        (Review(0, "2036-11-23"), True),
    ],
)
def test_a_question_is_due_on_its_day_or_if_its_day_cannot_be(
    review: Review | None, due: bool
) -> None:
    assert is_due(review, TODAY) is due


@pytest.mark.parametrize(
    "value",
    [
        None,
        "0",
        [],
        {},
        {"box": 0},
        {"due": TODAY},
        {"box": 5, "due": TODAY},
        {"box": -1, "due": TODAY},
        {"box": True, "due": TODAY},
        {"box": "0", "due": TODAY},
        {"box": 0, "due": "2026-02-30"},
        {"box": 0, "due": "9999-12-31"},
        {"box": 0, "due": "2026-W01-1"},
        {"box": 0, "due": 20261122},
    ],
)
def test_what_is_no_review_is_none(value: Any) -> None:
    assert read_review(value) is None


def test_a_question_that_is_known_is_asked_less_and_less() -> None:
    asked, review, today = [], None, "2026-01-01"
    while today < "2027-01-01":
        asked.append(today)
        review = next_review(review, right=True, today=today)
        today = review.due
    assert asked == [
        "2026-01-01", "2026-01-04", "2026-01-11", "2026-02-01", "2026-04-02", "2026-06-01",
        "2026-07-31", "2026-09-29", "2026-11-28",
    ]  # fmt: skip


def kept(**reviews: Any) -> dict[str, Any]:
    return {
        name: {**response_to(ASKED.item(name), ASKED.item(name).worst_answer()), "review": review}
        for name, review in reviews.items()
    }


def test_what_is_due_and_what_comes_next() -> None:
    later = {"box": 2, "due": "2026-11-29"}
    now = {"box": 0, "due": "2026-11-20"}
    assert ASKED.due(kept(colour=now, where=later), TODAY) == Due(("colour",), "2026-11-29")
    assert ASKED.due(kept(colour=later, where=None), TODAY) == Due(("where",), "2026-11-29")
    assert ASKED.due({}, TODAY) == Due((), None)


def test_a_question_that_has_changed_or_is_a_draft_is_not_due() -> None:
    responses = kept(colour={"box": 0, "due": "2026-11-20"})
    responses["colour"]["fingerprint"] = "older"
    assert ASKED.due(responses, TODAY) == Due((), None)
    responses = kept(colour=None)
    responses["colour"]["checked"] = False
    assert ASKED.due(responses, TODAY) == Due((), None)


def test_a_written_reason_does_not_return() -> None:
    asked = quiz_of("written_reason")
    responses = {"winter": response_to(asked.items[0], "Insects.")}
    assert asked.due(responses, TODAY) == Due((), None)


def test_a_repeat_beside_the_first_answer_changes_no_score() -> None:
    item = ASKED.item("colour")
    first = response_to(item, "green")
    assert ASKED.score({"colour": {**first, "again": {"answer": "blue"}}}) == ASKED.score(
        {"colour": first}
    )
