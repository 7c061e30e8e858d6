"""The model of *more for less, or less for more* in a notebook, with numbers of one's own.

A thinking tool. Every number that the course put into it is made up, and it is evidence of nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from partnership.activities.catalogue import find_activity
from partnership.activities.hours.model import HoursTool
from partnership.activities.hours.sums import PARTIES, paid, reading, result
from partnership.errors import CourseError

TOOL = "more-for-less"


def more_for_less(
    settings: Mapping[str, int] | None = None,
    assume: Mapping[str, tuple[int, int]] | None = None,
    *,
    tool: str = TOOL,
) -> pd.DataFrame:
    """Return who gains and who pays: a row for each party, and one for all who are paid.

    Args:
        settings: hours or numbers a month, by slider: ``doubled``, ``premises``, ``meetings``,
            ``moved`` and ``holding`` (0 to 3). Any whole number from 0 up will do, also one that
            the page's sliders do not stop at. What is left out is 0.
        assume: other numbers in the place of the course's, by the assumption's id, as
            ``(cautious, hopeful)``, in minutes or per cent.
        tool: the id of the tool that holds the model.

    Columns: ``cautious`` and ``hopeful`` (float, hours in a month; plus is saved, minus is spent)
    and ``reads_as`` (str: *gains*, *pays*, *same* or *open*). The index is ``party``.

    Raises:
        CourseError: a slider or an assumption is not known, or its number makes no sense.
    """
    model = find_activity(tool)
    if not isinstance(model, HoursTool):
        raise CourseError(f"'{tool}' is no tool with sliders", f"try '{TOOL}'")
    saved = result(_settings(model, settings or {}), _views(model, assume or {}))
    rows = {**saved, "paid": paid(saved)}
    return pd.DataFrame(
        {
            "cautious": {name: ends[0] / 60 for name, ends in rows.items()},
            "hopeful": {name: ends[1] / 60 for name, ends in rows.items()},
            "reads_as": {name: reading(ends) for name, ends in rows.items()},
        },
        index=pd.Index([*PARTIES, "paid"], name="party"),
    )


def _settings(model: HoursTool, given: Mapping[str, int]) -> dict[str, int]:
    sliders = {one.id: one for one in model.sliders}
    for name, value in given.items():
        if name not in sliders:
            raise CourseError(f"there is no slider '{name}'", f"use one of {', '.join(sliders)}")
        most = len(sliders[name].words) - 1 if sliders[name].words else None
        if type(value) is not int or value < 0 or (most is not None and value > most):
            upto = f"0 to {most}" if most is not None else "0 up"
            raise CourseError(f"'{name}' cannot be {value}", f"give a whole number from {upto}")
    return {name: given.get(name, 0) for name in sliders}


def _views(
    model: HoursTool, given: Mapping[str, tuple[int, int]]
) -> tuple[dict[str, int], dict[str, int]]:
    cautious, hopeful = model.views()
    for name, pair in given.items():
        if name not in cautious:
            remedy = f"use one of {', '.join(cautious)}"
            raise CourseError(f"there is no assumption '{name}'", remedy)
        if not (
            isinstance(pair, tuple)
            and len(pair) == len((cautious, hopeful))
            and all(type(one) is int and one >= 0 for one in pair)
        ):
            remedy = "give two whole numbers from 0 up: (cautious, hopeful)"
            raise CourseError(f"'{name}' cannot be {pair}", remedy)
        cautious[name], hopeful[name] = pair
    return cautious, hopeful
