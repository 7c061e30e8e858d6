"""Mark many submissions side by side on this machine, each worker in a sandbox of its own."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Generator, Iterable, Sequence

from autograder.engine.grading import grade
from autograder.engine.sandbox import Sandbox
from autograder.engine.spec import AssignmentSpec
from autograder.engine.taking import take
from autograder.engine.task import Marked, Result, Task, Unread

TOGETHER = 0.5
"""Seconds for which results are gathered, to be stored at once: to store one costs almost as much
as to store twenty. It is what is marked again if all is ended in between."""


def run_batch(
    tasks: Iterable[Task], assignment: AssignmentSpec, sandboxes: Sequence[Sandbox]
) -> Generator[list[Result]]:
    """Mark each task in one of the sandboxes, and yield those that are done, in no fixed order.

    Each is yielded once, with those that are done soon after it. Whoever stops early closes the
    iterator and then the sandboxes.

    Raises:
        CourseError: a sandbox does not start.
    """
    for sandbox in sandboxes:
        sandbox.common_code = assignment.common_code
    waiting = list(tasks)
    total = len(waiting)
    waiting.reverse()
    # Whoever stores the results may be slower; what waits for that must not fill the memory.
    done: queue.Queue[Result | Exception] = queue.Queue(maxsize=32 * len(sandboxes))
    stop = threading.Event()

    def work(sandbox: Sandbox) -> None:
        while not stop.is_set():
            try:
                task = waiting.pop()
            except IndexError:
                return
            try:
                taken = take(task, assignment.limits)
                result = (
                    taken
                    if isinstance(taken, Unread)
                    else Marked(*taken, grade(taken[1], assignment, sandbox))
                )
                _put(done, result, stop)
            except Exception as error:
                _put(done, error, stop)

    try:
        for sandbox in sandboxes[:total]:
            threading.Thread(target=work, args=(sandbox,), daemon=True).start()
        while total:
            together, error = _take(done, total)
            total -= len(together)
            if together:
                yield together
            if error is not None:
                raise error
    finally:
        stop.set()


def _take(
    done: queue.Queue[Result | Exception], most: int
) -> tuple[list[Result], Exception | None]:
    """Wait for a result; return it, those that come soon after it, and what went wrong then."""
    found: list[Result] = []
    result = done.get()
    end = time.monotonic() + TOGETHER
    while not isinstance(result, Exception):
        found.append(result)
        if len(found) == most:
            return found, None
        try:
            result = done.get(timeout=max(0, end - time.monotonic()))
        except queue.Empty:
            return found, None
    return found, result


def _put(
    done: queue.Queue[Result | Exception], result: Result | Exception, stop: threading.Event
) -> None:
    """Hand a result over, unless nobody is there any more to take it."""
    while not stop.is_set():
        with contextlib.suppress(queue.Full):
            done.put(result, timeout=0.2)
            return
