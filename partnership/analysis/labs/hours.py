"""The lab of *more for less, or less for more*."""

from __future__ import annotations

import altair as alt
import pandas as pd

from partnership.analysis.labs.told import INK, Told

NAMES = {
    "lead": "Lead agency",
    "partner": "Partner agency",
    "small": "Small organisation",
    "families": "Families",
    "paid": "All who are paid",
}
_READS = {
    "gains": "gains either way",
    "pays": "pays either way",
    "same": "neither gains nor pays",
    "open": "may gain or pay",
}


def hours_chart(table: pd.DataFrame) -> Told:
    """Return each party's range of hours as a bar. Takes what ``more_for_less()`` returns."""
    data = table.reset_index()
    data["who"] = [NAMES[one] for one in data["party"]]
    base = alt.Chart(data).encode(y=alt.Y("who:N", sort=None, title=None))
    bar = base.mark_bar(size=10, color=INK).encode(
        x=alt.X("cautious:Q", title="Hours in a month: spent | saved"), x2="hopeful:Q"
    )
    ends = base.mark_tick(color=INK, thickness=3, height=18)
    zero = alt.Chart(pd.DataFrame({"x": [0]})).mark_rule(strokeDash=[4, 3]).encode(x="x:Q")
    chart = (zero + bar + ends.encode(x="cautious:Q") + ends.encode(x="hopeful:Q")).properties(
        width=360, height=44 * len(data)
    )
    told = "; ".join(
        f"{row['who']} {_READS[row['reads_as']]}, {row['cautious']:.1f} to {row['hopeful']:.1f}"
        for row in data.to_dict("records")
    )
    return Told(chart, f"A bar for each, from the cautious to the hopeful view. {told}.")
