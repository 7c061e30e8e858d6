"""Plays of a case as a table, to look into with pandas.

The plays are made up: in each of them every choice was left to chance. They show how the case is
built, and nothing about families.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from partnership.activities.case.model import Simulation
from partnership.activities.case.play.game import Game
from partnership.activities.case.play.state import State
from partnership.activities.case.play.wandering import wanderings
from partnership.activities.case.program import program_of
from partnership.activities.catalogue import find_activity
from partnership.errors import CourseError

ALONE = "every agency alone"
"""What stands in the column ``role`` where nobody plays and each agency acts by itself."""


def case_plays(name: str, each: int = 500) -> pd.DataFrame:
    """Return made-up plays of a case, always the same ones, one row a play.

    Args:
        name: the id of a case to be played.
        each: how many plays of each role.

    Columns: ``role`` (str), ``play`` (int), ``ending`` (str), ``needs_met`` (int),
    ``appointments`` (int, in all weeks), ``rules_fired`` (int); one for each measure, with its
    value at the end (int); and ``chose_<decision>`` with the option chosen (str), missing
    where the play did not come to it. The last row has ``role`` *every agency alone*.

    Raises:
        CourseError: there is no case to be played of this name.
    """
    case = find_activity(name)
    if not isinstance(case, Simulation):
        raise CourseError(f"'{name}' is not a case to be played", "name one: family-of-five")
    game = Game(program_of(case))
    rows = [
        {"role": role, "play": play, **_told(case, game, state)}
        for role in case.roles
        for play, state in enumerate(wanderings(game, role, each))
    ]
    alone = game.alone([agency.id for agency in case.agencies])
    return pd.DataFrame([*rows, {"role": ALONE, "play": 0, **_told(case, game, alone)}])


def _told(case: Simulation, game: Game, state: State) -> dict[str, Any]:
    chosen: dict[str, str | None] = {f"chose_{one.id}": None for one in case.decisions}
    for kind, decision, *picks in state.events:
        if kind == "choice":
            chosen[f"chose_{decision}"] = picks[0][0]
    return {
        "ending": game.ending(state),
        "needs_met": len(game.needs_met(state)),
        "appointments": sum(map(sum, state.weeks[: case.clock.last])),
        "rules_fired": len(state.fired),
        **state.values,
        **chosen,
    }


def what_mattered(plays: pd.DataFrame, outcome: str = "needs_met") -> pd.DataFrame:
    """Return how much of an outcome goes with each decision, most first.

    Columns: ``decision`` (str), ``plays`` (int, that came to it), ``share`` (float: the part of
    the differences in the outcome that goes with which option was chosen, from 0 to 1; statistics
    books call it eta squared), ``best`` and ``worst`` (str: the options with the highest and the
    lowest mean), and ``gap`` (float: how far these means lie apart).
    """
    rows = []
    for column in [name for name in plays.columns if name.startswith("chose_")]:
        met = plays.dropna(subset=[column])
        if met[column].nunique() < 2 or met[outcome].nunique() < 2:
            continue
        means = met.groupby(column)[outcome].mean()
        explained = met[column].map(means)
        rows.append(
            {
                "decision": column.removeprefix("chose_"),
                "plays": len(met),
                "share": float(explained.var(ddof=0) / met[outcome].var(ddof=0)),
                "best": str(means.idxmax()),
                "worst": str(means.idxmin()),
                "gap": float(means.max() - means.min()),
            }
        )
    return pd.DataFrame(rows).sort_values("share", ascending=False, ignore_index=True)
