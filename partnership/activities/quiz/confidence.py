"""How sure a learner was, beside how they did. ``calibration.js`` has the same rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from partnership.activities.quiz.answered import answered
from partnership.activities.quiz.item import Item
from partnership.activities.responses import Responses

Leaning = Literal["over", "under", "fits", "few"]
"""Surer than the answers bear out, less sure than they might be, neither, or too few to tell."""


@dataclass(frozen=True)
class Level:
    """How sure somebody may be, and the percentages of points that fit it, from low to high."""

    id: str
    label: str
    low: int
    high: int


LEVELS = (
    Level("not-sure", "Not sure", 0, 75),
    Level("fairly-sure", "Fairly sure", 50, 100),
    Level("very-sure", "Very sure", 80, 100),
)
ENOUGH = 2
"""Questions that a level needs before it says anything of the learner."""


@dataclass(frozen=True)
class Calibration:
    """How a learner did on the questions of which they said that they were this sure."""

    level: str
    questions: int
    right: int
    """Questions that earned every point."""
    points: int
    out_of: int
    leaning: Leaning


def calibration(items: Iterable[Item], responses: Responses) -> tuple[Calibration, ...]:
    """Return how sure the learner was and how they did, one row for each level.

    Counted are questions that have points, a whole answer, and a level given with it.
    """
    asked = list(items)
    return tuple(_row(level, asked, responses) for level in LEVELS)


def confidence_data() -> dict[str, Any]:
    """Return the levels and the rule's numbers as plain data for ``view.js``."""
    return {"levels": [asdict(level) for level in LEVELS], "enough": ENOUGH}


def _row(level: Level, items: list[Item], responses: Responses) -> Calibration:
    judgements = [
        judgement
        for item, judgement in answered(items, responses)
        if responses[item.id].get("confidence") == level.id
    ]
    points = sum(judgement.points for judgement in judgements)
    out_of = sum(judgement.out_of for judgement in judgements)
    return Calibration(
        level=level.id,
        questions=len(judgements),
        right=sum(judgement.points == judgement.out_of for judgement in judgements),
        points=points,
        out_of=out_of,
        leaning=_leaning(level, len(judgements), points, out_of),
    )


def _leaning(level: Level, questions: int, points: int, out_of: int) -> Leaning:
    # In whole numbers, so that two languages cannot round apart.
    if questions < ENOUGH:
        return "few"
    if 100 * points < level.low * out_of:
        return "over"
    return "under" if 100 * points > level.high * out_of else "fits"
