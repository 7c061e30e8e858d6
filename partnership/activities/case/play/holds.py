"""Whether a condition holds. Conditions are made into functions once, when a case is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from partnership.activities.case.play.state import NOBODY, State, appointments

Test = Callable[[State], bool]


def test_of(condition: Mapping[str, Any] | None) -> Test:
    """Return the function that tells whether a condition holds; without one, it always does."""
    if condition is None:
        return lambda state: True
    kind = next(word for word in TESTS if word in condition)
    return TESTS[kind](condition)


def _all(condition: Mapping[str, Any]) -> Test:
    tests = [test_of(one) for one in condition["all"]]

    # A loop is twice as fast as a generator here, and a check of a case plays thousands of times.
    def holds(state: State) -> bool:
        for test in tests:  # noqa: SIM110
            if not test(state):
                return False
        return True

    return holds


def _any(condition: Mapping[str, Any]) -> Test:
    tests = [test_of(one) for one in condition["any"]]

    def holds(state: State) -> bool:
        for test in tests:  # noqa: SIM110
            if test(state):
                return True
        return False

    return holds


def _not(condition: Mapping[str, Any]) -> Test:
    test = test_of(condition["not"])
    return lambda state: not test(state)


def _within(number: Callable[[State], int], condition: Mapping[str, Any]) -> Test:
    exactly = condition.get("exactly")
    low = condition.get("at_least", -(2**31)) if exactly is None else exactly
    high = condition.get("at_most", 2**31) if exactly is None else exactly
    return lambda state: low <= number(state) <= high


def _var(condition: Mapping[str, Any]) -> Test:
    name = condition["var"]
    if name == "day":
        return _within(lambda state: state.day, condition)
    return _within(lambda state: state.values[name], condition)


def _appointments(condition: Mapping[str, Any]) -> Test:
    return _within(lambda state: appointments(state, condition["appointments"]), condition)


def _knows(condition: Mapping[str, Any]) -> Test:
    fact, who = condition["knows"], condition.get("who")
    return lambda state: fact in state.knows.get(who or state.role, ())


def _lead(condition: Mapping[str, Any]) -> Test:
    lead = condition["lead"]
    if lead == "anyone":
        return lambda state: state.lead != NOBODY
    return lambda state: state.lead == lead


TESTS: dict[str, Callable[[Mapping[str, Any]], Test]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "var": _var,
    "appointments": _appointments,
    "flag": lambda condition: lambda state: condition["flag"] in state.flags,
    "knows": _knows,
    "role": lambda condition: lambda state: state.role in condition["role"],
    "chose": lambda condition: lambda state: condition["chose"] in state.chosen,
    "fired": lambda condition: lambda state: condition["fired"] in state.fired,
    "lead": _lead,
    "planned": lambda condition: lambda state: condition["planned"] in state.plan,
    "tie": lambda condition: lambda state: state.ties[condition["tie"]] == condition["like"],
}
"""What each kind of condition asks, by the word that tells it apart."""
