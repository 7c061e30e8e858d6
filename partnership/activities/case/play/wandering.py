"""Plays made by chance: for tests, for the checks of a case and for tables to look into."""

from __future__ import annotations

from collections.abc import Iterator

from partnership.activities.case.play.game import Game, Picks
from partnership.activities.case.play.luck import first_luck, next_luck
from partnership.activities.case.play.state import END, State


def wander(game: Game, role: str, play: int) -> State:
    """Return the end of a play in which every choice was left to chance."""
    state = game.start(role, play)
    luck = first_luck(play + 1, play)
    while state.at != END:
        luck, picks = by_chance(game, state, luck)
        game.choose(state, picks)
    return state


def by_chance(game: Game, state: State, luck: int) -> tuple[int, Picks]:
    """Return a choice among what is offered, and the luck that is left."""
    stays = game.stays(state.at)
    picks: list[str | None] = []
    for options in game.offered(state):
        luck = next_luck(luck)
        picks.append(options[luck % len(options)] if options else None)
        if picks[0] in stays:
            break
    return luck, picks


def wanderings(game: Game, role: str, number: int) -> Iterator[State]:
    """Yield the ends of so many plays."""
    for play in range(number):
        yield wander(game, role, play)
