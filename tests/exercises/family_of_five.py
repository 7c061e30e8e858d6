"""What students save of the case of assignment 5: a play, and a plan."""

from __future__ import annotations

from typing import Any

from partnership.activities.case.model import Simulation
from partnership.activities.case.play.game import Game, Picks
from partnership.activities.case.play.luck import first_luck
from partnership.activities.case.play.state import END
from partnership.activities.case.play.wandering import by_chance
from partnership.activities.case.program import program_of
from partnership.activities.catalogue import find_activity
from partnership.activities.responses import response_to

ROLE = "school"
PLANS = {
    "right": ("feed_plan", "supervised", "breakfast", "della_review", "named_lead", "next_review"),
    "half": ("feed_plan", "breakfast"),
}


def family_of_five(student: str) -> dict[str, Any]:
    """Return what a student saved: ``right`` played to an end, ``half`` began, ``wrong`` did not.

    ``wrong`` put everything on the board.
    """
    case = find_activity("family-of-five")
    assert isinstance(case, Simulation)
    steps = {"right": None, "half": 1, "wrong": 0}[student]
    planned = PLANS.get(student, tuple(action.id for action in case.board.actions))
    play = {
        "role": ROLE,
        "play": 0,
        "choices": choices(Game(program_of(case)), steps),
        "board": {action.id: {"in": action.id in planned} for action in case.board.actions},
    }
    saved = response_to(case.parts()[0], {"now": 0, "plays": [play]})
    return {case.id: saved if student == "right" else {**saved, "checked": False}}


def choices(game: Game, steps: int | None) -> list[Picks]:
    """Return so many choices, left to chance; None plays to the end."""
    state, luck, made = game.start(ROLE, 0), first_luck(1, 0), []
    while state.at != END and (steps is None or len(made) < steps):
        luck, picks = by_chance(game, state, luck)
        game.choose(state, picks)
        made.append(picks)
    return made
