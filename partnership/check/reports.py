"""What is taught and what is due, as tables for a terminal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from partnership.check.coverage import Covered, State
from partnership.check.coverage import coverage as coverage_of
from partnership.check.reading import OLDEST, Readable
from partnership.check.reading import reading as readings_of
from partnership.check.reviews import Dated
from partnership.check.reviews import stale as stale_in

COLOURS: dict[State, str] = {
    "taught": "green",
    "in the bank": "yellow",
    "not yet": "red",
    "left out": "dim",
}
WIDE = 120
"""Characters, for a file or another program: those have no width of their own."""


def print_reports(
    root: Path, *, coverage: bool, stale: bool, reading: bool, on: date | None
) -> None:
    """Print what is asked for about the course in ``root``; ``on`` is today if not given.

    Raises:
        ContentError: a file cannot be read, so that the coverage would be wrong.
    """
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDE)
    if coverage:
        console.print(coverage_table(coverage_of(root)))
    if stale:
        day = on or date.today()
        console.print(stale_table(stale_in(root, day), day))
    if reading:
        console.print(reading_table(readings_of(root)))


def coverage_table(covered: list[Covered]) -> Table:
    """Return the coverage, with a summary as its caption."""
    table = Table(title="What the course teaches of its sources")
    for column in ("No", "What", "State", "Where"):
        table.add_column(column, overflow="fold")
    for one in covered:
        where = one.taught or one.ready or (one.entry.why_not,)
        state = f"[{COLOURS[one.state]}]{one.state}[/]"
        table.add_row(one.entry.number, one.entry.label, state, ", ".join(where))
    wanted = [one for one in covered if one.entry.teach == "yes"]
    done = sum(one.state == "taught" for one in wanted)
    table.caption = f"{done} of {len(wanted)} taught ({done / len(wanted):.0%})"
    return table


def stale_table(due: list[Dated], on: date) -> Table | str:
    """Return what is due on a day, or a sentence if nothing is."""
    if not due:
        return f"Nothing is due to be looked at again on {on}."
    table = Table(title=f"Due to be looked at again on {on}", caption=f"{len(due)} due")
    for column in ("Since", "Where", "What"):
        table.add_column(column, overflow="fold")
    for one in due:
        table.add_row(str(one.review_by), f"{one.path}:{one.line}", one.what)
    return table


def reading_table(found: list[Readable]) -> Table:
    """Return how hard the instructions are to read, with a summary as its caption."""
    table = Table(title="How hard the instructions are to read, the hardest first")
    for column in ("Reading age", "Words", "Where"):
        table.add_column(column, overflow="fold")
    for one in found:
        colour = "red" if one.age > OLDEST else "green"
        table.add_row(f"[{colour}]{one.age}[/]", str(one.words), str(one.path))
    hard = sum(one.age > OLDEST for one in found)
    mean = sum(one.age * one.words for one in found) / sum(one.words for one in found)
    table.caption = f"{hard} of {len(found)} above {OLDEST}; on average {mean:.1f}"
    return table
