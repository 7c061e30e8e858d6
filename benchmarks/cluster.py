"""How many submissions a Dask cluster marks in a second, and where the bottleneck moves.

    python -m benchmarks.cluster [--submissions 60] [--workers 1 2 4]

Three things are measured on this machine: marking on so many workers, what one submission
costs the scheduler (the same messages, with nothing to mark), and what it costs the one
writer. From these a simulation of 100,000 submissions says how long a cluster would take and
which of the three holds it up. The simulation is a model: it takes the machines of the cluster
to be like this one and the network to be no slower than this one's loopback.
"""

from __future__ import annotations

import argparse
import heapq
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from autograder.course import read_course
from autograder.engine.assignment import read_assignment
from autograder.engine.cluster import run_on_cluster
from autograder.engine.spec import AssignmentSpec
from autograder.engine.store import Store
from autograder.engine.submission import read_submission
from autograder.engine.task import Marked, Task
from tests.autograder.oracle import courses, master

ORDINARY = ("right", "squares-half", "squares-wrong", "squares-raises", "partial-credit")
MANY = 100_000
CLUSTERS = (2, 8, 32, 64, 128, 256, 512)
ECHOES = 2000


@dataclass(frozen=True)
class Costs:
    """Seconds that one submission costs each part of the system."""

    marking: float
    scheduler: float
    writer: float


def main() -> None:
    """Measure, simulate and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=60)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        exercises = Path(folder) / "exercises"
        courses.make_course(exercises, ORDINARY)
        course = read_course(exercises)
        assignment = read_assignment(course, master.NAME)
        tasks = [
            Task(
                f"student-{n}", exercises / "submitted" / ORDINARY[n % len(ORDINARY)] / master.NAME
            )
            for n in range(options.submissions)
        ]
        print(f"{options.submissions} small submissions, a local cluster, sandbox on")
        print(f"{'workers':>8}{'seconds':>10}{'a second':>10}{'v 1':>8}")
        rates = {}
        results: list[Marked] = []
        for workers in options.workers:
            seconds, results = marking(tasks, assignment, workers)
            rates[workers] = len(tasks) / seconds
            ratio = rates[workers] / rates[options.workers[0]]
            print(f"{workers:>8}{seconds:>10.1f}{rates[workers]:>10.1f}{ratio:>7.1f}x")
        store = Store(course, assignment.name)
        with closing(store):
            started = time.perf_counter()
            for start in range(0, len(results), 20):
                store.save(results[start : start + 20])
            writer = (time.perf_counter() - started) / len(results)
        marking_cost = sum(each.graded.seconds for each in results) / len(results)
        # Several workers on few processors wait for each other; one alone does not.
        costs = Costs(min(marking_cost, 1 / rates[options.workers[0]]), echo(tasks[0]), writer)
    report(costs)


def marking(
    tasks: list[Task], assignment: AssignmentSpec, workers: int
) -> tuple[float, list[Marked]]:
    """Return the seconds from the first result to the last, so that start-up does not count."""
    times: list[float] = []
    results: list[Marked] = []
    for together in run_on_cluster([*tasks, *tasks[:workers]], assignment, workers=workers):
        times += [time.perf_counter()] * len(together)
        results += together
    # Each worker's first submission starts its sandbox.
    return times[-1] - times[workers - 1], results[workers:]


def echo(task: Task) -> float:
    """Return what a submission costs the scheduler: as many bytes both ways, nothing done."""
    from distributed import Client, LocalCluster

    content = read_submission(task.folder).model_dump_json()
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
        Client(cluster) as client,
    ):
        client.gather([client.submit(str, content, pure=False) for _ in range(100)])
        started = time.perf_counter()
        client.gather([client.submit(str, content, pure=False) for _ in range(ECHOES)])
        return (time.perf_counter() - started) / ECHOES


def simulate(costs: Costs, workers: int, submissions: int) -> tuple[float, str]:
    """Return the seconds a batch takes and what is busiest, submission by submission.

    The scheduler sends them one after another; each goes to the worker that is free first;
    the writer stores them one after another, in the order in which they are done.
    """
    free = [0.0] * workers
    heapq.heapify(free)
    sent = done = 0.0
    finished = []
    for _ in range(submissions):
        sent += costs.scheduler
        start = max(sent, heapq.heappop(free))
        heapq.heappush(free, start + costs.marking)
        finished.append(start + costs.marking)
    for end in sorted(finished):
        done = max(done, end) + costs.writer
    busy = {
        "marking": costs.marking / workers,
        "the scheduler": costs.scheduler,
        "the writer": costs.writer,
    }
    return done, max(busy, key=lambda name: busy[name])


def report(costs: Costs) -> None:
    """Print what one submission costs, and the simulation."""
    print(
        f"\none submission: {costs.marking * 1000:.0f} ms to mark,"
        f" {costs.scheduler * 1000:.2f} ms of the scheduler, {costs.writer * 1000:.2f} ms to store"
    )
    print(f"\n{MANY:,} submissions, simulated from these")
    print(f"{'workers':>8}{'minutes':>10}{'a second':>10}  held up by")
    for workers in CLUSTERS:
        seconds, holds_up = simulate(costs, workers, MANY)
        print(f"{workers:>8}{seconds / 60:>10.1f}{MANY / seconds:>10.0f}  {holds_up}")


if __name__ == "__main__":
    main()
