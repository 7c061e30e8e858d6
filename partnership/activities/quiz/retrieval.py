"""When a question returns: later each time it is known. ``retrieval.js`` has the same rule.

It is a Leitner box. Beside the answer to a question the learner's device keeps
``"review": {"box": 0, "due": "2026-11-23"}``. Days are ISO strings, and today is passed in, so
the rule asks no clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from partnership.activities.quiz.answered import answered
from partnership.activities.quiz.item import Item
from partnership.activities.responses import Responses

INTERVALS = (1, 3, 7, 21, 60)
"""Days after which a question returns, for each box."""

DAY = re.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Review:
    """The box a question is in, from 0, and the day on which it is due again."""

    box: int
    due: str


@dataclass(frozen=True)
class Due:
    """The ids of the questions that are due now, and the day on which the next one is."""

    now: tuple[str, ...]
    next: str | None


def read_review(value: object) -> Review | None:
    """Return the review that was kept, or None where it is not one."""
    if not isinstance(value, Mapping):
        return None
    box, due = value.get("box"), value.get("due")
    if type(box) is not int or not 0 <= box < len(INTERVALS) or not _is_day(due):
        return None
    return Review(box, str(due))


def is_due(review: Review | None, today: str) -> bool:
    """Tell whether a question is to be asked again; one that was never put in a box is."""
    if review is None or today >= review.due:
        return True
    # Farther away than its box can put it: the device's clock was wrong on one of the two days.
    return review.due > _day_after(today, INTERVALS[review.box])


def next_review(before: Review | None, *, right: bool, today: str) -> Review:
    """Return where a question goes after an answer: a box on if it was known, else the first.

    One that is practised before it is due stays where it is, if it was known.
    """
    if before is not None and right and not is_due(before, today):
        return before
    box = min((before.box if before else 0) + 1, len(INTERVALS) - 1) if right else 0
    return Review(box, _day_after(today, INTERVALS[box]))


def due(items: Iterable[Item], responses: Responses, today: str) -> Due:
    """Return which of the questions that have been answered are due again, and when others are."""
    reviews = {
        item.id: read_review(responses[item.id].get("review"))
        for item, _ in answered(items, responses)
    }
    now = tuple(name for name, review in reviews.items() if is_due(review, today))
    later = (review.due for name, review in reviews.items() if review and name not in now)
    return Due(now, min(later, default=None))


def _is_day(value: object) -> bool:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _day_after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
