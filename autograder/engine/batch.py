"""Mark many submissions side by side on this machine, each worker in a sandbox of its own."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Generator, Iterable, Iterator, Sequence

from autograder.engine.grading import grade
from autograder.engine.sandbox import Sandbox
from autograder.engine.spec import AssignmentSpec
from autograder.engine.submission import read_submission
from autograder.engine.task import Marked, Task


def run_batch(
    tasks: Iterable[Task], assignment: AssignmentSpec, sandboxes: Sequence[Sandbox]
) -> Generator[list[Marked]]:
    """Mark each task in one of the sandboxes, and yield those that are done, in no fixed order.

    Each is yielded once. The slower they are stored, the more come together. Whoever stops
    early closes the iterator and then the sandboxes.

    Raises:
        CourseError: a sandbox does not start.
    """
    for sandbox in sandboxes:
        sandbox.common_code = assignment.common_code
    waiting = list(tasks)
    total = len(waiting)
    waiting.reverse()
    # Whoever stores the results may be slower; what waits for that must not fill the memory.
    done: queue.Queue[Marked | Exception] = queue.Queue(maxsize=32 * len(sandboxes))
    stop = threading.Event()

    def work(sandbox: Sandbox) -> None:
        while not stop.is_set():
            try:
                task = waiting.pop()
            except IndexError:
                return
            try:
                submission = read_submission(task.folder, assignment.limits, task.ignore)
                _put(done, Marked(task, submission, grade(submission, assignment, sandbox)), stop)
            except Exception as error:
                _put(done, error, stop)

    try:
        for sandbox in sandboxes[:total]:
            threading.Thread(target=work, args=(sandbox,), daemon=True).start()
        while total:
            together = list(_take(done))
            total -= len(together)
            yield together
    finally:
        stop.set()


def _take(done: queue.Queue[Marked | Exception]) -> Iterator[Marked]:
    """Wait for a result, and give it with those that are there already."""
    result = done.get()
    while True:
        if isinstance(result, Exception):
            raise result
        yield result
        try:
            result = done.get_nowait()
        except queue.Empty:
            return


def _put(
    done: queue.Queue[Marked | Exception], result: Marked | Exception, stop: threading.Event
) -> None:
    """Hand a result over, unless nobody is there any more to take it."""
    while not stop.is_set():
        with contextlib.suppress(queue.Full):
            done.put(result, timeout=0.2)
            return
