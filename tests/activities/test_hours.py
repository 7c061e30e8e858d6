"""More for less, or less for more: sums worked by hand, and what the chapter says of one street."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from partnership.activities.catalogue import find_activity
from partnership.activities.hours import sums
from partnership.activities.hours.model import HoursTool

TOOL = find_activity("more-for-less")
assert isinstance(TOOL, HoursTool)
STEPS = {one.id: one.steps for one in TOOL.sliders}
CHOSEN = st.fixed_dictionaries({name: st.sampled_from(steps) for name, steps in STEPS.items()})


def hours(chosen: dict[str, int]) -> dict[str, list[float]]:
    saved = TOOL.result(chosen)
    return {name: [one / 60 for one in ends] for name, ends in saved.items()}


def test_nothing_set_changes_nothing() -> None:
    assert hours({}) == {party: [0, 0] for party in sums.PARTIES}
    assert TOOL.called(TOOL.result({})).title == "Nothing changes in paid time"


def test_the_sums_are_those_of_the_equations_worked_by_hand() -> None:
    # Cautious: 20 assessments, 30 + 1 x 10 per cent lost, so 12 are left, at 45 minutes: 540.
    # The lead has 30 per cent of them (162), meets 40 per cent of 10 hours and a half as much
    # again (360), and does 10 moved hours in 15 (900). The building saves 10 hours, of which
    # 60 per cent are left (360 minutes), and the host spends 40 per cent of them (144).
    chosen = {"doubled": 20, "premises": 10, "meetings": 10, "moved": 10, "holding": 1}
    saved = TOOL.result(chosen)
    assert saved["lead"][0] == 162 - 360 - 900 - 144
    # 65 per cent of 540, 80 per cent of 360, its part of the meetings, and the hours it gives up.
    assert saved["partner"][0] == 351 + 288 - 360 + 600
    # 12 times 40 minutes, less 12 minutes for each of the 6 hours' worth.
    assert saved["families"][0] == 480 - 72
    # Hopeful: 18 are left, at 90 minutes; nothing is added to meetings; 10 hours take 8.
    assert saved["lead"][1] == 486 - 240 - 480 - 54
    assert saved["families"][1] == 18 * 70


def test_the_chapters_account_of_harbour_lane_lies_in_the_ranges() -> None:
    def holds(chosen: dict[str, int], told: dict[str, int]) -> bool:
        found = hours(chosen)
        paid = [sum(found[one][end] for one in sums.AGENCIES) for end in (0, 1)]
        found["paid"] = paid
        return all(found[name][0] <= hour <= found[name][1] for name, hour in told.items())

    review = {"doubled": 10, "meetings": 5, "moved": 5}
    assert holds(review, {"lead": -6, "partner": 10, "small": -1, "families": 9, "paid": 3})
    assert TOOL.called(TOOL.result(review)).title == "It could go either way"
    # And then somebody founds a steering group of five people who meet for three hours.
    steered = {**review, "meetings": 20}
    assert TOOL.example.work["sliders"] == {**steered, "premises": 0, "holding": 0}
    assert holds(steered, {"families": 9, "paid": -12})
    assert TOOL.called(TOOL.result(steered)).title == "More for more"


@given(CHOSEN)
def test_a_hopeful_end_is_never_below_the_cautious_one(chosen: dict[str, int]) -> None:
    assert all(low <= high for low, high in TOOL.result(chosen).values())


@given(CHOSEN)
def test_what_is_looked_up_is_what_is_worked_out(chosen: dict[str, int]) -> None:
    added = {party: [0, 0] for party in sums.PARTIES}
    for grid in sums.grids(STEPS, TOOL.views()):
        place = 0
        for slider in grid["by"]:
            place = place * len(STEPS[slider]) + STEPS[slider].index(chosen[slider])
        for number, party in enumerate(grid["parties"]):
            at = 2 * (place * len(grid["parties"]) + number)
            added[party] = [added[party][end] + grid["cells"][at + end] for end in (0, 1)]
    assert added == TOOL.result(chosen)


@given(CHOSEN)
def test_holding_on_never_saves_anybody_paid_time(chosen: dict[str, int]) -> None:
    least, most = ({**chosen, "holding": one} for one in (0, 3))
    loose, tight = TOOL.result(least), TOOL.result(most)
    assert sums.paid(tight) <= sums.paid(loose)


def test_every_result_that_sliders_can_ask_for_has_a_name() -> None:
    chosen = [dict(zip(STEPS, one, strict=True)) for one in corners()]
    named = {TOOL.called(TOOL.result(one)).title for one in chosen}
    assert {"More for less", "More for more", "Less for more", "It could go either way"} <= named


def corners() -> Any:
    return product(*((steps[0], steps[len(steps) // 2], steps[-1]) for steps in STEPS.values()))


@pytest.mark.parametrize(
    ("ends", "says"),
    [((0, 0), "same"), ((0, 5), "gains"), ((-5, 0), "pays"), ((-1, 1), "open"), ((3, 4), "gains")],
)
def test_a_range_is_read_by_where_nothing_lies(ends: tuple[int, int], says: str) -> None:
    assert sums.reading(ends) == says


def test_a_value_that_no_slider_stops_at_counts_as_the_first() -> None:
    assert TOOL.settings({"doubled": 7, "meetings": 10, "holding": 9}) == {
        **dict.fromkeys(STEPS, 0),
        "meetings": 10,
    }


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("readings", TOOL.readings[1:], "'readings' has 0 for paid time that gains"),
        ("sliders", TOOL.sliders[1:], "'sliders' has"),
        ("terms", TOOL.terms[::-1], "'terms' has"),
    ],
)
def test_a_tool_that_does_not_fit_the_sums_is_refused(field: str, value: Any, fault: str) -> None:
    fields = TOOL.model_dump(mode="json")
    fields[field] = [one.model_dump(mode="json") for one in value]
    with pytest.raises(ValidationError, match=fault):
        HoursTool.model_validate(fields)
