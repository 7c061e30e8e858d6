"""What effects do to a state. Each change that happens is told as an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from partnership.activities.case.play.holds import Test, test_of
from partnership.activities.case.play.state import State

Apply = Callable[[State], None]


@dataclass(frozen=True)
class Scale:
    """The range of a measure, which direction is better, and the factors that multiply changes."""

    low: int
    high: int
    better: str
    factors: tuple[tuple[str, str, int, Test], ...]
    """Each factor's id, which changes it multiplies, by how much, and when."""


def scales_of(program: Mapping[str, Any]) -> dict[str, Scale]:
    """Return the scale of every measure."""
    factors = [
        (one, (one["id"], one["changes"], one["times"], test_of(one.get("when"))))
        for one in program.get("factors", ())
    ]
    return {
        one["id"]: Scale(
            one.get("low", 0),
            one.get("high", 10),
            one["better"],
            tuple(made for factor, made in factors if one["id"] in factor["measures"]),
        )
        for one in program["measures"]
    }


def applied(effects: Mapping[str, Any] | None, scales: Mapping[str, Scale]) -> Apply:
    """Return the function that makes effects happen, in the order of the record's fields."""
    steps = [
        APPLY[name](value, scales)
        for name in APPLY
        for value in [(effects or {}).get(name)]
        if value is not None
    ]

    def apply(state: State) -> None:
        for step in steps:
            step(state)

    return apply


def _change(changes: Mapping[str, int], scales: Mapping[str, Scale]) -> Apply:
    def apply(state: State) -> None:
        for name, by in changes.items():
            scale, times, why = scales[name], 1, []
            goes = _direction(scale.better, by)
            for factor, which, factor_times, so in scale.factors:
                if which in ("all", goes) and so(state):
                    times *= factor_times
                    why.append(factor)
            _set(state, name, state.values[name] + by * times, scale, why)

    return apply


def _direction(better: str, by: int) -> str:
    if better == "neither" or by == 0:
        return "neither"
    return "better" if (by > 0) == (better == "up") else "worse"


def _put(values: Mapping[str, int], scales: Mapping[str, Scale]) -> Apply:
    def apply(state: State) -> None:
        for name, value in values.items():
            _set(state, name, value, scales[name], [])

    return apply


def _set(state: State, name: str, value: int, scale: Scale, why: list[str]) -> None:
    before = state.values[name]
    after = min(scale.high, max(scale.low, value))
    state.values[name] = after
    # What the range cuts off is told too, so that no number changes less than was said in silence.
    state.events.append(["change", name, after - before, why, value - after])


def _flags(names: Iterable[str], *, up: bool) -> Apply:
    def apply(state: State) -> None:
        for name in names:
            if (name in state.flags) != up:
                (state.flags.add if up else state.flags.remove)(name)
                state.events.append(["flag", name, int(up)])

    return apply


def learn(state: State, who: str, facts: Iterable[str]) -> None:
    """Let an agency know facts."""
    known = state.knows.get(who)
    for fact in facts:
        if known is not None and fact not in known:
            known.add(fact)
            state.events.append(["learn", who, fact])


def _tell(told: Mapping[str, Iterable[str]], _: object) -> Apply:
    def apply(state: State) -> None:
        for who, facts in told.items():
            learn(state, who, facts)

    return apply


def _share(sharings: Iterable[Mapping[str, Any]], _: object) -> Apply:
    def apply(state: State) -> None:
        for one in sharings:
            sender = one.get("sender", state.role)
            known = [fact for fact in one["what"] if fact in state.knows.get(sender, ())]
            basis, family = one.get("basis"), one["family"]
            state.events.append(["share", sender, known, list(one["to"]), basis, family])
            for who in one["to"]:
                learn(state, who, known)

    return apply


def _ties(ties: Mapping[str, str], _: object) -> Apply:
    def apply(state: State) -> None:
        for name, like in ties.items():
            state.ties[name] = like
            state.events.append(["tie", name, like])

    return apply


def _weekly(changes: Mapping[str, int], _: object) -> Apply:
    def apply(state: State) -> None:
        for agency, by in changes.items():
            before = state.weekly[agency]
            state.weekly[agency] = max(0, before + by)
            state.events.append(["weekly", agency, state.weekly[agency] - before])

    return apply


def _once(changes: Mapping[str, int], _: object) -> Apply:
    def apply(state: State) -> None:
        for agency, by in changes.items():
            state.once[agency] = state.once.get(agency, 0) + by
            state.events.append(["once", agency, by])

    return apply


def _plan(actions: Iterable[str], _: object) -> Apply:
    def apply(state: State) -> None:
        for action in actions:
            if action not in state.plan:
                state.plan.append(action)
                state.events.append(["plan", action])

    return apply


def _drop(actions: Iterable[str], _: object) -> Apply:
    def apply(state: State) -> None:
        for action in actions:
            if action in state.plan:
                state.plan.remove(action)
                state.events.append(["drop", action])

    return apply


def _lead(agency: str, _: object) -> Apply:
    def apply(state: State) -> None:
        state.lead = agency
        state.events.append(["lead", agency])

    return apply


def _then(more: Iterable[Mapping[str, Any]], scales: Mapping[str, Scale]) -> Apply:
    made = [(test_of(one["when"]), applied(one["effects"], scales)) for one in more]

    def apply(state: State) -> None:
        for so, effects in made:
            if so(state):
                effects(state)

    return apply


APPLY: dict[str, Callable[[Any, Mapping[str, Scale]], Apply]] = {
    "change": _change,
    "put": _put,
    "up": lambda names, _: _flags(names, up=True),
    "down": lambda names, _: _flags(names, up=False),
    "learn": lambda facts, _: lambda state: learn(state, state.role, facts),
    "tell": _tell,
    "share": _share,
    "ties": _ties,
    "weekly": _weekly,
    "once": _once,
    "plan": _plan,
    "drop": _drop,
    "lead": _lead,
    "then": _then,
}
"""What each field of the effects does, in the order in which they happen."""
