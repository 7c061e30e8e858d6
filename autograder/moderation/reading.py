"""What figures of agreement say, in plain English, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from autograder.moderation.coefficients import FEWEST

ENOUGH = 30
"""Scripts, below which an interval is wide whatever the markers do."""
# Koo and Li (2016) ask to judge an ICC by its interval and not by the figure alone.
STEPS = (
    (0.9, "Two markers would give nearly the same marks."),
    (0.75, "Two markers would give much the same marks."),
    (0.5, "Two markers agree in part: who marks matters."),
    (-1.0, "Two markers hardly agree: talk the criterion through before anything else."),
)


def reading(row: Mapping[Hashable, Any], tolerance: float) -> str:
    """Return what one row of ``agreement`` says."""
    scripts = int(row["scripts"])
    if scripts < FEWEST:
        return f"{_scripts(scripts)} marked twice: too few to say anything."
    said = [_level(row), _shift(row, tolerance), _few(scripts)]
    return " ".join(part for part in said if part)


def _level(row: Mapping[Hashable, Any]) -> str:
    found, low = float(row["icc"]), float(row["icc_low"])
    if pd.isna(found):
        return "All marks are the same, so agreement cannot be told from chance."
    if row["beyond"] == 0 and row["same_band"] == 1:
        return "No marks lie further apart than they may, and all are in the same band."
    sure = found if pd.isna(low) else low
    said = next(text for least, text in STEPS if sure >= least or least < 0)
    best = next(text for least, text in STEPS if found >= least or least < 0)
    if said == best:
        return said
    return f"{best} That holds for these scripts; a larger sample might show less."


def _shift(row: Mapping[Hashable, Any], tolerance: float) -> str:
    shift, low, high = (float(row[name]) for name in ("shift", "shift_low", "shift_high"))
    if low <= 0 <= high or pd.isna(low):
        return ""
    way = "higher" if shift > 0 else "lower"
    size = "" if abs(shift) > tolerance else ", which is within what is allowed"
    return f"The second marks are {way} throughout, by {abs(shift):.1f} points on average{size}."


def _few(scripts: int) -> str:
    if scripts >= ENOUGH:
        return ""
    return f"{_scripts(scripts)} only: the intervals are wide, so take this as a hint."


def _scripts(number: int) -> str:
    return f"{number} script{'' if number == 1 else 's'}"
