"""Open the course: build what is out of date, start the server, and say what can be done."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path

from rich.console import Console

from partnership.assignments import prepare_assignments
from partnership.errors import CourseError
from partnership.server.ports import FIRST, Held, hold, hold_next
from partnership.site.build import build_book, why_stale

WHAT_YOU_CAN_DO = """
[bold]Partnership Working in the Early Years[/]

  [bold]Read[/]   the course and do its activities:
         {course}
  [bold]Try[/]    the labs, folder notebooks in JupyterLab:
         {lab}
  [bold]Do[/]     an assignment: in JupyterLab, menu Nbgrader, Assignment List. Fetch it,
         answer it, submit it. Your copy is kept in the folder my-work.
  [bold]Mark[/]   (for tutors) the tile Marking desk in JupyterLab; or in a terminal there:
         partnership mark --help

  Press Ctrl-C here to stop. Your work is kept.
"""


def open_course(
    root: Path, console: Console, *, port: int | None, host: str, browser: bool, build: bool
) -> None:
    """Serve the course of ``root`` until Ctrl-C.

    Raises:
        CourseError: the port is in use, the address is not this computer's, or there is no book
            and it cannot be built.
    """
    held = choose_port(root, console, host, port)
    if not is_loopback(host):
        console.print(
            f"[bold yellow]Warning[/]: with --host {host}, other computers can reach this server. "
            "Give its address, with the token in it, to nobody who should not run programs here.",
            highlight=False,
        )
    prepare_book(root, console, build=build)
    prepare_assignments(root / "exercises", console)
    with console.status("Starting JupyterLab ..."):
        from partnership.server.lab import prepare_lab

        log = root / "_build" / "jupyter.log"
        lab = prepare_lab(root, host=host, held=held, browser=browser, log=log)
    lab.run(lambda: print_welcome(console, lab.address("course/"), lab.address("lab")))
    console.print("The course is stopped.", highlight=False)


def choose_port(root: Path, console: Console, host: str, port: int | None) -> Held:
    """Take the port that was asked for, or else the next free one.

    Raises:
        CourseError: the port that was asked for is in use.
    """
    if port is None:
        free = hold_next(host)
        if free.port != FIRST:
            console.print(f"Port {FIRST} is in use, so this is port {free.port}.", highlight=False)
        return free
    if held := hold(host, port):
        return held
    from partnership.server.lab import running_here

    ours = running_here(root, port)
    if ours:
        raise CourseError(
            f"port {port} is in use: this course is running there already",
            f"open {ours}",
            "--port",
        )
    raise CourseError(
        f"port {port} is in use by another program",
        "stop that program, name another port, or leave --port out to get a free one",
        "--port",
    )


def prepare_book(root: Path, console: Console, *, build: bool) -> None:
    """Build the book if it is out of date; without ``build``, only say that it is.

    Raises:
        CourseError: it could not be built, and there is no earlier book to show.
    """
    reason = why_stale(root)
    if reason is None:
        return
    if not build:
        console.print(
            f"[bold yellow]Warning[/]: the book is not up to date: {reason}. "
            "To build it: partnership build",
            highlight=False,
            soft_wrap=True,
        )
        return
    console.print(f"Building the book, because {reason} ...", highlight=False, soft_wrap=True)
    try:
        build_book(root, console)
    except CourseError as error:
        if not (root / "_build" / "html" / "index.html").is_file():
            raise
        console.print(str(error), style="bold red", markup=False, highlight=False, soft_wrap=True)
        console.print(
            "[bold yellow]Warning[/]: the new book has these faults, so the last good one is "
            "shown. Correct them, then: partnership build",
            highlight=False,
            soft_wrap=True,
        )


def print_welcome(console: Console, course: str, lab: str) -> None:
    """Say on one screen what can be done, and where."""
    text = WHAT_YOU_CAN_DO.format(course=course, lab=lab)
    console.print(text, highlight=False, soft_wrap=True)


def is_loopback(host: str) -> bool:
    """Tell whether only this computer can reach that address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
