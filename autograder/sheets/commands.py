"""Commands for lists: marks out, for a spreadsheet or a VLE, and students in."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from autograder.course import Course, read_course
from autograder.grades import read_grades, write_grades
from autograder.options import Assignment, CourseFolder
from autograder.sheets.class_list import read_class_list, take_in
from autograder.sheets.comments import read_comments
from autograder.sheets.files import write_whole
from autograder.sheets.table import read_table, table_bytes
from autograder.sheets.vle import FORMATS, mark_of
from autograder.sheets.worksheet import fill
from partnership.errors import CourseError
from partnership.exercises.outline import read_outline


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
    course: CourseFolder = None,
) -> None:
    """Write the marks to a file: CSV, Excel, or as Moodle, Canvas or Blackboard takes them."""
    found = read_course(course)
    rows = read_grades(found, assignment)
    if made_for is Format.table:
        file = to or Path("grades.csv")
        write_grades(rows, file)
        _say(f"{len(rows)} rows are in {file}.")
        return
    if assignment is None:
        raise CourseError(
            f"a file for {made_for} holds the marks of one assignment", "name the assignment"
        )
    ending, made = FORMATS[made_for]
    file = to or Path(f"{assignment}-{made_for}").with_suffix(ending)
    write_whole(file, made(column or title_of(found, assignment), rows))
    marked = sum(bool(mark_of(row)) for row in rows)
    _say(f"{marked} marks are in {file}. {len(rows) - marked} are left empty: not marked in full, "
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
    course: CourseFolder = None,
) -> None:
    """Fill the marks into a worksheet from Moodle, Canvas or Blackboard; nothing else changes."""
    found = read_course(course)
    table = read_table(worksheet)
    rows = read_grades(found, assignment)
    comments = read_comments(found, assignment) if with_comments else {}
    done = fill(table, rows, column or title_of(found, assignment), comments)
    file = to or worksheet.with_stem(f"{worksheet.stem}-marked")
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        raise CourseError(
            "a worksheet is given back as it came, and this is a workbook",
            "download it as CSV or tab-separated",
            str(worksheet),
        )
    write_whole(file, table_bytes(done.table))
    _say_all(done.notes)
    rows_are = "1 row is" if done.filled == 1 else f"{done.filled} rows are"
    _say(f"{rows_are} filled in, in {file}. It is {done.system}'s: upload it there.")


def students(
    class_list: Annotated[Path, typer.Argument(help="A CSV or Excel file, one student a row.")],
    course: CourseFolder = None,
) -> None:
    """Take a class list into the gradebook: who is in the course. Nobody is taken out."""
    done = take_in(read_course(course), read_class_list(class_list))
    _say_all(f"{student} is in the gradebook and not in this list" for student in done.not_listed)
    _say(f"{done.added} new, {done.changed} changed, {done.as_before} as before.")


def title_of(course: Course, assignment: str) -> str:
    """Return what students know an assignment as, or its folder's name where it says nothing."""
    try:
        return read_outline(course.folder / "source" / assignment / f"{assignment}.ipynb").title
    except (CourseError, LookupError):
        return assignment


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        _say(line)


def _say(line: str) -> None:
    # What stands in somebody's file must not be read as colours.
    Console().print(escape(line), highlight=False, soft_wrap=True)
