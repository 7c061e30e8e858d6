"""Commands that take marks out: for a spreadsheet, or for a VLE.

While a sample is looked at, marks may still change for everybody. A table for staff says so in
each row; a file that a VLE would show to students is written only if somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from autograder.course import Course, read_course
from autograder.grades import read_grades
from autograder.moderation.unfinished import unfinished
from autograder.options import Assignment, CourseFolder
from autograder.sheets.commands import say, say_all, title_of
from autograder.sheets.comments import read_comments
from autograder.sheets.files import write_whole
from autograder.sheets.grade_table import write_grades
from autograder.sheets.table import read_table, table_bytes
from autograder.sheets.vle import FORMATS, mark_of
from autograder.sheets.worksheet import fill
from partnership.errors import CourseError

Provisional = Annotated[
    bool,
    typer.Option(
        "--provisional", help="Write a file for a VLE although moderation is not over, named so."
    ),
]


class Format(StrEnum):
    """What a file of marks is for."""

    table = "table"
    moodle = "moodle"
    canvas = "canvas"
    blackboard = "blackboard"
    blackboard_csv = "blackboard-csv"


def grades(
    assignment: Annotated[
        str | None, typer.Argument(help="One assignment. Default: all of them.")
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(help="The file to write, .csv or .xlsx. Default: grades.csv."),
    ] = None,
    made_for: Annotated[
        Format, typer.Option("--for", help="A system whose gradebook takes the file in.")
    ] = Format.table,
    column: Annotated[
        str | None, typer.Option(help="What the column is called there. Default: the title.")
    ] = None,
    provisional: Provisional = False,
    course: CourseFolder = None,
) -> None:
    """Write the marks to a file: CSV, Excel, or as Moodle, Canvas or Blackboard takes them."""
    found = read_course(course)
    if made_for is Format.table:
        still_open = unfinished(found, assignment)
        rows = read_grades(found, assignment, provisional=frozenset(still_open))
        file = to or Path(f"grades{_mark(still_open)}.csv")
        write_grades(rows, file)
        _warn(still_open)
        say(f"{len(rows)} rows are in {file}.")
        return
    if assignment is None:
        raise CourseError(
            f"a file for {made_for} holds the marks of one assignment", "name the assignment"
        )
    still_open = _for_students(found, assignment, provisional)
    rows = read_grades(found, assignment)
    ending, made = FORMATS[made_for]
    file = to or Path(f"{assignment}-{made_for}{_mark(still_open)}").with_suffix(ending)
    title = column or title_of(found, assignment) + (" (provisional)" if still_open else "")
    write_whole(file, made(title, rows))
    _warn(still_open)
    marked = sum(bool(mark_of(row)) for row in rows)
    say(f"{marked} marks are in {file}. {len(rows) - marked} are left empty: not marked in full, "
        "or nothing was handed in.")  # fmt: skip


def fill_in(
    assignment: Assignment,
    worksheet: Annotated[
        Path, typer.Argument(help="What you downloaded from Moodle, Canvas or Blackboard.")
    ],
    to: Annotated[
        Path | None, typer.Option(help="The file to write. Default: beside it, with -marked.")
    ] = None,
    column: Annotated[
        str | None, typer.Option(help="The column to fill, as its heading has it.")
    ] = None,
    with_comments: Annotated[
        bool, typer.Option("--comments", help="Fill in Moodle's feedback comments as well.")
    ] = False,
    provisional: Provisional = False,
    course: CourseFolder = None,
) -> None:
    """Fill the marks into a worksheet from Moodle, Canvas or Blackboard; nothing else changes."""
    found = read_course(course)
    table = read_table(worksheet)
    still_open = _for_students(found, assignment, provisional)
    rows = read_grades(found, assignment)
    comments = read_comments(found, assignment) if with_comments else {}
    done = fill(table, rows, column or title_of(found, assignment), comments)
    file = to or worksheet.with_stem(f"{worksheet.stem}-marked{_mark(still_open)}")
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        raise CourseError(
            "a worksheet is given back as it came, and this is a workbook",
            "download it as CSV or tab-separated",
            str(worksheet),
        )
    write_whole(file, table_bytes(done.table))
    say_all(done.notes)
    _warn(still_open)
    rows_are = "1 row is" if done.filled == 1 else f"{done.filled} rows are"
    say(f"{rows_are} filled in, in {file}. It is {done.system}'s: upload it there.")


def _for_students(course: Course, assignment: str, provisional: bool) -> dict[str, str]:
    """Return what is left of moderation, for a file whose marks students will see.

    Raises:
        CourseError: something is, and nobody has asked for provisional marks.
    """
    still_open = unfinished(course, assignment)
    if still_open and not provisional:
        raise CourseError(
            f"moderation of {assignment} is not over. {still_open[assignment]}",
            f"do what 'partnership mark moderate next {assignment}' says, or add --provisional;"
            " whoever sees these marks may see them change",
        )
    return still_open


def _mark(still_open: Mapping[str, str]) -> str:
    return "-provisional" if still_open else ""


def _warn(still_open: Mapping[str, str]) -> None:
    say_all(
        f"{assignment}: these marks are provisional. {left} 'partnership mark moderate status"
        f" {assignment}' shows how it stands."
        for assignment, left in still_open.items()
    )
