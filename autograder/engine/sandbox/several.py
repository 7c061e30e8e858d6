"""As many sandboxes side by side as there are processors to run them."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from autograder.engine.sandbox.sandbox import RetiredError, Sandbox
from autograder.engine.sandbox.ways import Way
from autograder.engine.spec import Limits
from partnership.errors import CourseError


def workers_here() -> int:
    """Return how many processors this program may use."""
    return len(os.sched_getaffinity(0))


@contextmanager
def open_sandboxes(way: Way, limits: Limits, workers: int | None = None) -> Iterator[list[Sandbox]]:
    """Give a sandbox for each worker, by default one for each processor; end them afterwards."""
    sandboxes = [Sandbox(way, limits, slot=slot) for slot in range(workers or workers_here())]
    try:
        yield sandboxes
    finally:
        for sandbox in sandboxes:
            sandbox.retire()


def start_soon(sandboxes: Sequence[Sandbox]) -> None:
    """Let sandboxes start while their caller goes on. What fails is told when one is used."""

    def start(sandbox: Sandbox) -> None:
        with contextlib.suppress(CourseError, RetiredError, OSError):
            sandbox.start()

    for sandbox in sandboxes:
        threading.Thread(target=start, args=(sandbox,), daemon=True).start()
