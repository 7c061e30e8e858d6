"""The command for class lists, and what commands for lists share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from autograder.course import Course, read_course
from autograder.options import CourseFolder
from autograder.sheets.class_list import read_class_list, take_in
from partnership.errors import CourseError
from partnership.exercises.outline import read_outline


def students(
    class_list: Annotated[Path, typer.Argument(help="A CSV or Excel file, one student a row.")],
    course: CourseFolder = None,
) -> None:
    """Take a class list into the gradebook: who is in the course. Nobody is taken out."""
    done = take_in(read_course(course), read_class_list(class_list))
    say_all(f"{student} is in the gradebook and not in this list" for student in done.not_listed)
    say(f"{done.added} new, {done.changed} changed, {done.as_before} as before.")


def title_of(course: Course, assignment: str) -> str:
    """Return what students know an assignment as, or its folder's name where it says nothing."""
    try:
        return read_outline(course.folder / "source" / assignment / f"{assignment}.ipynb").title
    except (CourseError, LookupError):
        return assignment


def say_all(lines: Iterable[str]) -> None:
    """Print each line as it is."""
    for line in lines:
        say(line)


def say(line: str) -> None:
    """Print a line as it is, however long."""
    # What stands in somebody's file must not be read as colours.
    Console().print(escape(line), highlight=False, soft_wrap=True)
