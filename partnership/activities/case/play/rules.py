"""Rules that fire by themselves, after a choice and at the end of a week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from partnership.activities.case.play.effects import Apply, Scale, applied
from partnership.activities.case.play.holds import Test, test_of
from partnership.activities.case.play.state import State, appointments


@dataclass(frozen=True)
class MadeRule:
    """A rule, ready to be looked at."""

    id: str
    repeat: str
    route: str | None
    so: Test
    apply: Apply

    def fire(self, state: State) -> None:
        """Let it happen."""
        state.events.append(["rule", self.id])
        state.fired.add(self.id)
        self.apply(state)


def made_rules(program: Mapping[str, Any], scales: Mapping[str, Scale]) -> list[MadeRule]:
    """Return the rules of a case."""
    return [
        MadeRule(
            one["id"],
            one.get("repeat", "never"),
            one.get("route"),
            test_of(one["when"]),
            applied(one.get("effects"), scales),
        )
        for one in program.get("rules", ())
    ]


def after_choice(state: State, rules: Sequence[MadeRule], *, aside: bool) -> str | None:
    """Fire what fires after a choice, and return the decision that a rule leads to, if any.

    In a decision that was set aside no rule leads elsewhere; what has become so by then leads
    there after the next choice.
    """
    route = None
    for rule in rules:
        if rule.repeat == "every_week":
            continue
        so = rule.so(state)
        if rule.route and (aside or route):
            if not so:
                state.was.discard(rule.id)
            continue
        before = state.fired if rule.repeat == "never" else state.was
        fires = so and rule.id not in before
        (state.was.add if so else state.was.discard)(rule.id)
        if fires:
            rule.fire(state)
            route = rule.route or route
    return route


def pass_time(state: State, to: int, days: int, rules: Sequence[MadeRule]) -> None:
    """Let time pass until a day. Every week that ends on the way is counted."""
    while (len(state.weeks) + 1) * days <= to:
        state.day = (len(state.weeks) + 1) * days
        state.events.append(["week", len(state.weeks) + 1])
        for rule in rules:
            if rule.repeat == "every_week" and rule.so(state):
                rule.fire(state)
        state.weeks.append([appointments(state, agency) for agency in state.weekly])
        state.once = {}
    state.day = max(state.day, to)
