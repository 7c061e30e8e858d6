"""Commands that give students their feedback."""

from __future__ import annotations

from collections.abc import Iterator
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from autograder.course import read_course
from autograder.options import Assignment, CourseFolder
from autograder.sheets.commands import title_of
from autograder.steps import Outcome
from autograder.telling import tell
from partnership.errors import CourseError


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
    course: CourseFolder = None,
) -> None:
    """Give feedback to students whose marks are agreed, once moderation is over."""
    if word and to is None:
        raise CourseError("nbgrader hands out pages and no documents", "add --to FOLDER to --word")
    from autograder.feedback.book import checked_base
    from autograder.feedback.gathering import read_class
    from autograder.feedback.readiness import look
    from autograder.feedback.releasing import note_release, release_through_nbgrader, write_files

    found, base, who = read_course(course), checked_base(book), getuser()
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
