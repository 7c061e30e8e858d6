"""The commands of the course. Each imports what it needs only when it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from partnership.errors import ContentError, CourseError
from partnership.own_work import health_check, portfolio

MOUNTED = "partnership.commands"
"""The entry-point group from which other packages add commands to ``partnership``."""

ABOUT_MOUNTED = {"mark": "Hand out assignments, collect and mark them, give feedback."}
EXTRA_OF = dict.fromkeys(
    ("cryptography", "docx", "jupyter_book", "jupyterlab", "nbgrader", "pypdf"), "course"
)

Fresh = Annotated[bool, typer.Option("--fresh", help="Build every page, not just what changed.")]


def course(
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="Default: 8888, or the next one that is free."),
    ] = None,
    host: Annotated[
        str, typer.Option(help="Address to listen on. The default is this computer only.")
    ] = "127.0.0.1",
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the course in the browser.")
    ] = True,
    build: Annotated[
        bool, typer.Option("--build/--no-build", help="Build the book if it is out of date.")
    ] = True,
) -> None:
    """Open the course: the book, the labs and the assignments, in one local server."""
    from partnership.course import open_course
    from partnership.paths import checkout

    open_course(checkout(), _errors(), port=port, host=host, browser=browser, build=build)


def build(
    fresh: Fresh = False,
    offline: Annotated[
        bool,
        typer.Option("--offline", help="Also make a folder and a zip to hand on, in dist."),
    ] = False,
    pdf: Annotated[
        bool,
        typer.Option("--pdf", help="Also print the whole course as a PDF, in dist, by Chromium."),
    ] = False,
) -> None:
    """Build the book into _build/html."""
    from partnership.paths import checkout
    from partnership.site.build import build_book

    root = checkout()
    html = build_book(root, _errors(), fresh=fresh)
    print(html / "index.html")
    if offline:
        from partnership.site.offline import START, write_offline

        made = write_offline(root, html)
        print(made.folder / START)
        print(made.zip)
    if pdf:
        from partnership.site.print_pdf import write_pdf

        with _errors().status("Printing the whole course ..."):
            print(write_pdf(root, html))


def check(
    coverage: Annotated[
        bool, typer.Option("--coverage", help="List what is taught of the course's sources.")
    ] = False,
    stale: Annotated[
        bool, typer.Option("--stale", help="List what is due to be looked at again.")
    ] = False,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day for --stale.")
    ] = None,
    schemas: Annotated[
        bool, typer.Option("--schemas", help="Write the schemas and datapackage.json anew first.")
    ] = False,
    overlap: Annotated[
        Path | None,
        typer.Option(help="Look for runs of nine words shared with the documents in this folder."),
    ] = None,
    reading: Annotated[
        bool, typer.Option("--reading", help="List how hard the instructions are to read.")
    ] = False,
) -> None:
    """Check the course's content: every fault, with its file, its line and what to do."""
    from partnership.check import check_course
    from partnership.paths import checkout

    if coverage or stale or reading:
        from partnership.check.reports import print_reports

        day = on.date() if on else None
        print_reports(checkout(), coverage=coverage, stale=stale, reading=reading, on=day)
        return
    if schemas:
        from partnership.check.schemas import write_schemas

        for path in write_schemas(checkout()):
            print(path)
    if overlap:
        from partnership.check.overlap import overlaps

        problems = overlaps(checkout(), overlap)
        good = "[bold green]No run of nine words[/] is shared with these documents."
    else:
        problems = check_course(checkout())
        good = "[bold green]No faults[/] in the course's content."
    if problems:
        raise ContentError(problems)
    _errors().print(good, highlight=False)


def draw(
    name: Annotated[str, typer.Argument(help="The id of a case to be played.")],
    out: Annotated[Path | None, typer.Option(help="Default: the id, ending in .svg.")] = None,
) -> None:
    """Draw the decisions of a case and the ways between them, as an SVG file."""
    from partnership.activities.case.drawn import drawing_of
    from partnership.activities.case.model import Simulation
    from partnership.activities.catalogue import find_activity

    case = find_activity(name)
    if not isinstance(case, Simulation):
        raise CourseError(f"'{name}' is not a case to be played", "name one, such as toy-library")
    file = out or Path(f"{name}.svg")
    try:
        file.write_text(f"{drawing_of(case)}\n", encoding="utf-8")
    except OSError as error:
        what = f"{file} cannot be written ({error.strerror})"
        raise CourseError(what, "name another file with --out") from None
    print(file)


def commands(words: Sequence[str]) -> typer.Typer:
    """Return the command line, with those commands of other packages that ``words`` name.

    The others are listed but not imported: ``partnership --help`` must not wait for nbgrader.
    """
    app = typer.Typer(
        help="Partnership Working in the Early Years: an open course.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for command in (course, build, check, draw, portfolio, health_check):
        app.command()(command)
    for point in entry_points(group=MOUNTED):
        about = ABOUT_MOUNTED.get(point.name, "")
        wanted = point.name in words
        app.add_typer(_mounted(point) if wanted else typer.Typer(), name=point.name, help=about)
    return app


def main() -> None:
    """Run one command; a failure the user can mend is a message, not a traceback."""
    try:
        commands(sys.argv[1:])(prog_name="partnership")
    except (CourseError, ModuleNotFoundError) as error:
        message = explain(error)
        if message is None or os.environ.get("PARTNERSHIP_DEBUG"):
            raise
        _errors().print(message, style="bold red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(1)


def explain(error: CourseError | ModuleNotFoundError) -> str | None:
    """Return what to tell the user; None if it is a fault of the program."""
    if isinstance(error, ModuleNotFoundError):
        extra = EXTRA_OF.get((error.name or "").partition(".")[0])
        return extra and (
            f"this command needs {error.name}, which is not installed - run: "
            f'pip install -c constraints.txt -e ".[{extra}]"'
        )
    if isinstance(error, ContentError):
        count = len(error.problems)
        return f"{error}\n{count} fault{'' if count == 1 else 's'}"
    return str(error)


def _mounted(point: EntryPoint) -> typer.Typer:
    app = point.load()
    assert isinstance(app, typer.Typer)  # noqa: S101 - what the group is for
    return app


def _errors() -> Console:
    return Console(stderr=True)
