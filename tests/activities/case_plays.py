"""Random plays of a case, put so that two interpreters can be compared."""

from __future__ import annotations

import json
import zlib
from typing import Any

from partnership.activities.case.play.game import Game
from partnership.activities.case.play.state import State
from partnership.activities.case.play.wandering import wander


def told(game: Game, state: State) -> str:
    """Return all of a state as text, the same in both languages."""
    whole: list[Any] = [
        state.events,
        [state.role, state.luck, state.day, state.lead, state.at, state.back],
        list(state.values.values()),
        [sorted(facts) for facts in state.knows.values()],
        list(state.ties.values()),
        list(state.weekly.values()),
        sorted(state.once.items()),
        state.weeks,
        state.plan,
        *(sorted(one) for one in (state.flags, state.chosen, state.fired, state.was)),
        game.needs_met(state),
        game.offered(state),
    ]
    return json.dumps(whole, separators=(",", ":"))


def digest(game: Game, role: str, first: int, number: int) -> int:
    """Return one number for the plays from ``first`` on."""
    found = 0
    for play in range(first, first + number):
        found = zlib.crc32(told(game, wander(game, role, play)).encode(), found)
    return found
