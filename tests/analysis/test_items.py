"""The figures agree with pandas and with an example worked by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.analysis.items import ENOUGH, interval, item_statistics

# Six learners, three questions. Worked by hand: question "a" against the mean of "b" and "c".
BY_HAND = pd.DataFrame(
    {
        "a": [1, 1, 1, 0, 0, 0],
        "b": [1, 1, 0, 1, 0, 0],
        "c": [1, 1, 1, 0, 0, 0],
    }
)


def test_an_example_worked_by_hand() -> None:
    found = item_statistics(BY_HAND)
    assert found["facility"].to_list() == [0.5, 0.5, 0.5]
    # The rest of "a" is 1, 1, .5, .5, 0, 0: deviations .5 .5 0 0 -.5 -.5 against .5 x3, -.5 x3.
    assert found.loc["a", "discrimination"] == pytest.approx(1.0 / math.sqrt(1.5 * 1.0))
    # "b" against 1, 1, 1, 0, 0, 0: two of three agree on each side.
    assert found.loc["b", "discrimination"] == pytest.approx(1 / 3)


def test_the_interval_is_fishers() -> None:
    # Fisher (1921) for r = 0.5 and n = 28: 0.155 to 0.736 in any table of the transformation.
    low, high = interval(0.5, 28)
    assert (round(low, 3), round(high, 3)) == (0.156, 0.736)


@given(
    st.lists(
        st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0, math.nan]), min_size=4, max_size=4),
        min_size=0,
        max_size=40,
    )
)
def test_whatever_was_answered_there_are_figures_within_their_bounds(
    rows: list[list[float]],
) -> None:
    found = item_statistics(pd.DataFrame(rows, columns=["a", "b", "c", "d"]))
    assert list(found.index) == ["a", "b", "c", "d"]
    assert found["facility"].dropna().between(0, 1).all()
    known = found.dropna(subset=["discrimination"])
    assert known["discrimination"].between(-1.0000001, 1.0000001).all()
    assert (known["low"] <= known["discrimination"] + 1e-9).all()
    assert (known["high"] >= known["discrimination"] - 1e-9).all()


@pytest.mark.parametrize(
    ("shares", "says"),
    [
        ([1.0] * 30, "tells nobody apart"),
        ([0.0] * 25 + [1.0] * 5, "Hard for most"),
        ([0.5] * 30, "cannot be said"),
        ([0.0] * 15 + [1.0] * 15, "Works well"),
        ([1.0] * 15 + [0.0] * 15, "look at the wording"),
    ],
)
def test_the_reading_says_what_to_look_at(shares: list[float], says: str) -> None:
    rest = [place / 30 for place in range(30)]
    found = item_statistics(pd.DataFrame({"asked": shares, "one": rest, "two": rest}))
    assert says in found.loc["asked", "reading"]


def test_few_answers_are_said_to_be_few() -> None:
    rest = [place / 10 for place in range(10)]
    few = item_statistics(pd.DataFrame({"asked": [0.0] * 5 + [1.0] * 5, "rest": rest}))
    assert "Only 10 answers" in few.loc["asked", "reading"]
    assert ENOUGH > 10
    fewer = item_statistics(pd.DataFrame({"asked": [1.0, 0.0], "rest": [0.0, 1.0]}))
    assert fewer.loc["asked", "reading"] == "Too few answers to say anything."
    assert math.isnan(fewer.loc["asked", "discrimination"])
