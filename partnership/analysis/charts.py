"""Charts as SVG that reads without colour, without a mouse and without a network."""

from __future__ import annotations

import re

import altair as alt
import pandas as pd
from markupsafe import Markup

WIDTH = 640
FONT = "system-ui, sans-serif"


def facility_chart(statistics: pd.DataFrame, titles: dict[str, str]) -> Markup:
    """Return how many points each question earned, as a picture with a text beside it.

    Takes what ``item_statistics`` returns, and what to call each question.
    """
    data = pd.DataFrame(
        {
            "question": [titles[name] for name in statistics.index],
            "facility": statistics["facility"].to_numpy(),
        }
    ).dropna()
    if data.empty:
        return Markup("")
    base = alt.Chart(data).encode(
        x=alt.X("facility:Q", title="Mean share of the points", scale=alt.Scale(domain=[0, 1])),
        y=alt.Y("question:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
    )
    percent = base.mark_text(align="left", dx=4).encode(text=alt.Text("facility:Q", format=".0%"))
    chart = (base.mark_bar(color="#2f6690") + percent).properties(width=WIDTH - 280)
    ordered = sorted(zip(data["facility"], data["question"], strict=True))
    (low, hardest), (high, easiest) = ordered[0], ordered[-1]
    told = (
        f"A bar for each of {len(data)} questions. The hardest is {hardest} ({low:.0%}),"
        f" the easiest {easiest} ({high:.0%}). The table below has every figure."
    )
    return picture(chart, told)


def picture(chart: alt.LayerChart | alt.Chart, told: str) -> Markup:
    """Return a chart as inline SVG that a screen reader hears as ``told``."""
    import vl_convert

    spec = chart.configure(font=FONT, background="#ffffff").configure_axis(
        labelFontSize=13, titleFontSize=13
    )
    svg = vl_convert.vegalite_to_svg(spec.to_json())
    # The size is given by the page; a fixed one would not fit a phone.
    inner = re.sub(r'^<svg([^>]*?) width="[\d.]+" height="[\d.]+"', r"<svg\1", svg, count=1)
    return Markup('<div role="img" aria-label="{}" class="chart">{}</div>').format(
        # Not our words but vl-convert's, made of our own titles, which it escapes.
        told,
        Markup(inner),  # noqa: S704
    )
