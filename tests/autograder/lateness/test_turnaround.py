"""Turnaround is counted in working days, for each marker, and no holiday is made up."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.lateness.turnaround import (
    Line,
    Returned,
    read_holidays,
    turnaround,
    working_days,
)
from partnership.errors import CourseError

FRIDAY = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("end", "days"), [(18, 0), (19, 0), (20, 0), (21, 1), (24, 4), (25, 5), (28, 6)]
)
def test_weekends_do_not_count_and_christmas_does_unless_it_is_listed(end: int, days: int) -> None:
    day = date(2026, 12, end)
    assert working_days(FRIDAY, day) == days
    assert working_days(FRIDAY, day, frozenset([date(2026, 12, 25)])) == days - (end >= 25)


@given(st.dates(), st.integers(0, 200), st.integers(0, 200))
def test_days_add_up(start: date, first: int, second: int) -> None:
    if start > date(9990, 1, 1):
        return
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    assert working_days(start, end) == working_days(start, middle) + working_days(middle, end)


def test_each_marker_has_a_line_and_there_is_one_for_all() -> None:
    returned = [
        Returned("ann", "mo", FRIDAY, date(2026, 12, 21)),
        Returned("ben", "mo", FRIDAY, date(2027, 1, 15)),
        Returned("cat", "lee", FRIDAY, None),
    ]
    assert turnaround(returned, 15, date(2026, 12, 30)) == [
        Line("lee", 1, None, None, 1, 1),
        Line("mo", 2, 10.5, 20, 1, 0),
        Line("everyone", 3, 10.5, 20, 2, 1),
    ]
    assert turnaround([], 15, FRIDAY) == []


def test_holidays_are_read_from_a_list_and_a_fault_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "days.txt"
    file.write_text("2026-12-25  # Christmas\n\n# closed\n2026-12-28\n")
    assert read_holidays(file) == {date(2026, 12, 25), date(2026, 12, 28)}
    file.write_text("2026-12-25\n25 December\n")
    with pytest.raises(CourseError, match=r"days.txt:2: '25 December' is no date - write it as"):
        read_holidays(file)
    with pytest.raises(CourseError, match="this list of days cannot be read"):
        read_holidays(tmp_path / "none.txt")
