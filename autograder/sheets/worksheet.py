"""Fill in the worksheet that a tutor downloaded from Moodle, Canvas or Blackboard.

Everything that is not a mark or a comment of ours stays as it was: columns, order, encoding.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from autograder.grades import Row
from autograder.sheets.cells import number_in, plain_number
from autograder.sheets.people import People
from autograder.sheets.table import Line, Table, plain_head
from autograder.sheets.vle import mark_of
from partnership.errors import CourseError

System = Literal["Moodle", "Canvas", "Blackboard"]
_POINTS = re.compile(r"\[Total Pts: *(?:up to )?([\d.,]+)[^\]]*\]")


@dataclass(frozen=True)
class Filled:
    """A worksheet with marks in it, and what a tutor should know of it."""

    table: Table
    system: System
    filled: int
    notes: tuple[str, ...] = field(default=())
    """One line for each row that was left as it was, or filled on the strength of a name."""


@dataclass(frozen=True)
class _Places:
    system: System
    grade: int
    comment: int | None
    most: int | None
    may_change: int | None


def fill(
    table: Table, rows: Sequence[Row], title: str, comments: Mapping[str, str] | None = None
) -> Filled:
    """Return the worksheet with the marks of one assignment.

    ``title`` says which column of a Canvas or Blackboard gradebook to fill; a worksheet of
    Moodle's is about one assignment. ``comments`` (plain text, by student) goes into Moodle's
    column for them, if there is one.

    Raises:
        CourseError: it is none of these worksheets, has no such column, or counts in other marks.
    """
    places = _places(table, title)
    people, notes, lines = People(rows), [], []
    seen: set[str] = set()
    _check_most(table, places, rows)
    for line in table.lines:
        row, known_by = people.find(table, line)
        where = f"line {line.number}"
        if row is None:
            if not _is_no_student(line):
                notes.append(f"{where}: no student of this course fits - left as it was")
            lines.append(line)
            continue
        mark, doubt = _mark(row, line, places, seen)
        seen.add(row.student)
        if doubt:
            notes.append(f"{where}: {row.student} {doubt} - left as it was")
            lines.append(line)
            continue
        if known_by == "name":
            notes.append(f"{where}: taken for {row.student} by the name alone - check it")
        lines.append(_filled(line, places, mark, (comments or {}).get(row.student, "")))
    missing = [row.student for row in rows if mark_of(row) and row.student not in seen]
    notes += [f"{student} has a mark and is not in this worksheet" for student in missing]
    filled = sum(old is not new for old, new in zip(table.lines, lines, strict=True))
    return Filled(table.with_lines(lines), places.system, filled, tuple(notes))


def _mark(row: Row, line: Line, places: _Places, seen: set[str]) -> tuple[str, str]:
    """Return a student's mark, and what speaks against writing it here."""
    if row.student in seen:
        return "", "stands in it twice"
    if places.may_change is not None and plain_head(line.cells[places.may_change]) == "no":
        return "", "has a grade that may not be changed, says the worksheet"
    if not row.submitted:
        return "", "has handed nothing in"
    return mark_of(row), "" if mark_of(row) else "is not marked in full"


def _filled(line: Line, places: _Places, mark: str, comment: str) -> Line:
    cells = list(line.cells)
    cells[places.grade] = mark
    if comment and places.comment is not None:
        # Moodle keeps a comment as HTML. It can be no formula: it begins with a sign of HTML's.
        text = html.escape(comment, quote=False).replace("\n", "<br>")
        cells[places.comment] = f"<p>{text}</p>"
    return Line(line.number, tuple(cells))


def _places(table: Table, title: str) -> _Places:
    identifier, grade = table.column("identifier"), table.column("grade")
    if identifier is not None and grade is not None:
        return _Places(
            "Moodle",
            grade,
            table.column("feedbackcomments"),
            table.column("maximumgrade"),
            table.column("gradecanbechanged"),
        )
    heads = [plain_head(head) for head in table.heads]
    if heads[:2] == ["student", "id"] and "section" in heads:
        return _Places("Canvas", _titled(table, title, "Canvas"), None, None, None)
    if {"username", "lastname"} <= set(heads):
        return _Places("Blackboard", _titled(table, title, "Blackboard"), None, None, None)
    raise CourseError(
        "this is no worksheet of Moodle's, Canvas's or Blackboard's",
        "download it with its headings in English, and change none of them",
        str(table.path),
    )


def _titled(table: Table, title: str, system: System) -> int:
    """Return the column of an assignment: its title, without the number that a system adds."""
    wanted = plain_head(title)
    found = [
        place
        for place, head in enumerate(table.heads)
        if wanted in (plain_head(head), plain_head(re.sub(r" *(\[.*|\(\d+\))$", "", head)))
    ]
    if len(found) == 1:
        return found[0]
    raise CourseError(
        f"{len(found) or 'no'} columns are called '{title}' in this {system} gradebook",
        "name the column with --column, as its heading has it",
        str(table.path),
    )


def _check_most(table: Table, places: _Places, rows: Sequence[Row]) -> None:
    """Make sure that a full mark is the same there and here."""
    most = {row.max for row in rows}
    there: set[float | None] = set()
    if places.most is not None:
        there = {number_in(line.cells[places.most]) for line in table.lines}
    elif places.system == "Blackboard":
        points = _POINTS.search(table.heads[places.grade])
        there = {number_in(points[1]) if points else None}
    else:
        there = {
            number_in(line.cells[places.grade])
            for line in table.lines
            if "Points Possible" in line.cells[0]
        }
    for other in there - {None} - most:
        ours = ", ".join(plain_number(each) for each in most)
        raise CourseError(
            f"a full mark is {plain_number(other or 0)} in this worksheet and {ours} here",
            f"set the assignment to {ours} marks there, and download it again",
            str(table.path),
        )


def _is_no_student(line: Line) -> bool:
    """Say whether a row of Canvas's is about the assignment, or is the test student's."""
    first = line.cells[0].strip()
    return first in ("Points Possible", "Student, Test", "") or "read only" in first
