"""Commands about the ledger itself: rebuild, take-in, rubric-change."""

from __future__ import annotations

from collections import defaultdict
from getpass import getuser
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from autograder.course import read_course
from autograder.marks.change import SAID
from autograder.options import CourseFolder, Who
from partnership.errors import CourseError

if TYPE_CHECKING:
    # It brings in nbgrader, which takes seconds.
    from autograder.marks.changing import Change


def rebuild(course: CourseFolder = None) -> None:
    """Work out anew what all marks come to, and write it into nbgrader's gradebook."""
    from autograder.marks.ledger import open_ledger

    with open_ledger(read_course(course)) as ledger:
        answers, wrong = ledger.rebuild()
    _say(f"{answers} answers: {f'{wrong} were mended' if wrong else 'everything was right'}.")


def take_in_marks(course: CourseFolder = None) -> None:
    """Take in what was marked in nbgrader's own page, formgrader."""
    from autograder.marks.ledger import take_in

    taken = take_in(read_course(course))
    for event in taken:
        _say(f"{event.assignment}, {event.cell}: {event.script}: {event.because}")
    _say(f"{len(taken)} taken in.")


def rubric_change(
    assignment: Annotated[str, typer.Argument(help="The assignment's folder in source/.")],
    yes: Annotated[bool, typer.Option("--yes", help="Apply it without asking.")] = False,
    who: Who = None,
    course: CourseFolder = None,
) -> None:
    """Show whom a changed rubric affects, and let it apply."""
    from autograder.marks.ledger import open_ledger

    with open_ledger(read_course(course)) as ledger:
        leader = ledger.people.acting(getuser(), who)
        found = ledger.rubric_changes(assignment)
        if not found:
            _say(f"The rubric of {assignment} is the one that is marked by.")
        for change in found:
            _show(change)
            if not yes and not typer.confirm(f"Let it apply to '{change.new.cell}'?"):
                raise CourseError("nothing was changed", "marking goes on by the rubric as it was")
            flagged = ledger.apply_rubric(change, leader)
            _say(f"It applies. {len(flagged)} answers are flagged, and keep their marks.")


def _show(change: Change) -> None:
    names = {each.id: each.name for piece in (change.old, change.new) for each in piece.criteria}
    met: dict[str, list[str]] = defaultdict(list)
    for each in change.affected:
        was, now = (level.label if level else "none" for level in (each.was, each.now))
        moved = f" ({was} to {now})" if each.effect == "level" else ""
        said = f"{names.get(each.criterion, 'the answer')} {SAID[each.effect]}{moved}"
        marks = "" if each.marks is None else f": {each.marks:g}"
        met[said].append(f"{each.script} ({each.who}, {each.role}{marks})")
    _say(f"{change.new.cell}: {len(change.scripts)} answers are affected.")
    for said, whom in met.items():
        _say(f"  {said}: {', '.join(whom)}")


def _say(text: str) -> None:
    Console().print(escape(text), highlight=False, soft_wrap=True)
