"""Show how far a batch is, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console

Item = TypeVar("Item")


def track(items: Iterable[Item], total: int | None, console: Console) -> Iterator[Item]:
    """Yield the items; meanwhile a bar shows how many of ``total`` there were.

    There is no bar where nobody would see it move.
    """
    if total is None or not console.is_terminal:
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    with Progress(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True
    ) as progress:
        bar = progress.add_task("", total=total)
        for item in items:
            yield item
            progress.advance(bar)
