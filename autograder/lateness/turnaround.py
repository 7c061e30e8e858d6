"""How long marking took: working days from the deadline to the release of feedback."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

from partnership.errors import ContentError, CourseError, Problem


@dataclass(frozen=True)
class Returned:
    """One student's work on its way back."""

    student: str
    marker: str
    handed_in: date
    """The deadline or, for work that was handed in later, the day it came."""
    released: date | None
    """The day its feedback was released; None while it has not been."""


@dataclass(frozen=True)
class Line:
    """One marker's turnaround in working days. ``waiting`` counts what is not released yet."""

    marker: str
    scripts: int
    median: float | None
    longest: int | None
    in_time: int
    waiting: int


def working_days(start: date, end: date, holidays: frozenset[date] = frozenset()) -> int:
    """Return how many working days come after ``start``, up to and with ``end``.

    Those are Mondays to Fridays that are not in ``holidays``. No holiday is known by itself:
    bank holidays differ between the nations, and closures between universities.
    """
    days = (start + timedelta(days=each) for each in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 and day not in holidays for day in days)


def turnaround(
    returned: Iterable[Returned],
    target: int,
    today: date,
    holidays: frozenset[date] = frozenset(),
) -> list[Line]:
    """Return one line for each marker, by name, and one for all of them at the end.

    What has not been released counts as in time until ``target`` working days are over.
    """
    all_of_it = "everyone"
    days: defaultdict[str, list[int]] = defaultdict(list)
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for each in returned:
        took = working_days(each.handed_in, each.released or today, holidays)
        for name in (each.marker, all_of_it):
            (waiting if each.released is None else days)[name].append(took)
    names = sorted({*days, *waiting} - {all_of_it})
    return [
        Line(
            marker=name,
            scripts=len(days[name]) + len(waiting[name]),
            median=median(days[name]) if days[name] else None,
            longest=max(days[name], default=None),
            in_time=sum(took <= target for took in [*days[name], *waiting[name]]),
            waiting=len(waiting[name]),
        )
        for name in [*names, *([all_of_it] if names else [])]
    ]


def read_holidays(path: Path) -> frozenset[date]:
    """Return the days in a file that has one a line, such as 2026-12-25; # begins a remark.

    Raises:
        CourseError: the file cannot be read.
        ContentError: a line is no date.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(
            "this list of days cannot be read", "check its name", str(path)
        ) from error
    days, problems = set(), []
    for number, line in enumerate(lines, start=1):
        text = line.split("#")[0].strip()
        try:
            if text:
                days.add(datetime.strptime(text, "%Y-%m-%d").date())
        except ValueError:
            what = f"'{text[:40]}' is no date"
            problems.append(Problem(path, number, what, "write it as 2026-12-25"))
    if problems:
        raise ContentError(problems)
    return frozenset(days)
