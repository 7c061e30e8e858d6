"""Hand out assignments, collect and mark them, give feedback, and export the marks."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from sqlalchemy.exc import SAWarning

from autograder import marks_out, steps
from autograder.course import read_course
from autograder.desk.commands import desk
from autograder.engine.inside.lean import skip_needless
from autograder.engine.task import Result
from autograder.feedback import commands as feedback
from autograder.lateness import commands as lateness
from autograder.marks.commands import rebuild, rubric_change, take_in_marks
from autograder.moderation import commands as moderation
from autograder.options import Assignment, CourseFolder
from autograder.packs import commands as packs
from autograder.sheets import commands as sheets
from autograder.telling import tell
from partnership.errors import ContentError, CourseError

app = typer.Typer(help=__doc__, no_args_is_help=True)


@app.callback()
def _prepare() -> None:
    skip_needless()
    # nbgrader sets off one for each new submission. They mean nothing to a tutor.
    warnings.filterwarnings("ignore", category=SAWarning, module=r"nbgrader\.")


def release(
    assignment: Assignment,
    again: Annotated[bool, typer.Option(help="Replace what was released before.")] = False,
    course: CourseFolder = None,
) -> None:
    """Make the students' version and hand it out."""
    from autograder.rubric_check import amiss

    found, console = read_course(course), Console()
    steps.release(found, assignment, again=again)
    console.print(f"[bold]{escape(assignment)}[/] is released.", highlight=False)
    # Students need no rubric to begin. Whoever marks does, weeks later.
    if problems := amiss(found.folder, assignment):
        console.print("Before anybody marks it, mend the rubric:", highlight=False)
        for problem in problems:
            console.print(escape(str(problem)), highlight=False, soft_wrap=True)


def collect(assignment: Assignment, course: CourseFolder = None) -> None:
    """Fetch what students have handed in."""
    tell(steps.collect(read_course(course), assignment), "collected")


def autograde(
    assignment: Assignment,
    again: Annotated[bool, typer.Option(help="Mark again what has been marked before.")] = False,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Submissions run side by side. Default: one for each processor."),
    ] = None,
    unsafe: Annotated[
        bool,
        typer.Option(
            "--unsafe-no-sandbox", help="Run students' code as yourself, with no sandbox."
        ),
    ] = False,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Let a Dask cluster run them: tcp://NAME:8786, or 'local' for one made here.",
        ),
    ] = None,
    with_nbgrader: Annotated[
        bool, typer.Option("--with-nbgrader", help="Let nbgrader run them: slower, no sandbox.")
    ] = False,
    course: CourseFolder = None,
) -> None:
    """Run the tests on each submission. The rest is marked by hand."""
    where = read_course(course)
    if with_nbgrader:
        tell(steps.autograde_with_nbgrader(where, assignment, again=again), "marked")
        return
    from autograder.autograding import autograde as mark
    from autograder.autograding import find_work

    work = find_work(where, assignment, again=again)
    total = len(work.waiting) + len(work.done)
    if not work.waiting:
        nothing: Iterator[list[Result]] = iter(())
        tell(mark(work, (each for each in nothing)), "marked", total=total)
        return
    if scheduler:
        from autograder.engine.cluster import run_on_cluster

        results = run_on_cluster(
            work.waiting, work.assignment, scheduler=scheduler, workers=workers, unsafe=unsafe
        )
        tell(mark(work, results), "marked", total=total)
        return
    from autograder.engine.assignment import limits_of
    from autograder.engine.sandbox import choose_way, open_sandboxes, start_soon

    with open_sandboxes(choose_way(unsafe=unsafe), limits_of(where), workers) as sandboxes:
        # They load while this loads nbgrader.
        start_soon(sandboxes[: len(work.waiting)])
        from autograder.engine.batch import run_batch

        results = run_batch(work.waiting, work.assignment, sandboxes)
        tell(mark(work, results), "marked", total=total)


def sandbox() -> None:
    """Say how students' code would be kept apart from this machine, or what is missing."""
    from autograder.engine.sandbox.ways import known_ways

    console = Console()
    troubles = [(way.name, way.trouble()) for way in known_ways()]
    for name, trouble in troubles:
        said = f"{name}: {trouble or 'works'}"
        console.print(escape(said), highlight=False, soft_wrap=True)
    if all(trouble for _, trouble in troubles):
        raise typer.Exit(1)


def rubrics(course: CourseFolder = None) -> None:
    """Check the rubrics, and write their marking guides into the assignments."""
    from autograder.rubric_check import rubric_problems, write_generated

    folder = read_course(course).folder
    if problems := rubric_problems(folder):
        raise ContentError(problems)
    for path in write_generated(folder):
        print(path)
    Console().print("[bold green]No faults[/] in the rubrics.", highlight=False)


def insight(
    assignment: Annotated[
        str | None, typer.Argument(help="The assignment's folder in source/.")
    ] = None,
    exports: Annotated[
        Path | None, typer.Option("--from", help="A folder of files that learners exported.")
    ] = None,
    to: Annotated[Path, typer.Option(help="The page to write.")] = Path("insight.html"),
    course: CourseFolder = None,
) -> None:
    """Show which questions are hard, which tell learners apart and which wrong answers tempt."""
    from pandas import DataFrame

    from autograder.insight.collecting import cell_shares, read_exports, read_submitted
    from autograder.insight.page import page

    if assignment is None and exports is None:
        raise CourseError("there is nothing to look at", "name an assignment, or add --from FOLDER")
    cells = DataFrame()
    if assignment is not None:
        found = read_course(course)
        cells = cell_shares(found, assignment)
    cohort = read_exports(exports) if exports else read_submitted(found.folder, assignment or "")
    to.write_text(page(f"Insight: {assignment or 'exported work'}", cells, cohort), "utf-8")
    for reason in cohort.left_out:
        Console().print(f"left out: {escape(reason)}", highlight=False, soft_wrap=True)
    Console().print(f"The page is {escape(str(to))}.", highlight=False, soft_wrap=True)


_IN_ORDER: dict[str, dict[str, Callable[..., None]]] = {
    "Set up and hand out": {
        "students": sheets.students,
        "rubrics": rubrics,
        "sandbox": sandbox,
        "release": release,
    },
    "Collect and mark": {
        "collect": collect,
        "autograde": autograde,
        "desk": desk,
        "pack": packs.pack,
        "merge": packs.merge,
        "take-in": take_in_marks,
    },
    "Agree on the marks": {"rubric-change": rubric_change},
    "Give marks and feedback": {
        "lateness": lateness.lateness,
        "feedback": feedback.feedback,
        "grades": marks_out.grades,
        "fill-in": marks_out.fill_in,
    },
    "Look back, and mend": {
        "turnaround": feedback.turnaround,
        "insight": insight,
        "rebuild": rebuild,
    },
}
"""The commands as a tutor comes to need them; help shows them so."""

for _panel, _commands in _IN_ORDER.items():
    for _name, _command in _commands.items():
        app.command(_name, rich_help_panel=_panel)(_command)
app.add_typer(moderation.app, name="moderate", rich_help_panel="Agree on the marks")
