"""The lab of centre numbers: definitions changed, so the counts never make one line."""

from __future__ import annotations

import altair as alt
import pandas as pd

from partnership.analysis.labs.told import INK, SECOND, Told
from partnership.bank.tables import figures

_SHAPES = {
    "centres": "circle",
    "main centres": "square",
    "main centres and sites": "triangle-up",
    "promised": "diamond",
}


def centre_counts() -> pd.DataFrame:
    """Return counts of children's centres in England, from the bank's figures, in order of time.

    Columns: ``year`` (int), ``count`` (int), ``counts`` (what was counted: *centres*, *main
    centres*, *main centres and sites*, or *promised*), ``stated``, ``what``, ``source``.
    """
    found = figures()
    found = found[found["id"].str.startswith("centres-")]
    kind = found["unit"].where(found["status"] != "target", "promised")
    table = pd.DataFrame(
        {
            "year": found["period"].str[:4].astype(int),
            "count": found["value"].astype(int),
            "counts": kind,
            **{name: found[name] for name in ("stated", "what", "source")},
        }
    )
    return table.sort_values(["year", "count"], ignore_index=True)


def centres_chart(counts: pd.DataFrame) -> Told:
    """Return a mark for each count, of its own shape for what it counts, and no line."""
    shown = [one for one in _SHAPES if one in set(counts["counts"])]
    shape = alt.Shape(
        "counts:N",
        title="What was counted",
        scale=alt.Scale(domain=shown, range=[_SHAPES[one] for one in shown]),
        legend=alt.Legend(orient="bottom", columns=2, labelLimit=260),
    )
    colour = alt.condition(alt.datum.counts == "promised", alt.value(SECOND), alt.value(INK))
    base = alt.Chart(counts).encode(
        x=alt.X("year:Q", axis=alt.Axis(format="d", title="Year"), scale=alt.Scale(zero=False)),
        y=alt.Y("count:Q", title="Number counted", scale=alt.Scale(domain=[0, 4000])),
    )
    marks = base.mark_point(filled=True, size=110, opacity=1).encode(shape=shape, color=colour)
    chart = marks.properties(width=460, height=280)
    told = "; ".join(
        f"{row['year']}: {row['count']:,} {row['counts']}"
        for row in counts.sort_values("year").to_dict("records")
    )
    text = (
        f"Marks without a line, since not all count the same thing. {told}. A line through them"
        " would show falls and rises that come from counting differently."
    )
    return Told(chart, text)
