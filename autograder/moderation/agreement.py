"""How far two markers agree about the same scripts, for each criterion and over all."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from autograder.moderation.coefficients import Figure, Values, alpha, icc, kappa, mean
from autograder.moderation.pairing import Compared
from autograder.moderation.policy import Scale
from autograder.rubric import STEP

OVERALL = "The whole script"
FIGURES = ("kappa", "icc", "alpha", "shift")
COLUMNS = (
    "criterion",
    "scripts",
    *(f"{figure}{end}" for figure in FIGURES for end in ("", "_low", "_high")),
    "same_band",
    "next_band",
    "beyond",
)


def agreement(compared: Compared, scale: Scale, *, tolerance: float, seed: int = 0) -> pd.DataFrame:
    """Return how far first and second marks agree: a row a criterion, and one for whole scripts.

    Criteria come in the order of the rubric. The seed is that of the resampling.

    Returns the columns ``criterion``, ``scripts`` (how many), ``kappa`` (of bands), ``icc`` and
    ``alpha`` (of marks) each with the ends of its 95 % interval (``_low``, ``_high``), ``shift``
    (how much higher the second marks are, in percentage points of what can be earned, with its
    interval), and the shares ``same_band``, ``next_band`` (one band apart) and ``beyond``: further
    apart than the tolerance in percentage points, or than the smallest step of a mark where that
    is more. A figure that cannot be worked out is missing (NaN).
    """
    rows = [
        _row(str(name), own, scale, tolerance, seed)
        for name, own in compared.pairs.groupby("criterion", sort=False)
    ]
    rows.append(_row(OVERALL, compared.whole, scale, tolerance, seed))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def outliers(whole: pd.DataFrame, scale: Scale, *, tolerance: float) -> pd.DataFrame:
    """Return the scripts whose two marks lie further apart than the tolerance, the furthest first.

    ``whole`` is that of ``Compared``. Columns: ``script`` and ``marker``; ``first``, ``second`` and
    ``apart`` (second less first), in per cent of what can be earned; ``first_band`` and
    ``second_band``.
    """
    found = pd.DataFrame(
        {
            "script": whole["script"],
            "marker": whole["marker"],
            "first": 100 * whole["first"] / whole["most"],
            "second": 100 * whole["second"] / whole["most"],
        }
    )
    found["apart"] = found["second"] - found["first"]
    for which in ("first", "second"):
        found[f"{which}_band"] = [scale.band(percent) for percent in found[which]]
    found = found[_beyond(found["apart"].to_numpy(float), tolerance)]
    return found.sort_values("apart", key=abs, ascending=False, kind="stable", ignore_index=True)


def _row(
    name: str, own: pd.DataFrame, scale: Scale, tolerance: float, seed: int
) -> dict[str, object]:
    most = own["most"].to_numpy(float)
    first, second = (100 * own[which].to_numpy(float) / most for which in ("first", "second"))
    bands = [[scale.names.index(scale.band(mark)) for mark in marks] for marks in (first, second)]
    one, other = np.array(bands, dtype=float).reshape(2, -1)
    apart = second - first
    figures: dict[str, Figure] = {
        "kappa": kappa(one, other, len(scale.names), seed=seed),
        "icc": icc(first, second),
        "alpha": alpha(first, second, seed=seed),
        "shift": mean(apart),
    }
    row: dict[str, object] = {"criterion": name, "scripts": len(own)}
    for figure, values in figures.items():
        row |= zip((figure, f"{figure}_low", f"{figure}_high"), values, strict=True)
    return row | {
        "same_band": _share(one == other),
        "next_band": _share(np.abs(one - other) == 1),
        "beyond": _share(_beyond(apart, np.maximum(tolerance, 100 * STEP / most))),
    }


def _share(true: NDArray[Any]) -> float:
    return float(true.mean()) if len(true) else np.nan


def _beyond(apart: Values, tolerance: float | Values) -> NDArray[np.bool_]:
    # Marks in halves are not exact in per cent.
    return np.asarray(np.abs(apart) > tolerance + 1e-9)
