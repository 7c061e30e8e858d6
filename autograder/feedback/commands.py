"""Commands that give students their feedback, and say how long it took."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.course import read_course
from autograder.options import Assignment, CourseFolder, Who
from autograder.sheets.commands import title_of
from autograder.steps import Outcome
from autograder.telling import tell
from partnership.errors import CourseError

# What reads the ledger brings in nbgrader, which takes seconds: it is imported when it is used.


def feedback(
    assignment: Assignment,
    to: Annotated[
        Path | None,
        typer.Option(help="A folder to write files to, in place of nbgrader's exchange."),
    ] = None,
    word: Annotated[bool, typer.Option(help="Write a Word document too, with --to.")] = False,
    book: Annotated[
        str,
        typer.Option(
            envvar="PARTNERSHIP_BOOK",
            metavar="ADDRESS",
            help="Where students read the book. Without it, sections are named and not linked.",
        ),
    ] = "",
    leader: Who = None,
    course: CourseFolder = None,
) -> None:
    """Give feedback to students whose marks are agreed, once moderation is over."""
    from autograder.feedback.book import checked_base
    from autograder.feedback.gathering import read_class
    from autograder.feedback.readiness import look
    from autograder.feedback.releasing import note_release, release_through_nbgrader, write_files
    from autograder.marks.people import read_people

    if word and to is None:
        raise CourseError("nbgrader hands out pages and no documents", "add --to FOLDER to --word")
    found, base = read_course(course), checked_base(book)
    who = read_people(found.folder).acting(getuser(), leader)
    ready = look(found, assignment, who)
    title = title_of(found, assignment)
    group = read_class(found, assignment, title, ready.scores, ready.marked, ready.late)
    students = sorted(set(ready.scores.times) - set(ready.held_back))

    def outcomes() -> Iterator[Outcome]:
        for student, reason in sorted(ready.held_back.items()):
            yield Outcome(student, "left out", reason)
        if to is None:
            yield from release_through_nbgrader(group, students, who, book=base)
            return
        yield from write_files(group, students, to, book=base, word=word)
        note_release(found, assignment, students, who, "files")

    tell(outcomes(), "released")


def turnaround(
    assignment: Assignment,
    target: Annotated[int, typer.Option(min=1, help="Working days that marking may take.")] = 15,
    holidays: Annotated[
        Path | None,
        typer.Option(help="Days that do not count, one a line: 2026-12-25. Weekends never do."),
    ] = None,
    leader: Who = None,
    course: CourseFolder = None,
) -> None:
    """Say how many working days each marker's work took to come back to students."""
    from autograder.feedback.turnaround import returned_work
    from autograder.lateness.turnaround import read_holidays
    from autograder.lateness.turnaround import turnaround as measure
    from autograder.marks.people import read_people

    found = read_course(course)
    who = read_people(found.folder).acting(getuser(), leader)
    days = read_holidays(holidays) if holidays else frozenset()
    today = datetime.now(found.zone).date()
    table = Table("Marker", "Scripts", "Median days", "Longest", f"Within {target}", "Not yet out")
    for line in measure(returned_work(found, assignment, who), target, today, days):
        took = [f"{many:g}" if many is not None else "" for many in (line.median, line.longest)]
        counts = [str(line.in_time), str(line.waiting)]
        table.add_row(escape(line.marker), str(line.scripts), *took, *counts)
    console = Console()
    console.print(table)
    without = f", without {len(days)} days listed" if days else ""
    said = f"Mondays to Fridays{without}. No holiday counts as one unless you list it."
    console.print(said, highlight=False)
