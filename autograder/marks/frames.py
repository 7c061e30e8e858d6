"""Marks as tables, for statistics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from autograder.marks.event import Event
from autograder.marks.standing import Rule, standing

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = ("script", "cell", "criterion", "who", "role", "marks", "at", "rubric", "number")


def marks_table(events: Mapping[tuple[str, str], Sequence[Event]]) -> DataFrame:
    """Return the marks that were not withdrawn or replaced, one row for each criterion.

    ``events`` are by cell and candidate code.
    """
    from pandas import DataFrame

    rows = [
        (script, cell, criterion, each.who, each.role, marks, each.at, each.rubric, each.number)
        for (cell, script), mine in events.items()
        for each in standing(mine, Rule()).live
        if each.given
        for criterion, marks in each.given.marks.items()
    ]
    return DataFrame(rows, columns=list(COLUMNS))
