"""What lateness costs, by every kind of rule, and in words a student understands."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.lateness.rules import Penalty, Rule, penalty, read_rules
from partnership.errors import CourseError

LONDON = ZoneInfo("Europe/London")
FRIDAY = datetime(2026, 3, 6, 17, 0)


def cost(rule: Rule, late: timedelta, score: float = 30, most: float = 50) -> Penalty:
    return penalty(rule, due=FRIDAY, submitted=FRIDAY + late, score=score, most=most, zone=LONDON)


@pytest.mark.parametrize(
    ("rule", "late", "marks", "said"),
    [
        (Rule(), timedelta(0), 0, ""),
        (Rule(), timedelta(seconds=1), 2.5, "1 minute late (counts as 1 day)"),
        (Rule(), timedelta(hours=25), 5, "1 day and 1 hour late (counts as 2 days)"),
        (Rule(grace=15), timedelta(minutes=15), 0, ""),
        (Rule(grace=15), timedelta(minutes=16), 2.5, "16 minutes late"),
        (Rule(of="earned", per_day=10), timedelta(hours=1), 3, "10 % of the marks earned for each"),
        (Rule(cap=8), timedelta(days=9), 4, "8 % at most"),
        (Rule(floor=40), timedelta(days=7), 10, "no mark goes below 40 % for lateness alone"),
        (Rule(zero_after=7, cap=5), timedelta(days=7, minutes=1), 30, "after 7 days, work earns"),
        (Rule(days="weekdays"), timedelta(hours=65), 2.5, "counts as 1 weekday"),
        (Rule(days="weekdays"), timedelta(hours=73), 5, "counts as 2 weekdays"),
        (Rule(per_day=100), timedelta(days=3), 30, "3 days late"),
    ],
)  # fmt: skip
def test_each_rule_takes_off_what_it_says(
    rule: Rule, late: timedelta, marks: float, said: str
) -> None:
    found = cost(rule, late)
    assert found.marks == marks
    assert said in found.said
    assert bool(found.said) == bool(late > timedelta(minutes=rule.grace))


def test_a_failed_piece_is_not_lifted_to_the_floor() -> None:
    assert cost(Rule(floor=40), timedelta(days=1), score=12) == Penalty(
        0, 1, "1 day late (counts as 1 day): 5 % of the marks on offer for each day; "
        "no mark goes below 40 % for lateness alone."
    )  # fmt: skip


@given(
    st.builds(
        Rule,
        per_day=st.floats(0, 100),
        of=st.sampled_from(["maximum", "earned"]),
        days=st.sampled_from(["calendar", "weekdays"]),
        cap=st.none() | st.floats(0, 100),
        floor=st.none() | st.floats(0, 100),
        zero_after=st.none() | st.integers(1, 30),
    ),
    st.timedeltas(timedelta(0), timedelta(days=60)),
    st.integers(0, 100).map(lambda halves: halves / 2),
)
def test_no_rule_takes_more_than_was_earned_or_gives_any(
    rule: Rule, late: timedelta, score: float
) -> None:
    assert 0 <= cost(rule, late, score).marks <= score


@given(st.timedeltas(timedelta(0), timedelta(days=40)), st.timedeltas(timedelta(0), timedelta(9)))
def test_later_never_costs_less(late: timedelta, more: timedelta) -> None:
    for rule in (Rule(), Rule(days="weekdays", cap=60), Rule(floor=40, zero_after=14)):
        assert cost(rule, late).marks <= cost(rule, late + more).marks


def test_the_rules_are_read_and_an_assignment_may_have_its_own(tmp_path: Path) -> None:
    assert read_rules(tmp_path) is None
    (tmp_path / "lateness.yaml").write_text(
        "usual: {per_day: 10, grace: 5}\nassignments:\n  words: {per_day: 0}\n"
    )
    rules = read_rules(tmp_path)
    assert rules is not None
    assert (rules.rule_for("words").per_day, rules.rule_for("others").grace) == (0, 5)


def test_a_wrong_rule_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "lateness.yaml").write_text("usual:\n  per_day: 10\n  graze: 5\n")
    with pytest.raises(CourseError, match=r"lateness\.yaml:3: "):
        read_rules(tmp_path)
