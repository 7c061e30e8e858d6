"""Mark many submissions on a Dask cluster: here, or on as many machines as there are.

Submissions travel by value, as JSON, and results come back as JSON. Nobody but the caller
has the gradebook: one writer stores everything. Each result is yielded once, whatever dies.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from autograder.engine.grading import grade
from autograder.engine.result import CellGrade, GradedNotebook, GradedSubmission
from autograder.engine.sandbox import Sandbox, choose_way, workers_here
from autograder.engine.spec import AssignmentSpec, Submission
from autograder.engine.taking import take
from autograder.engine.task import Marked, Result, Task, Unread
from partnership.errors import CourseError

if TYPE_CHECKING:
    from distributed import Client, Future

HERE = "local"
"""The scheduler's name for a cluster that is made on this machine, for this batch."""
AHEAD = 3
"""Submissions a worker has been sent before it asks: enough that it never waits."""
PATIENCE = 120.0
"""Seconds to wait for a scheduler to come back."""
ANSWER = 10.0
"""Seconds for a scheduler to answer at first."""
LOOK = 5.0
"""Seconds after which to see whether the scheduler and the workers are still there."""


@dataclass
class _Batch:
    """What is still to be done, and what is under way at the scheduler."""

    assignment: AssignmentSpec
    unsafe: bool
    waiting: Iterator[Task]
    forgotten: list[Task] = field(default_factory=list)
    """Sent to a scheduler that has gone. It may have been marked there, and nobody was told."""
    under_way: dict[Future, tuple[Task, Submission]] = field(default_factory=dict)

    def next(self) -> Task | None:
        """Return what to send next."""
        return self.forgotten.pop() if self.forgotten else next(self.waiting, None)

    def forget(self) -> None:
        """Take back what was under way."""
        self.forgotten += [task for task, _ in self.under_way.values()]
        self.under_way.clear()


def run_on_cluster(
    tasks: Iterable[Task],
    assignment: AssignmentSpec,
    *,
    scheduler: str = HERE,
    workers: int | None = None,
    unsafe: bool = False,
) -> Generator[list[Result]]:
    """Mark each task on a cluster and yield those that are done, in no fixed order.

    ``scheduler`` is the address of any Dask scheduler, or ``local``; ``workers`` counts the
    processes of a local one. Each task is yielded once. A worker that dies loses nothing: what
    it had is done elsewhere. If the scheduler goes, what was under way is sent again to the one
    that comes back at its address.

    Raises:
        CourseError: there is no such scheduler, it is gone for good, or no worker can make a
            sandbox.
    """
    batch = _Batch(assignment, unsafe, iter(tasks))
    patience = 0.0
    while True:
        with _client(scheduler, workers, patience) as client:
            try:
                yield from _drive(client, batch)
            except _GONE:
                # A new client knows nothing of the old scheduler, and need not be mended.
                batch.forget()
                patience = PATIENCE
                continue
            return


_GONE = (OSError, TimeoutError, CancelledError)
"""What a client says, one way or another, of a scheduler that does not answer any more."""


def _drive(client: Client, batch: _Batch) -> Generator[list[Result]]:
    """Keep the workers busy and yield what they finish."""
    from distributed import wait

    while True:
        # As much as keeps all workers busy, and no more: the rest stays on disk.
        room = AHEAD * max(1, sum(client.nthreads().values()))
        while len(batch.under_way) < room and (task := batch.next()) is not None:
            taken = take(task, batch.assignment.limits)
            if isinstance(taken, Unread):
                yield [taken]
            else:
                _submit(client, batch, *taken)
        if not batch.under_way:
            return
        with suppress(TimeoutError):
            found = wait(list(batch.under_way), timeout=LOOK, return_when="FIRST_COMPLETED")
            if any(future.status in {"lost", "cancelled"} for future in found.done):
                raise CancelledError
            if found.done:
                yield [_result(batch, future) for future in found.done]


def _submit(client: Client, batch: _Batch, task: Task, submission: Submission) -> None:
    future = client.submit(
        mark_by_value,
        submission.model_dump_json(),
        batch.assignment.model_dump_json(),
        batch.unsafe,
        key=f"mark-{uuid4().hex}",
        pure=False,
    )
    batch.under_way[future] = (task, submission)


def _result(batch: _Batch, future: Future) -> Marked:
    """Return what came of one submission."""
    from distributed import KilledWorker

    task, submission = batch.under_way.pop(future)
    try:
        graded = GradedSubmission.model_validate_json(future.result())
    except KilledWorker:
        # The scheduler has tried it on several workers, and each of them died.
        graded = _left_to_a_person(batch.assignment)
    return Marked(task, submission, graded)


def _left_to_a_person(assignment: AssignmentSpec) -> GradedSubmission:
    """Return no marks at all: whoever ran this died of it, again and again."""
    return GradedSubmission(
        status="not marked",
        reasons=("whatever ran it stopped, again and again: read it before you run it",),
        notebooks=tuple(
            GradedNotebook(
                name=notebook.name,
                notebook=None,
                grades=tuple(
                    CellGrade(
                        name=cell.name,
                        auto_score=0,
                        max_score=cell.points,
                        needs_manual_grade=True,
                    )
                    for cell in notebook.cells
                    if cell.points is not None
                ),
                comments={},
            )
            for notebook in assignment.notebooks
        ),
        seconds=0,
    )


def close_sandboxes() -> None:
    """End what this worker keeps for the next submission."""
    for _, sandbox in _OF_PROCESS.values():
        sandbox.close()
    _OF_PROCESS.clear()


_OF_PROCESS: dict[str, tuple[AssignmentSpec, Sandbox]] = {}


def mark_by_value(submission: str, assignment: str, unsafe: bool) -> str:
    """Mark one submission on a worker: JSON in, JSON out.

    A worker keeps one sandbox for all it marks of an assignment. It has one thread.
    """
    if assignment not in _OF_PROCESS:
        close_sandboxes()
        spec = AssignmentSpec.model_validate_json(assignment)
        way, common = choose_way(unsafe=unsafe), spec.common_code
        # Workers that share a machine do not know of each other: most get users of their own.
        sandbox = Sandbox(way, spec.limits, common_code=common, slot=os.getpid())
        _OF_PROCESS[assignment] = (spec, sandbox)
    spec, sandbox = _OF_PROCESS[assignment]
    return grade(Submission.model_validate_json(submission), spec, sandbox).model_dump_json()


@contextmanager
def _client(scheduler: str, workers: int | None, patience: float) -> Iterator[Client]:
    """Give a client of the cluster; a cluster that is made here ends with it.

    Raises:
        CourseError: Dask is not installed, or nobody answers at the address for ``patience``.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise CourseError("Dask is not installed", "run: pip install distributed") from None
    with ExitStack() as stack:
        address: Any = scheduler
        if scheduler == HERE:
            count = workers or workers_here()
            address = LocalCluster(
                n_workers=count,
                threads_per_worker=1,
                # Left out, Dask takes port 8787, and warns where something else has it.
                dashboard_address="127.0.0.1:0",
                silence_logs=logging.CRITICAL,
            )
            stack.enter_context(address)
        try:
            client = stack.enter_context(Client(address, timeout=max(ANSWER, patience)))
        except (OSError, TimeoutError, ValueError) as error:
            raise CourseError(
                f"no Dask scheduler answers: {error}",
                "check the address, which looks like tcp://name:8786, and that it is running;"
                " what is marked stays marked",
                scheduler,
            ) from error
        yield client
        with suppress(*_GONE):
            client.run(close_sandboxes)
