"""Whether a marker is strict or lenient, as far as a moderator's second look can tell."""

from __future__ import annotations

import altair as alt
import pandas as pd
from markupsafe import Markup

from autograder.moderation.coefficients import mean
from autograder.moderation.pairing import Compared
from partnership.analysis.charts import WIDTH, picture

COLUMNS = (
    "marker", "scripts", "mean", "looked_at", "shift", "shift_low", "shift_high", "reading",
)  # fmt: skip
FEWEST = 5
"""Scripts looked at again, below which nothing is said of a marker."""


def severity(compared: Compared) -> pd.DataFrame:
    """Return a row a marker, by name: how they mark, and how far a second look moves their marks.

    Columns: ``marker``, ``scripts`` (marked), ``mean`` (per cent), ``looked_at`` (marked twice),
    ``shift`` (how much higher the second marks are, in percentage points: above 0 the marker is
    strict) with the ends of its 95 % interval, and ``reading`` in words. The mean says little of a
    marker, who may have had the better scripts; the shift compares marks of the same scripts.
    """
    whole = compared.whole
    apart = pd.Series(
        (100 * (whole["second"] - whole["first"]) / whole["most"]).to_numpy(float),
        index=whole["script"],
    )
    rows = []
    for marker, own in compared.scripts.groupby("marker", sort=True):
        shifts = apart[apart.index.isin(own["script"])].to_numpy(float)
        shift, low, high = mean(shifts)
        rows.append(
            {
                "marker": str(marker),
                "scripts": len(own),
                "mean": float(own["percent"].mean()),
                "looked_at": len(shifts),
                "shift": shift,
                "shift_low": low,
                "shift_high": high,
                "reading": _reading(len(shifts), shift, low, high),
            }
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def severity_chart(table: pd.DataFrame) -> Markup:
    """Return the shifts of ``severity`` as a picture, with what it shows as text."""
    data = table.dropna(subset=["shift"])
    if data.empty:
        return Markup("")
    base = alt.Chart(data).encode(y=alt.Y("marker:N", title=None, sort=None))
    x = alt.X("shift:Q", title="Second mark less first, in percentage points")
    zero = alt.Chart(pd.DataFrame({"shift": [0.0]})).mark_rule(strokeDash=[4, 4]).encode(x=x)
    # Intervals of a single script are not drawn: there are none.
    known = alt.Chart(data.dropna(subset=["shift_low"]))
    interval = known.mark_rule(strokeWidth=3, color="#2f6690").encode(
        y=alt.Y("marker:N", title=None, sort=None), x=alt.X("shift_low:Q"), x2="shift_high:Q"
    )
    points = base.mark_point(filled=True, size=90, color="#16425b").encode(x=x)
    chart = (zero + interval + points).properties(width=WIDTH - 200)
    return picture(chart, _told(data))


def _told(data: pd.DataFrame) -> str:
    ordered = data.sort_values("shift", kind="stable")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    told = f"A point for each of {len(data)} markers, with a line for its 95 % interval."
    if len(data) > 1:
        told += (
            f" Least: {low['marker']} ({low['shift']:+.1f} points); most: {high['marker']}"
            f" ({high['shift']:+.1f})."
        )
    return f"{told} Right of 0 the second mark is higher. The table below has every figure."


def _reading(looked_at: int, shift: float, low: float, high: float) -> str:
    if not looked_at:
        return "No script was looked at again."
    if looked_at < FEWEST:
        return f"Only {looked_at} looked at again: too few to say anything of this marker."
    if low > 0:
        return f"Stricter than the second look, by {shift:.1f} points."
    if high < 0:
        return f"More lenient than the second look, by {-shift:.1f} points."
    return "No clear difference from the second look."
