"""No single mark changes before everything that the rule asks for has been looked at."""

from __future__ import annotations

import pandas as pd

from autograder.moderation.pairing import Compared
from autograder.moderation.policy import read_policy
from autograder.moderation.stages import Progress, progress

POLICY = read_policy("ten-percent")


def looked_at(second: dict[str, float | None]) -> Compared:
    """Return scripts that earned 12 of 20, and what a second look gave to each."""
    whole = pd.DataFrame(
        [
            {"script": name, "marker": "ann", "first": 12.0, "second": marks, "most": 20.0}
            for name, marks in second.items()
        ]
    )
    scripts = whole[["script", "marker"]].assign(percent=60.0)
    return Compared(scripts, whole.dropna(), pd.DataFrame())


def stand(second: dict[str, float | None], *draws: str) -> Progress:
    return progress(looked_at(second), [drawn.split() for drawn in draws], POLICY)


def test_scripts_of_the_sample_wait_for_a_second_look() -> None:
    now = stand({"A": 5.0, "B": None, "C": None}, "A B")
    assert (now.state, now.waiting, now.may_settle) == ("looking", ("B",), False)
    assert "1 script of the sample waits" in now.said


def test_marks_within_the_tolerance_leave_the_first_ones_standing() -> None:
    now = stand({"A": 13.0, "B": 11.0, "C": None}, "A B")
    assert (now.state, len(now.apart), now.may_settle) == ("agreed", 0, False)


def test_one_that_lies_apart_extends_the_sample_before_any_mark_changes() -> None:
    now = stand({"A": 14.0, "B": 12.0, "C": None}, "A B")
    assert (now.state, now.stage, now.may_settle) == ("extend", "marker", False)
    assert now.said.startswith("The marks of 1 script lie too far apart: every script of the")


def test_what_is_found_again_extends_it_to_all() -> None:
    now = stand({"A": 14.0, "B": 14.0, "C": None}, "A", "B")
    assert (now.state, now.stage) == ("extend", "all")


def test_an_extension_that_finds_nothing_more_is_enough() -> None:
    now = stand({"A": 14.0, "B": 12.5, "C": None}, "A", "B")
    assert (now.state, now.may_settle) == ("settle", True)


def test_with_nothing_left_to_look_at_single_marks_may_change() -> None:
    now = stand({"A": 14.0, "B": 15.0, "C": 12.0}, "A B C")
    assert (now.state, now.apart["script"].to_list()) == ("settle", ["B", "A"])
    assert now.third == ("B",)
    assert "2 scripts may now be decided on, one by one. 1 of them by a third" in now.said


def test_scripts_outside_the_sample_extend_nothing() -> None:
    now = stand({"A": 12.0, "B": 20.0}, "A")
    assert now.state == "agreed"
