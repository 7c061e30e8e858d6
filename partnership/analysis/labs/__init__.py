"""What the labs in ``notebooks/`` show: charts with their text, and the tables behind them."""

from partnership.analysis.labs.centres import centre_counts, centres_chart
from partnership.analysis.labs.evaluation import (
    as_people,
    five_of_fourteen_chart,
    later_effects,
    later_effects_chart,
)
from partnership.analysis.labs.hours import hours_chart
from partnership.analysis.labs.survey import made_up_answers, ratings_chart, write_made_up_export
from partnership.analysis.labs.timeline import events_chart

__all__ = [
    "as_people",
    "centre_counts",
    "centres_chart",
    "events_chart",
    "five_of_fourteen_chart",
    "hours_chart",
    "later_effects",
    "later_effects_chart",
    "made_up_answers",
    "ratings_chart",
    "write_made_up_export",
]
