"""The lab of the timeline."""

from __future__ import annotations

import altair as alt
import pandas as pd

from partnership.analysis.labs.told import INK, Told


def events_chart(events: pd.DataFrame) -> Told:
    """Return a mark for every event, by year and kind. Takes what ``timeline()`` returns."""
    kinds = events["kind"].value_counts()
    axis = alt.Axis(format="d", title="Year")
    chart = (
        alt.Chart(events)
        .mark_tick(color=INK, thickness=2, height=18)
        .encode(
            x=alt.X("year:Q", axis=axis, scale=alt.Scale(zero=False, nice=False)),
            y=alt.Y("kind:N", sort=list(kinds.index), title=None),
        )
        .properties(width=460, height=34 * len(kinds))
    )
    decades = (events["year"] // 10 * 10).value_counts()
    busiest = decades.index[0]
    text = (
        f"A row for each kind of event and a mark for each of {len(events)} events,"
        f" {events['year'].min()} to {events['year'].max()}. The commonest kind is"
        f" {kinds.index[0]} ({kinds.iloc[0]}). The fullest ten years are {busiest} to"
        f" {busiest + 9}, with {decades.iloc[0]} events. The timeline was chosen by its authors:"
        " where marks lie close, much was chosen, which is not the same as much having happened."
    )
    return Told(chart, text)
