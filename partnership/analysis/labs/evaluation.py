"""The lab of reading an evaluation: what NESS and the IFS found, as the bank states it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from partnership.analysis.labs.told import INK, SECOND, Told
from partnership.bank.tables import figures


def five_of_fourteen_chart() -> Told:
    """Return a mark for each outcome that NESS tested in 2008, filled where there was benefit."""
    values = figures().set_index("id")["value"]
    of, better = (int(values[f"ness-2008-{one}"]) for one in ("outcomes", "benefits"))
    words = [f"benefit ({better})", f"no benefit shown ({of - better})"]
    data = pd.DataFrame(
        {
            "place": range(1, of + 1),
            "found": [words[0]] * better + [words[1]] * (of - better),
        }
    )
    chart = (
        alt.Chart(data)
        .mark_point(size=380, strokeWidth=2, filled=True, opacity=1)
        .encode(
            x=alt.X("place:O", axis=None),
            shape=alt.Shape(
                "found:N",
                sort=words,
                title=None,
                scale=alt.Scale(domain=words, range=["circle", "cross"]),
                legend=alt.Legend(orient="bottom"),
            ),
            color=alt.condition(alt.datum.found == words[0], alt.value(INK), alt.value(SECOND)),
        )
        .properties(width=460, height=50)
    )
    text = (
        f"{of} marks, one for each outcome tested in 2008: {better} circles for outcomes with a"
        f" benefit, {of - better} crosses for those where none was shown. The picture shows how"
        " many, and not how large the benefits were."
    )
    return Told(chart, text)


def later_effects() -> pd.DataFrame:
    """Return what the IFS found in per cent, one row a figure, the oldest report first.

    Columns: ``percent`` (fewer, as a number), ``unit``, ``period``, ``status`` (*fact*, or
    *contested*: show both sides), ``what``, ``source``. The figures are of different things and
    ages, so they are not to be added up.
    """
    found = figures()
    is_one = found["id"].str.startswith("ifs-") & found["unit"].str.startswith("% fewer")
    names = ["value", "unit", "period", "status", "what", "source"]
    return found.loc[is_one, names].rename(columns={"value": "percent"}).reset_index(drop=True)


def later_effects_chart(effects: pd.DataFrame) -> Told:
    """Return each figure as a mark on one scale, of another shape where it is contested."""
    rows = effects.to_dict("records")
    data = effects.assign(label=[f"{row['period']}, {_what(row['what'])}" for row in rows])
    chart = (
        alt.Chart(data)
        .mark_point(filled=True, size=130, opacity=1)
        .encode(
            x=alt.X("percent:Q", title="Per cent fewer", scale=alt.Scale(domain=[0, 25])),
            y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=230)),
            shape=alt.Shape(
                "status:N",
                title=None,
                scale=alt.Scale(domain=["fact", "contested"], range=["circle", "cross"]),
                legend=alt.Legend(orient="bottom"),
            ),
            color=alt.condition(alt.datum.status == "contested", alt.value(SECOND), alt.value(INK)),
        )
        .properties(width=300, height=46 * len(data))
    )
    each = "; ".join(
        f"{row['label']}: {row['percent']:g} per cent ({row['status']})"
        for row in data.to_dict("records")
    )
    text = f"{each}. They are of different things at different ages, and share a scale only here."
    return Told(chart, text)


def as_people(percent_fewer: float, out_of_1000: float) -> str:
    """Say what a fall in per cent is among a thousand people.

    Args:
        percent_fewer: the fall, as a report states it.
        out_of_1000: how many of a thousand it would otherwise have happened to. You say.
    """
    fewer = out_of_1000 * percent_fewer / 100
    return (
        f"Of 1,000 children, {out_of_1000:g} without it and {out_of_1000 - fewer:.1f} with it:"
        f" {fewer:.1f} fewer. For {1000 - fewer:.0f} of 1,000 it is as it would have been."
    )


def _what(text: str) -> str:
    return text.partition(",")[0].partition(" at the peak")[0].rstrip(".").lower()
