"""The plan of a case: what the learner set, and what the board says of it."""

from __future__ import annotations

from typing import Any

import pytest

from partnership.activities.case.model import Simulation
from partnership.activities.case.plan import Plan, plan_of
from partnership.bank.documents import read_record
from partnership.paths import datasets

CASE = read_record(datasets() / "cases" / "family-of-five.yaml", Simulation)[0]
GOOD = ("feed_plan", "supervised", "breakfast", "della_review", "named_lead", "next_review")
ALL = [action.id for action in CASE.board.actions]
GAPS = {"owner", "day", "agreed"}


def plan(*names: str, **board: Any) -> Plan:
    return plan_of(CASE, names, board)


def open_checks(made: Plan) -> set[str]:
    return {name for name, passes in made.passed.items() if not passes}


def test_a_good_plan_passes_every_check() -> None:
    made = plan(*GOOD)
    assert open_checks(made) == set()
    assert made.progress == "Your plan has 6 actions. Every check of the board passes."


def test_an_empty_plan_passes_none() -> None:
    assert set(plan().passed.values()) == {False}
    assert plan().progress.startswith("The plan is empty.")


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (plan(*GOOD[:-1]), set()),
        (plan(*GOOD[1:-1]), {"every_voice"}),
        (plan("feed_plan", "breakfast"), {"somebody_missing", "every_voice"}),
        (plan(*GOOD, "rest"), GAPS),
        (plan(*GOOD, "rest", "punctual"), {*GAPS, "rest_or_run"}),
        (plan(*GOOD, "rest", "clinic_weighing"), {*GAPS, "rest_or_run", "rest_or_travel"}),
        (plan(*ALL), {*GAPS, "rest_or_run", "rest_or_travel", "few"}),
        (plan(*GOOD, named_lead={"owner": ""}), {"owner"}),
        (plan(*GOOD, named_lead={"day": None}), {"day"}),
        (plan(*GOOD, named_lead={"agreed": []}), {"agreed"}),
        (plan(*GOOD, della_review={"in": False}), {"every_voice"}),
        (plan(*GOOD, rest={"in": True, "owner": "jess", "day": 1, "agreed": ["jess"]}), set()),
    ],
)
def test_what_is_missing_is_found(made: Plan, found: set[str]) -> None:
    assert open_checks(made) == found


def test_the_progress_names_what_is_open() -> None:
    said = plan(*GOOD, named_lead={"owner": None}).progress
    assert said == "Your plan has 6 actions. Still open: Has each action an owner?"


@pytest.mark.parametrize(
    "board",
    [
        None,
        [],
        "plan",
        {"named_lead": 3, "nothing": {"in": True}},
        {"named_lead": {"in": "yes", "extra": [1]}},
    ],
)
def test_a_board_that_makes_no_sense_changes_nothing(board: object) -> None:
    assert plan_of(CASE, GOOD, board) == plan_of(CASE, GOOD)


@pytest.mark.parametrize(
    ("set_to", "check"),
    [
        ({"owner": "nobody-known"}, "owner"),
        ({"owner": 7}, "owner"),
        ({"day": "soon"}, "day"),
        ({"day": -1}, "day"),
        ({"day": True}, "day"),
        ({"agreed": "jess"}, "agreed"),
        ({"agreed": ["somebody", 4]}, "agreed"),
    ],
)
def test_what_no_board_could_keep_is_not_given(set_to: dict[str, Any], check: str) -> None:
    assert open_checks(plan(*GOOD, named_lead=set_to)) == {check}
