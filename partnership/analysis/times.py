"""How long learners take over a question, as far as the files they exported tell."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import pandas as pd

from partnership.activities.quiz.item import Item
from partnership.activities.responses import Responses, answer_to
from partnership.analysis.items import FEWEST

PAUSE: Final = 10.0
"""Minutes, above which somebody is taken to have gone away."""

_MINUTE: Final = 60_000
"""Milliseconds."""


def time_table(items: Sequence[Item], learners: Mapping[str, Responses]) -> pd.DataFrame:
    """Return a row a learner and a column a question: minutes since the answer before it.

    A browser keeps when an answer was last changed (``at``, milliseconds). The time is missing
    (NaN) for the answer that came first, where no ``at`` was kept, where the question was
    answered again since, and above ``PAUSE``.
    """
    rows = {name: _minutes(items, responses) for name, responses in learners.items()}
    columns = [item.id for item in items]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).astype(float)


def time_statistics(times: pd.DataFrame) -> pd.DataFrame:
    """Return how long each question took.

    Takes what ``time_table`` returns. Returns a row a question, in the same order, with the
    columns ``learners`` (whose time is known), and ``median``, ``low`` and ``high`` (the middle
    half of them lies between), in minutes; questions with fewer than ``FEWEST`` are left out.
    """
    found = pd.DataFrame(
        {
            "learners": times.count(),
            "median": times.median(),
            "low": times.quantile(0.25),
            "high": times.quantile(0.75),
        }
    )
    return found[found["learners"] >= FEWEST]


def in_words(minutes: float) -> str:
    """Return a length of time as a reader would say it: seconds first, then minutes."""
    return f"{minutes * 60:.0f} s" if minutes < 2 else f"{minutes:.1f} min"


def _minutes(items: Sequence[Item], responses: Responses) -> dict[str, float]:
    at = {
        item.id: _when(responses[item.id])
        for item in items
        if answer_to(item, responses) is not None
    }
    known = sorted((when, name) for name, when in at.items() if not math.isnan(when))
    taken = {
        name: (when - before) / _MINUTE
        for (before, _), (when, name) in pairwise(known)
        # A repeat is kept beside the first answer, and its time in place of the first one's.
        if "again" not in responses[name]
    }
    return {name: minutes for name, minutes in taken.items() if minutes <= PAUSE}


def _when(response: Mapping[str, Any]) -> float:
    at = response.get("at")
    if isinstance(at, bool) or not isinstance(at, int | float):
        return math.nan
    # A file may say any number, also one that no clock gives.
    return float(at) if 0 < at < 1e15 else math.nan
