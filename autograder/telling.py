"""Tell a tutor what became of each student's work, a line each and one that counts them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import get_args

import typer
from rich.console import Console
from rich.markup import escape

from autograder.progress import track
from autograder.steps import Outcome, Status

_STOPPED = 130
"""What a shell expects of a program that was stopped by Ctrl-C."""


def tell(outcomes: Iterable[Outcome], verb: str, *, total: int | None = None) -> None:
    """Print each outcome as it comes and a line that counts them; exit with 1 if any failed.

    Where a ``total`` is known, a bar shows how far it is, and an outcome without a reason is
    only counted. Whoever stops it by Ctrl-C reads what is done, and that the rest can follow.
    """
    console = Console()
    counts: dict[Status, int] = {}
    stopped = False
    try:
        for outcome in track(outcomes, total, console):
            counts[outcome.status] = counts.get(outcome.status, 0) + 1
            if total is None or outcome.reason:
                # What a student chose as a name must not be read as colours.
                said = escape(in_one_line(_line(outcome, verb)))
                console.print(said, highlight=False, soft_wrap=True)
    except KeyboardInterrupt:
        stopped = True
    summary = ", ".join(
        f"{counts[status]} {verb if status == 'done' else status}"
        for status in get_args(Status)
        if status in counts
    )
    nothing = "None so far." if stopped else "No submissions."
    console.print(f"[bold]{summary or nothing}[/]", highlight=False)
    if stopped:
        console.print("Stopped. What is counted here is kept: run the same again for the rest.")
        raise typer.Exit(_STOPPED)
    if counts.get("failed"):
        raise typer.Exit(1)


def _line(outcome: Outcome, verb: str) -> str:
    word = verb if outcome.status == "done" else outcome.status
    return f"{outcome.student}: {word}" + (f" - {outcome.reason}" if outcome.reason else "")


def in_one_line(text: str) -> str:
    """Return text in which nothing can start a line, move a cursor or command a terminal.

    Names of students and of their files may hold anything; what cannot be seen is spelt out.
    """
    return "".join(
        each.encode("unicode_escape").decode() if _is_hidden(each) else each for each in text
    )


def _is_hidden(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category.startswith("C") or category in {"Zl", "Zp"}
