"""What comes first by a learner's own weights and ratings. ``ranking.js`` has the same rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

HEAVIEST = 5
HIGHEST = 4
MIDDLE_WEIGHT = 3
MIDDLE_RATING = 2


class Ranked(NamedTuple):
    """An option, its points and its rank. Options of equal points share a rank."""

    id: str
    points: int
    rank: int


def ranking(options: Sequence[str], criteria: Sequence[str], given: Any) -> list[Ranked]:
    """Return the options by their points, the most first.

    ``given`` is ``{"weights": {criterion: 0-5}, "ratings": {option: {criterion: 0-4}}}``.
    What it lacks, or what makes no sense in it, counts as the middle.
    """
    weights = _record(given, "weights")
    ratings = _record(given, "ratings")
    points = {
        option: sum(
            whole(weights.get(criterion), HEAVIEST, MIDDLE_WEIGHT)
            * whole(_record(ratings, option).get(criterion), HIGHEST, MIDDLE_RATING)
            for criterion in criteria
        )
        for option in options
    }
    ordered = sorted(options, key=lambda option: -points[option])
    return [
        Ranked(option, points[option], 1 + sum(other > points[option] for other in points.values()))
        for option in ordered
    ]


def whole(value: Any, most: int, middle: int) -> int:
    """Return a whole number from 0 to ``most``: the middle for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value % 1:
        return middle
    return int(value) if 0 <= value <= most else middle


def _record(holder: Any, name: str) -> Mapping[str, Any]:
    found = holder.get(name) if isinstance(holder, Mapping) else None
    return found if isinstance(found, Mapping) else {}
