"""``partnership mark desk``: open the marking desk in the browser."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer
from rich.console import Console

from autograder.course import Course, read_course
from autograder.options import CourseFolder

READY = "Press Ctrl-C here to stop. What was saved is kept."


def desk(
    name: Annotated[
        str | None, typer.Option("--as", help="Mark as somebody else, who is in markers.yaml.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=1, max=65535, help="The port to use. Default: the first free one from 8888 on."
        ),
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open a browser window.")] = True,
    course: CourseFolder = None,
) -> None:
    """Open the marking desk: mark by question, by rubric, without names."""
    found = read_course(course)
    marker = choose_marker(found, getpass.getuser(), name)
    from autograder.desk.serve import prepare_desk

    served = prepare_desk(found, marker, port=port, browser=browser)
    console = Console()

    def ready() -> None:
        console.print(f"[bold]Marking desk[/] for {marker}:", highlight=False)
        console.print(f"  {served.address('marking/')}", highlight=False, soft_wrap=True)
        console.print(READY, highlight=False)

    served.run(ready)
    console.print("The desk is closed.", highlight=False)


def choose_marker(course: Course, user: str, wanted: str | None) -> str:
    """Return who marks: whoever runs this, or, where that is theirs to say, somebody else.

    Without ``markers.yaml`` anybody may take any name. With it only its module leader may.

    Raises:
        CourseError: they may not, or the one who is named does not mark the course.
    """
    from autograder.marks.people import read_people

    return read_people(course.folder).acting(user, wanted)
