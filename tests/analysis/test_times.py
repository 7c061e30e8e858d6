"""How long a question takes is told by when answers were given, and by nothing else."""

from __future__ import annotations

import math
from typing import Any

import pytest

from partnership.activities.catalogue import find_quiz
from partnership.activities.responses import response_to
from partnership.analysis.times import in_words, time_statistics, time_table

ITEMS = find_quiz("terms").items[:3]
FIRST, SECOND, THIRD = (item.id for item in ITEMS)
BEGAN = 1_790_000_000_000


def answered(*minutes: float, **more: Any) -> dict[str, Any]:
    """Return answers to the first questions, each so many minutes after the beginning."""
    return {
        item.id: {**response_to(item, item.best_answer()), "at": BEGAN + after * 60_000, **more}
        for item, after in zip(ITEMS, minutes, strict=False)
    }


def minutes_of(responses: dict[str, Any]) -> list[float]:
    return list(time_table(ITEMS, {"one": responses}).loc["one"].round(6))


def test_the_time_runs_from_the_answer_before() -> None:
    assert minutes_of(answered(0, 1, 3.5))[1:] == [1, 2.5]
    assert math.isnan(minutes_of(answered(0, 1, 3.5))[0])


def test_an_answer_changed_later_takes_its_time_from_the_one_it_followed() -> None:
    assert minutes_of(answered(4, 1, 3))[0] == 1
    assert math.isnan(minutes_of(answered(4, 1, 3))[1])


@pytest.mark.parametrize("at", [None, "soon", True, -5, 0, math.inf, math.nan])
def test_a_time_that_no_clock_gives_is_not_known(at: object) -> None:
    responses = answered(0, 1, 2)
    responses[SECOND]["at"] = at
    found = minutes_of(responses)
    assert math.isnan(found[1])
    assert found[2] == 2


def test_pauses_drafts_repeats_and_changed_questions_have_no_time() -> None:
    assert math.isnan(minutes_of(answered(0, 10.1))[1])
    assert minutes_of(answered(0, 10))[1] == 10
    for more in ({"checked": False}, {"again": {"answer": "x"}}, {"fingerprint": "old"}):
        responses = answered(0, 1)
        responses[SECOND] |= more
        assert math.isnan(minutes_of(responses)[1]), more


def test_a_question_shows_its_median_and_middle_half_from_five_learners_on() -> None:
    cohort = {f"learner {n}": answered(0, n, n + 1) for n in range(1, 6)}
    cohort["learner 6"] = answered(0, 1)
    times = time_statistics(time_table(ITEMS, cohort))
    assert list(times.index) == [SECOND, THIRD]
    assert times.loc[THIRD].to_list() == [5, 1, 1, 1]
    assert times.loc[SECOND].to_list() == [6, 2.5, 1.25, 3.75]
    del cohort["learner 1"]
    assert list(time_statistics(time_table(ITEMS, cohort)).index) == [SECOND]
    assert time_statistics(time_table(ITEMS, {})).empty


def test_a_length_of_time_is_said_in_seconds_or_minutes() -> None:
    assert [in_words(one) for one in (0.1, 1.99, 2, 7.25)] == ["6 s", "119 s", "2.0 min", "7.2 min"]
