"""A class list from a student record system or a VLE: who is in the course.

Every fault is named with its line and its column, all at once, and nothing is taken in until
there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Course
from autograder.gradebook import open_gradebook
from autograder.sheets.cells import restored
from autograder.sheets.people import EMAILS, FIRST_NAMES, FULL_NAMES, LAST_NAMES, id_heads
from autograder.sheets.table import Line, Table, plain_head, read_table
from partnership.errors import ContentError, CourseError, Problem

LONGEST_ID = 128
"""Characters: what nbgrader's database holds."""
_REFUSED = re.compile(r"[/\\+*,\x00-\x1f\x7f]|^\.")
"""nbgrader names folders after students, and puts its files' names together with ``+``."""


@dataclass(frozen=True)
class Student:
    """One student as a class list has them. Only ``id`` is never empty."""

    id: str
    first_name: str
    last_name: str
    email: str


@dataclass(frozen=True)
class TakenIn:
    """What a class list changed in the gradebook."""

    added: int
    changed: int
    as_before: int
    not_listed: tuple[str, ...]
    """Students in the gradebook that the list does not name. Nobody is taken out."""


def read_class_list(path: Path) -> list[Student]:
    """Return the students in a CSV or Excel file, in its order.

    Raises:
        CourseError: the file cannot be read, or no column holds what tells students apart.
        ContentError: rows are wrong; each is named with its line.
    """
    table = read_table(path)
    if table.column(*id_heads(table)) is None and table.column(*EMAILS) is None:
        raise CourseError(
            "no column of this list tells students apart",
            "give one the heading 'Student ID', 'Username' or 'Email'",
            f"{path}:1",
        )
    problems = list(_twice(table))
    students: dict[str, tuple[int, Student]] = {}
    for line in table.lines:
        student = _student(table, line)
        problems += _faults(table, line, student)
        key = student.id.casefold()
        if key and key in students:
            problems.append(
                _problem(
                    table,
                    line,
                    id_heads(table),
                    f"'{student.id}' is on line {students[key][0]} too",
                    "take one of them out",
                )
            )
        students.setdefault(key, (line.number, student))
    if problems:
        raise ContentError(problems)
    return [student for _, student in students.values()]


def take_in(course: Course, students: list[Student]) -> TakenIn:
    """Write students into the gradebook: new ones, and what has changed of the others.

    A name or an email that the list leaves empty stays as it was. Nobody is removed.

    Raises:
        CourseError: the gradebook cannot be used.
    """
    added = changed = 0
    with open_gradebook(course) as gradebook:
        known = {each.id: each for each in gradebook.students}
        for student in students:
            values = {
                name: getattr(student, name)
                for name in ("first_name", "last_name", "email")
                if getattr(student, name)
            }
            before = known.get(student.id)
            if before is None:
                gradebook.add_student(student.id, **values)
                added += 1
            elif any((getattr(before, name) or "") != value for name, value in values.items()):
                gradebook.update_or_create_student(student.id, **values)
                changed += 1
    listed = {student.id for student in students}
    absent = tuple(sorted(set(known) - listed))
    return TakenIn(added, changed, len(students) - added - changed, absent)


def _student(table: Table, line: Line) -> Student:
    def cell(names: tuple[str, ...]) -> str:
        place = table.column(*names)
        return "" if place is None else restored(line.cells[place]).strip()

    first, last = cell(FIRST_NAMES), cell(LAST_NAMES)
    if not (first or last):
        first, last = _parts(cell(FULL_NAMES))
    email = cell(EMAILS)
    return Student(cell(id_heads(table)) or email.split("@")[0], first, last, email)


def _parts(name: str) -> tuple[str, str]:
    """Return the first and last names in a whole one: the last word, or what is before a comma."""
    if "," in name:
        last, first = name.split(",", 1)
        return first.strip(), last.strip()
    first, _, last = name.rpartition(" ")
    return (first, last) if first else (last, "")


def _twice(table: Table) -> Iterator[Problem]:
    for kind in (id_heads(table), EMAILS):
        place = table.column(*kind)
        wanted = "" if place is None else plain_head(table.heads[place])
        heads = [head for head in table.heads if wanted and plain_head(head) == wanted]
        if len(heads) > 1:
            yield Problem(
                table.path, 1, f"the heading '{heads[0]}' is there twice", "rename one of them"
            )


def _faults(table: Table, line: Line, student: Student) -> Iterator[Problem]:
    if not student.id:
        yield _problem(
            table, line, id_heads(table), "no student ID", "fill it in, or take the row out"
        )
    elif _REFUSED.search(student.id) or len(student.id) > LONGEST_ID:
        yield _problem(
            table,
            line,
            id_heads(table),
            f"'{student.id[:40]}' cannot be a student ID",
            "leave out / \\ + * and commas, a full stop at its start, and keep it short",
        )
    if student.email and not re.fullmatch(r"[^@\s]+@[^@\s]+", student.email):
        yield _problem(
            table, line, EMAILS, f"'{student.email[:60]}' is no email address", "correct it"
        )


def _problem(table: Table, line: Line, names: tuple[str, ...], what: str, remedy: str) -> Problem:
    place = table.column(*names)
    column = f"column {place + 1} ({table.heads[place].strip()}): " if place is not None else ""
    return Problem(table.path, line.number, f"{column}{what}", remedy)
