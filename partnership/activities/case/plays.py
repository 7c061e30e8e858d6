"""What a learner played, as it is kept: ``{"now": ..., "plays": [{role, play, choices}]}``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from partnership.activities.case.play.game import Game
from partnership.activities.case.play.state import END, State
from partnership.activities.case.written import WrittenCase

MOST_PLAYS = 200
MOST_CHOICES = 500
"""More than anybody takes: what is kept comes from somebody's device."""


@dataclass(frozen=True)
class Play:
    """One play of a case."""

    role: str
    choices: tuple[str, ...]
    """Every option that was chosen, as ``decision.option``, in order."""
    ending: str | None
    """None if the play is not finished."""
    state: State


def read_plays(game: Game, answer: object) -> list[Play]:
    """Return the plays that are kept, gone through again. Nothing, if one cannot be played."""
    plays = answer.get("plays") if isinstance(answer, dict) else None
    if not isinstance(plays, list) or len(plays) > MOST_PLAYS:
        return []
    try:
        return [_played(game, one) for one in plays]
    except (AttributeError, KeyError, TypeError, ValueError):
        return []


def _played(game: Game, one: dict[str, Any]) -> Play:
    role, play, choices = one["role"], one["play"], one["choices"]
    if role not in game.roles or type(play) is not int or not 0 <= play <= MOST_PLAYS:
        raise ValueError("no such play")
    if not isinstance(choices, list) or len(choices) > MOST_CHOICES:
        raise ValueError("no such choices")
    state = game.replay(role, choices, play)
    chosen = [
        f"{decision}.{pick}"
        for kind, decision, *rest in state.events
        if kind == "choice"
        for pick in rest[0]
        if pick
    ]
    return Play(role, tuple(chosen), game.ending(state) if state.at == END else None, state)


def path_of(case: WrittenCase, play: Play) -> str:
    """Return a play as text, one line a choice, for somebody who reads what was handed in."""
    role = next(one.role for one in case.agencies if one.id == play.role)
    lines = [f"{case.title}, played as {role.title if role else play.role}"]
    for choice in play.choices:
        name, _, picked = choice.partition(".")
        decision = next(one for one in case.decisions if one.id == name)
        asked = (decision.options, *(one.options for one in decision.further))
        option = next(one for options in asked for one in options if one.id == picked)
        lines.append(f"{decision.title}: {option.text} ({option.verdict})")
    ending = next((one.title for one in case.endings if one.id == play.ending), "not finished")
    return "\n".join([*lines, f"End: {ending}"])
