"""Who was given more time: ``extensions.csv`` in the course's folder, kept without any reason.

Why somebody has an extension is often about their health, and belongs to those who decided it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.sheets.cells import number_in, restored
from autograder.sheets.people import id_heads
from autograder.sheets.table import Line, Table, read_table
from partnership.errors import ContentError, CourseError, Problem

FILE = "extensions.csv"
ASSIGNMENTS = ("assignment", "assessment", "coursework")
UNTIL = ("until", "newdeadline", "extendeddeadline", "deadline", "newduedate", "extendedto")
DAYS = ("days", "extradays", "daysextension")


@dataclass(frozen=True)
class Extension:
    """More time for one student in one assignment: until a moment, or for some days."""

    student: str
    assignment: str
    until: datetime | None
    """The new deadline as a clock on the wall shows it. Midnight stands for the whole day."""
    days: float | None

    def length(self, due: datetime, zone: ZoneInfo) -> timedelta:
        """Return how much time it adds to a deadline (UTC without a zone); never less than none."""
        if self.until is None:
            return timedelta(days=self.days or 0)
        until = self.until.replace(tzinfo=zone)
        if (self.until.hour, self.until.minute) == (0, 0):
            local = due.replace(tzinfo=ZoneInfo("UTC")).astimezone(zone)
            until = until.replace(hour=local.hour, minute=local.minute, second=local.second)
        length = until.astimezone(ZoneInfo("UTC")).replace(tzinfo=None) - due
        return max(length, timedelta(0))


Extensions = Mapping[tuple[str, str], Extension]


def read_extensions(path: Path, assignments: frozenset[str]) -> Extensions:
    """Return all extensions, by student and assignment.

    The file has the columns ``student``, ``assignment`` and either ``until`` (2026-03-09, or
    2026-03-09 17:00) or ``days``. The last row on a student and an assignment counts.

    Raises:
        CourseError: the file cannot be read or lacks a column.
        ContentError: rows are wrong; each is named with its line and column.
    """
    table = read_table(path)
    student = table.column(*id_heads(table), "student")
    assignment = table.column(*ASSIGNMENTS)
    until, days = table.column(*UNTIL), table.column(*DAYS)
    if student is None or assignment is None or (until is None and days is None):
        raise CourseError(
            "a list of extensions has the columns student, assignment, and until or days",
            "give the columns these headings",
            f"{path}:1",
        )
    found: dict[tuple[str, str], Extension] = {}
    problems: list[Problem] = []
    for line in table.lines:
        who, what = (restored(line.cells[place]).strip() for place in (student, assignment))
        if not who:
            problems.append(_problem(table, line, student, "no student", "fill it in"))
        if what not in assignments:
            names = ", ".join(sorted(assignments)) or "none so far"
            problems.append(
                _problem(table, line, assignment, f"no assignment '{what}'", f"use one of {names}")
            )
        moment = _moment(line.cells[until]) if until is not None else None
        number = number_in(line.cells[days]) if days is not None else None
        if moment is None and (number is None or number < 0):
            place = until if until is not None else days
            problems.append(
                _problem(
                    table, line, place or 0,
                    "no new deadline", "write it as 2026-03-09 17:00, or a number of days",
                )
            )  # fmt: skip
        found[who, what] = Extension(who, what, moment, number)
    if problems:
        raise ContentError(problems)
    return found


def _moment(text: str) -> datetime | None:
    """Return a moment written as ISO 8601 or as people do in the UK: 9/3/2026 17:00."""
    plain = " ".join(text.replace("T", " ").split())
    for form in ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d",
                 "%d/%m/%Y %H:%M", "%d/%m/%Y"):  # fmt: skip
        try:
            return datetime.strptime(plain, form)
        except ValueError:
            continue
    return None


def _problem(table: Table, line: Line, place: int, what: str, remedy: str) -> Problem:
    column = f"column {place + 1} ({table.heads[place].strip()})"
    return Problem(table.path, line.number, f"{column}: {what}", remedy)
