"""The rule for late work, ``lateness.yaml`` in the course's folder, and what it takes off."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from partnership.bank.documents import Record, read_record
from partnership.bank.words import Slug

FILE = "lateness.yaml"

Percent = Annotated[float, Field(ge=0, le=100)]


class Rule(Record):
    """What being late costs in one assignment. Per cents are of the assignment's marks."""

    per_day: Percent = 5
    """Taken off for each day that has begun since the deadline."""
    of: Literal["maximum", "earned"] = "maximum"
    """Whether ``per_day`` is a share of what could be earned or of what was."""
    days: Literal["calendar", "weekdays"] = "calendar"
    """``weekdays`` leaves out the days that begin on a Saturday or a Sunday."""
    grace: Annotated[int, Field(ge=0)] = 0
    """Minutes after the deadline that cost nothing. Later work is counted from the deadline."""
    cap: Percent | None = None
    """The most that is taken off."""
    floor: Percent | None = None
    """Lateness alone takes no mark below this, such as the pass mark."""
    zero_after: Annotated[int, Field(ge=1)] | None = None
    """Days after which nothing is given, whatever ``cap`` and ``floor`` say."""


class Rules(Record):
    """The rule for all assignments, and those that differ."""

    usual: Rule = Rule()
    assignments: dict[Slug, Rule] = Field(default_factory=dict)

    def rule_for(self, assignment: str) -> Rule:
        """Return the rule for one assignment."""
        return self.assignments.get(assignment, self.usual)


@dataclass(frozen=True)
class Penalty:
    """What is taken off a mark, and why, in words for the student."""

    marks: float
    days: int
    said: str


def read_rules(course: Path) -> Rules | None:
    """Return the rules of the course in this folder, or None where it has none.

    Raises:
        ContentError: the file is wrong; each fault has its line.
    """
    path = course / FILE
    return read_record(path, Rules)[0] if path.is_file() else None


def penalty(
    rule: Rule, *, due: datetime, submitted: datetime, score: float, most: float, zone: ZoneInfo
) -> Penalty:
    """Return what lateness takes off ``score`` out of ``most``; nothing for work in time.

    Times are UTC without a zone, as nbgrader keeps them; ``zone`` says which day is a Saturday.
    Marks are rounded to hundredths, in the student's favour.
    """
    late = submitted - due
    if late <= timedelta(minutes=rule.grace):
        return Penalty(0.0, 0, "")
    days = _days(rule, due, late, zone)
    begun = math.ceil(late / timedelta(days=1))
    if rule.zero_after is not None and begun > rule.zero_after:
        end = _count(rule.zero_after, "day")
        return Penalty(score, days, f"{_how_late(late)} late: after {end}, work earns nothing.")
    base = most if rule.of == "maximum" else score
    off = days * rule.per_day / 100 * base
    limits = [f"{rule.per_day:g} % of the marks {_earned(rule)} for each day"]
    if rule.cap is not None and off > rule.cap / 100 * base:
        off = rule.cap / 100 * base
        limits.append(f"{rule.cap:g} % at most")
    if rule.floor is not None and score - off < min(score, rule.floor / 100 * most):
        off = max(0.0, score - rule.floor / 100 * most)
        limits.append(f"no mark goes below {rule.floor:g} % for lateness alone")
    off = math.floor(round(min(off, score) * 100, 6)) / 100
    counts = f"counts as {_count(days, 'weekday' if rule.days == 'weekdays' else 'day')}"
    return Penalty(off, days, f"{_how_late(late)} late ({counts}): {'; '.join(limits)}.")


def _days(rule: Rule, due: datetime, late: timedelta, zone: ZoneInfo) -> int:
    """Return how many days have begun since the deadline. Each begins at the deadline's time."""
    begun = math.ceil(late / timedelta(days=1))
    if rule.days == "calendar":
        return begun
    first = due.replace(tzinfo=ZoneInfo("UTC")).astimezone(zone).date()
    return sum((first + timedelta(days=day)).weekday() < 5 for day in range(begun))


def _earned(rule: Rule) -> str:
    return "on offer" if rule.of == "maximum" else "earned"


def _how_late(late: timedelta) -> str:
    hours, minutes = divmod(math.ceil(late.seconds / 60), 60)
    parts = [(late.days, "day"), (hours, "hour"), (0 if late.days and hours else minutes, "minute")]
    return " and ".join(_count(number, word) for number, word in parts if number) or "a moment"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
