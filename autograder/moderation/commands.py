"""Moderate an assignment: draw a sample, see how markers agree, and do what the rule says next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from autograder.course import read_course
from autograder.options import Assignment, CourseFolder, Who

if TYPE_CHECKING:
    from autograder.moderation.record import Moderation

app = typer.Typer(help=__doc__, no_args_is_help=True)

Rule = Annotated[
    str,
    typer.Option(help="ten-percent, square-root, twenty-percent, or a YAML file of your own."),
]
To = Annotated[Path | None, typer.Option(help="The file to write.")]


@app.command()
def sample(
    assignment: Assignment,
    rule: Rule = "ten-percent",
    seed: Annotated[
        int | None, typer.Option(min=0, help="A number that decides chance. Default: a new one.")
    ] = None,
    who: Who = None,
    course: CourseFolder = None,
) -> None:
    """Draw the scripts that are looked at again, and record how."""
    from autograder.moderation.policy import read_policy
    from autograder.moderation.record import draw_sample

    policy = read_policy(rule)
    with _moderation(course, assignment) as moderation:
        if moderation.unmarked:
            _say(f"{moderation.unmarked} scripts are not marked in full: they are not drawn from.")
        decision = draw_sample(moderation, policy, who=_who(moderation, who), seed=seed)
        _say(decision.said)
        if seen := sorted(set(decision.picks) - set(_out_of_reach(moderation, decision.picks))):
            _say(f"They wait at the desk for a moderator or a second marker: {', '.join(seen)}.")
        _warn_if_nobody(moderation, decision.picks)


@app.command()
def status(assignment: Assignment, course: CourseFolder = None) -> None:
    """Say where moderation stands, and what comes next."""
    with _moderation(course, assignment) as moderation:
        for decision in moderation.decisions:
            _say(f"{decision.at:%d %B %Y}, {decision.who}: {decision.said}")
        _say(f"[bold]{escape(moderation.now.said)}[/]", marked=True)
        if moderation.now.waiting:
            _say(f"Waiting: {', '.join(moderation.now.waiting)}.")
            _warn_if_nobody(moderation, moderation.now.waiting)


@app.command("next")
def go_on(assignment: Assignment, who: Who = None, course: CourseFolder = None) -> None:
    """Do what the rule says next: extend the sample, or let single marks be settled."""
    from autograder.moderation import record

    with _moderation(course, assignment) as moderation:
        decision = record.go_on(moderation, who=_who(moderation, who))
        _say(decision.said if decision else moderation.now.said)
        if decision and decision.picks:
            _say(f"These join the sample: {', '.join(decision.picks)}.")
            _warn_if_nobody(moderation, decision.picks)


@app.command()
def page(assignment: Assignment, to: To = None, course: CourseFolder = None) -> None:
    """Write a page on how far markers agree, and who is strict or lenient."""
    from autograder.moderation.page import page_of
    from autograder.sheets.files import write_whole

    file = to or Path(f"moderation-{assignment}.html")
    with _moderation(course, assignment) as moderation:
        write_whole(file, page_of(moderation).encode(), "the page")
    _say(f"The page is {file}.")


@app.command()
def scale(
    assignment: Assignment,
    because: Annotated[str, typer.Option(help="Why: it is kept with every mark.")],
    agreed_by: Annotated[
        list[str], typer.Option(help="Everybody who marked; name each with an option of its own.")
    ],
    add: Annotated[float | None, typer.Option(help="Percentage points to add.")] = None,
    times: Annotated[float | None, typer.Option(min=0, help="What to multiply by.")] = None,
    steps: Annotated[bool, typer.Option("--steps", help="Move to the scale's steps.")] = False,
    marker: Annotated[
        str | None, typer.Option(help="Only what this marker marked first, all of it.")
    ] = None,
    rule: Annotated[
        str | None, typer.Option(help="The rule whose scale has the steps. Default: the sample's.")
    ] = None,
    who: Who = None,
    course: CourseFolder = None,
) -> None:
    """Change the marks of everybody alike, as all markers have decided."""
    from autograder.moderation.policy import read_policy
    from autograder.moderation.scaling import Way, scale_marks
    from partnership.errors import CourseError

    ways: dict[Way, float | None] = {"add": add, "times": times, "steps": 0.0 if steps else None}
    chosen = [(way, by) for way, by in ways.items() if by is not None]
    if len(chosen) != 1:
        raise CourseError("it is not clear how to scale", "give one of --add, --times, --steps")
    [(way, by)] = chosen
    with _moderation(course, assignment) as moderation:
        decision = scale_marks(
            moderation, way, by, who=_who(moderation, who), agreed_by=agreed_by, because=because,
            marker=marker, scale=read_policy(rule).scale if rule else None,
        )  # fmt: skip
    _say(decision.said)


@app.command()
def pack(
    assignment: Assignment, to: To = None, who: Who = None, course: CourseFolder = None
) -> None:
    """Make a zip for the external examiner: the sample, rubric, figures and all events."""
    from autograder.moderation.examiner import write_pack

    file = to or Path(f"examiner-{assignment}.zip")
    with _moderation(course, assignment) as moderation:
        number = write_pack(moderation, file, who=_who(moderation, who))
    _say(f"{number} scripts without names are in {file}. Open 'index.html' in it by double-click.")


@contextmanager
def _moderation(folder: Path | None, assignment: str) -> Iterator[Moderation]:
    from autograder.marks.ledger import open_ledger
    from autograder.moderation.record import Moderation

    with open_ledger(read_course(folder)) as ledger:
        yield Moderation(ledger, assignment)


def _out_of_reach(moderation: Moderation, scripts: Iterable[str]) -> list[str]:
    looking = [
        person
        for person in moderation.ledger.people.people
        if {"moderator", "second"} & set(person.roles)
    ]
    return sorted(
        script
        for script in scripts
        if not any(person.has(moderation.assignment, script) for person in looking)
    )


def _warn_if_nobody(moderation: Moderation, scripts: Iterable[str]) -> None:
    if alone := _out_of_reach(moderation, scripts):
        _say(
            f"[bold yellow]Warning[/]: Nobody can look at {', '.join(alone)}: markers.yaml gives"
            " nobody who may see them the role moderator or second. Add it there; the sample stays"
            " as it is.",
            marked=True,
        )


def _who(moderation: Moderation, wanted: str | None) -> str:
    return moderation.ledger.people.acting(getuser(), wanted)


def _say(text: str, *, marked: bool = False) -> None:
    Console().print(text if marked else escape(text), highlight=False, soft_wrap=True)
