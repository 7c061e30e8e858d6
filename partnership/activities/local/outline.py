"""How a partnership's own story and words read."""

from __future__ import annotations

from calendar import month_name

from partnership.activities.tools.outline import Cell, Outline, Part, Rows, Value, text

MONTHS = {"0": "", **{str(number): month_name[number] for number in range(1, 13)}}


def outline() -> Outline:
    """Return the outline."""
    events = (
        ("When", Cell((Value("month", words=MONTHS), Value("year")), " ")),
        ("What happened", text("title")),
        ("What it changed for us", text("changed")),
    )
    words = (
        ("Word", text("word")),
        ("What it means here", text("meaning")),
        ("Who uses it so", text("who")),
    )
    return (
        Part("What happened here", (Rows(("events",), events, in_order=("year", "month")),)),
        Part("What our words mean", (Rows(("words",), words),)),
    )
