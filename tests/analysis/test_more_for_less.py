"""The model of hours in a notebook: the same as in the page, and open to other numbers."""

from __future__ import annotations

from typing import Any

import pytest

from partnership import more_for_less
from partnership.activities.catalogue import find_activity
from partnership.activities.hours.model import HoursTool
from partnership.errors import CourseError


def test_it_says_the_same_as_the_page() -> None:
    tool = find_activity("more-for-less")
    assert isinstance(tool, HoursTool)
    sliders = tool.example.work["sliders"]
    table = more_for_less(sliders)
    for party, ends in tool.result(sliders).items():
        found = [60 * table.loc[party, end] for end in ("cautious", "hopeful")]
        assert found == pytest.approx(ends)
    assert table.loc["paid", "reads_as"] == "pays"


def test_other_numbers_can_be_put_in_the_place_of_the_courses() -> None:
    table = more_for_less(
        {"moved": 7}, {"redo": (100, 100), "friction": (0, 0)}
    )  # The page's slider does not stop at seven.
    assert table["cautious"].to_dict() == {
        "lead": -7,
        "partner": 7,
        "small": 0,
        "families": 0,
        "paid": 0,
    }


@pytest.mark.parametrize(
    ("settings", "assume", "fault"),
    [
        ({"hope": 1}, {}, "there is no slider 'hope'"),
        ({"moved": -1}, {}, "'moved' cannot be -1"),
        ({"moved": 1.5}, {}, "'moved' cannot be 1.5"),
        ({"holding": 4}, {}, "'holding' cannot be 4"),
        ({}, {"luck": (1, 2)}, "there is no assumption 'luck'"),
        ({}, {"redo": (1, -2)}, "'redo' cannot be"),
        ({}, {"redo": 3}, "'redo' cannot be 3"),
    ],
)
def test_what_makes_no_sense_is_named(settings: Any, assume: Any, fault: str) -> None:
    with pytest.raises(CourseError, match=fault):
        more_for_less(settings, assume)


def test_only_a_tool_with_sliders_will_do() -> None:
    with pytest.raises(CourseError, match="no tool with sliders"):
        more_for_less(tool="terms")
