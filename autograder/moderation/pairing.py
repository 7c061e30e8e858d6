"""From marks as they were given to tables that can be compared: by script, and in pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from autograder.marks.event import WHOLE

SECOND: Sequence[str] = ("moderator", "second")
"""Whose marks are held against the first ones: a moderator's before a second marker's."""

AND = " and "
"""Joins the names of several people who marked parts of one script."""

Most = Mapping[tuple[str, str], float]
"""What can be earned, by cell and criterion, in the order of the rubric."""


@dataclass(frozen=True)
class Compared:
    """An assignment's marks, ready to be compared.

    ``scripts`` has a row for each script that its first markers have marked in full: ``script``,
    ``marker`` (several are joined by *and*) and ``percent`` (of what the written parts earn).
    ``whole`` has a row for each of these that was marked in full twice: ``script``, ``marker``,
    ``first`` and ``second`` (marks) and ``most``. ``pairs`` has a row for each script and
    criterion marked twice: ``script``, ``criterion`` (named *cell: criterion*), ``marker``,
    ``first``, ``second`` and ``most``.
    """

    scripts: pd.DataFrame
    whole: pd.DataFrame
    pairs: pd.DataFrame


def compare(marks: pd.DataFrame, most: Most) -> Compared:
    """Return the first marks, and the second ones beside them.

    ``marks`` has the columns ``script``, ``cell``, ``criterion``, ``who``, ``role``, ``marks`` and
    ``number`` (of the event); of several events on one answer in one role the last counts.
    Marks for an answer as a whole count in sums, and in no criterion.
    """
    answers = marks.groupby(["script", "cell", "role"])["number"]
    last = marks[marks["number"] == answers.transform("max")]
    second = last[last["role"].isin(SECOND)].copy()
    second["turn"] = second["role"].map(list(SECOND).index)
    best = second.groupby(["script", "cell"])["turn"].transform("min")
    second = second[second["turn"] == best]
    first = last[last["role"] == "marker"]
    full = _whole(first, most)
    scripts = pd.DataFrame(
        {
            "script": full["script"],
            "marker": full["marker"],
            "percent": 100 * full["marks"] / sum(most.values()),
        }
    )
    whole = full.merge(_whole(second, most), on="script", suffixes=("", "_second"))
    whole = whole.rename(columns={"marks": "first", "marks_second": "second"})
    whole["most"] = sum(most.values())
    return Compared(
        scripts, whole[["script", "marker", "first", "second", "most"]], _pairs(first, second, most)
    )


def _pairs(first: pd.DataFrame, second: pd.DataFrame, most: Most) -> pd.DataFrame:
    both = first.merge(second, on=["script", "cell", "criterion"], suffixes=("", "_second"))
    keys = list(zip(both["cell"], both["criterion"], strict=True))
    places = list(most)
    both["place"] = [places.index(key) if key in most else -1 for key in keys]
    both["most"] = [most.get(key, 0.0) for key in keys]
    both["criterion"] = [f"{cell}: {criterion}" for cell, criterion in keys]
    both = both[both["place"] >= 0].sort_values(
        ["place", "script"], kind="stable", ignore_index=True
    )
    both = both.rename(columns={"who": "marker", "marks": "first", "marks_second": "second"})
    return both[["script", "criterion", "marker", "first", "second", "most"]]


def _whole(marks: pd.DataFrame, most: Most) -> pd.DataFrame:
    """Return ``script``, ``marker`` and ``marks`` of every script that is marked in full."""
    asked: dict[str, set[str]] = {}
    for cell, criterion in most:
        asked.setdefault(cell, set()).add(criterion)
    given: dict[str, dict[str, set[str]]] = {}
    people: dict[str, set[str]] = {}
    totals: dict[str, float] = {}
    # Row by row: a group for each of a thousand scripts takes pandas seconds.
    columns = (marks[name] for name in ("script", "cell", "criterion", "who", "marks"))
    for script, cell, criterion, who, earned in zip(*columns, strict=True):
        if cell in asked:
            given.setdefault(script, {}).setdefault(cell, set()).add(criterion)
            people.setdefault(script, set()).add(who)
            totals[script] = totals.get(script, 0.0) + float(earned)
    rows = [
        (script, AND.join(sorted(people[script])), totals[script])
        for script, cells in sorted(given.items())
        if all(
            WHOLE in cells.get(cell, ()) or wanted <= cells.get(cell, set())
            for cell, wanted in asked.items()
        )
    ]
    return pd.DataFrame(rows, columns=["script", "marker", "marks"])
