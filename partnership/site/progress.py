"""Say what the build is doing: a bar in a terminal, plain lines anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from partnership.site.sphinx_run import Step

_WORDS = {
    "reading sources": "Reading",
    "writing output": "Writing",
    "pickling environment": "Keeping what was read, for the next build",
    "checking consistency": "Checking that the pages fit together",
    "copying images": "Copying images",
    "copying static files": "Copying styles and scripts",
    "generating indices": "Making the indexes",
    "dumping search index": "Making the search index",
}
_SPANS = {"reading sources": (5, 50), "writing output": (55, 95)}
"""Where on the way from 0 to 100 the two long phases lie."""


def words(step: Step) -> str | None:
    """Return what a step means to a reader; None for the small ones."""
    said = _WORDS.get(step.phase)
    if not said or (step.phase in _SPANS and not step.page):
        return None
    return f"{said} {step.page}" if step.page else said


def share(step: Step) -> float | None:
    """Return how much of the whole build is done, in per cent, where the step tells."""
    if step.percent is None or step.phase not in _SPANS:
        return None
    start, end = _SPANS[step.phase]
    return start + (end - start) * step.percent / 100


@contextmanager
def build_progress(console: Console) -> Iterator[Callable[[Step], None]]:
    """Yield a function that shows one step of the build after another."""
    if not console.is_terminal:
        yield lambda step: _print_once(console, step)
        return
    columns = (
        TextColumn("[bold]Building the book"),
        BarColumn(bar_width=24),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Starting Jupyter Book", total=100)

        def show(step: Step) -> None:
            text = words(step)
            if text:
                progress.update(task, description=text, completed=share(step))

        yield show


def _print_once(console: Console, step: Step) -> None:
    text = words(step)
    if text:
        done = share(step)
        console.print(f"  {text}" if done is None else f"  {done:3.0f}%  {text}", highlight=False)
