"""What a case can come to: found by playing every role many times, always the same plays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from partnership.activities.case.play.game import Game
from partnership.activities.case.play.luck import first_luck
from partnership.activities.case.play.state import END
from partnership.activities.case.play.wandering import by_chance

PLAYS = 300
"""Plays of each role. A way that none of them takes is one that hardly any learner finds."""


@dataclass
class Explored:
    """What happened in some play of a case."""

    reached: dict[str, set[str]] = field(default_factory=dict)
    """The decisions that each role met."""
    stuck: set[tuple[str, str]] = field(default_factory=set)
    """Roles, and decisions at which they had nothing to choose."""
    chosen: set[str] = field(default_factory=set)
    fired: set[str] = field(default_factory=set)
    endings: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    """Needs that were met at the end of some play."""


def explore(program: Mapping[str, Any]) -> Explored:
    """Return what a case can come to."""
    return _explore(json.dumps(program))


@lru_cache(maxsize=32)
def _explore(program: str) -> Explored:
    game, found = Game(json.loads(program)), Explored()
    for role in sorted(game.roles):
        found.reached[role] = set()
        for play in range(PLAYS):
            _play(game, role, play, found)
    return found


def _play(game: Game, role: str, play: int, found: Explored) -> None:
    state = game.start(role, play)
    luck = first_luck(play + 1, play)
    while state.at != END:
        found.reached[role].add(state.at)
        luck, picks = by_chance(game, state, luck)
        if picks[0] is None:
            found.stuck.add((role, state.at))
            return
        game.choose(state, picks)
    found.chosen |= state.chosen
    found.fired |= state.fired
    found.endings.add(game.ending(state))
    found.met |= set(game.needs_met(state))
