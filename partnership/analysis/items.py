"""How hard each question is, and whether it tells learners apart."""

from __future__ import annotations

import math
from typing import Final

import pandas as pd

ENOUGH: Final = 20
"""Learners, below which the figures say next to nothing."""
FEWEST: Final = 5
"""Learners, below which a correlation is not worked out at all."""

_SURE: Final = 1.96
"""Standard errors to each side of an interval that is right 19 times in 20."""


def item_statistics(shares: pd.DataFrame) -> pd.DataFrame:
    """Return how each question did.

    Takes a row a learner and a column a question: the share of its points that was earned,
    from 0 to 1, and nothing where it was not answered.

    Returns a row a question, in the same order, with the columns ``learners`` (who answered
    it), ``facility`` (the mean share, 0 to 1: 1 is easy), ``discrimination`` (the correlation
    of the share with the mean share on the learner's other questions, -1 to 1; nothing below
    ``FEWEST`` learners or where everybody earned the same), ``low`` and ``high`` (the ends of
    its 95 % interval by Fisher's transformation) and ``reading`` (what that says, in words).
    """
    rows = {}
    for name in shares.columns:
        own = shares[name].astype(float)
        rest = shares.drop(columns=name).astype(float).mean(axis=1)
        both = pd.DataFrame({"own": own, "rest": rest}).dropna()
        found = correlation(both["own"], both["rest"])
        low, high = interval(found, len(both))
        learners, facility = int(own.count()), float(own.mean()) if own.count() else math.nan
        rows[name] = {
            "learners": learners,
            "facility": facility,
            "discrimination": found,
            "low": low,
            "high": high,
            "reading": reading(learners, facility, found, high),
        }
    columns = ["learners", "facility", "discrimination", "low", "high", "reading"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def correlation(one: pd.Series[float], other: pd.Series[float]) -> float:
    """Return Pearson's correlation, or NaN where there is too little to go by."""
    if len(one) < FEWEST or one.nunique() < 2 or other.nunique() < 2:
        return math.nan
    return float(one.corr(other))


def interval(found: float, learners: int) -> tuple[float, float]:
    """Return the 95 % interval of a correlation (Fisher), or NaN where there is none."""
    if math.isnan(found) or learners <= 3:
        return math.nan, math.nan
    if abs(found) >= 1:
        return found, found
    half = _SURE / math.sqrt(learners - 3)
    return math.tanh(math.atanh(found) - half), math.tanh(math.atanh(found) + half)


def reading(learners: int, facility: float, found: float, high: float) -> str:
    """Return in words what the figures of one question say, and what to look at."""
    if learners < FEWEST:
        return "Too few answers to say anything."
    few = "" if learners >= ENOUGH else f" Only {learners} answers: take it as a hint."
    return _said(facility, found, high) + few


def _said(facility: float, found: float, high: float) -> str:
    if not math.isnan(high) and high < 0:
        return (
            "Those who do well elsewhere do worse here: look at the wording and at the answer"
            " that counts as best."
        )
    if facility >= 0.95:
        return "Nearly everyone gets this: fine to build confidence, but it tells nobody apart."
    if facility <= 0.3:
        return "Hard for most: see which answer tempted them, and whether the section teaches it."
    if math.isnan(found):
        return "Everyone does alike here or elsewhere, so it cannot be said what it tells apart."
    if found >= 0.3:
        return "Works well: those who do well elsewhere do well here."
    if found >= 0.1:
        return "Works: it goes a little with the rest."
    return "Has little to do with the rest: it may test something else, or be read in two ways."
