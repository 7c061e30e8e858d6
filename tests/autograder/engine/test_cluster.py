"""A batch on a Dask cluster loses nothing and marks nothing twice, whatever dies."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from autograder.engine import cluster
from autograder.engine.cluster import run_on_cluster
from autograder.engine.spec import Limits
from autograder.engine.task import Marked, Task, Unread
from partnership.errors import CourseError
from tests.autograder.engine.cases import assignment, cell_of, code, handed_in, source
from tests.ports import free_port

TEST = source("test", "assert answer == 42", points=3)
SPEC = assignment(TEST, limits=Limits(total_seconds=60))
RIGHT = [code("import time; time.sleep(0.3); answer = 42"), cell_of(TEST)]
WRONG = [code("import time; time.sleep(0.3); answer = 41"), cell_of(TEST)]


def tasks(folder: Path, number: int) -> list[Task]:
    """Return so many submissions: every third one is wrong."""
    made = []
    for each in range(number):
        (folder / f"s{each}").mkdir()
        work = handed_in(*(WRONG if each % 3 == 2 else RIGHT))
        for name, content in work.files.items():
            (folder / f"s{each}" / name).write_bytes(content)
        made.append(Task(f"s{each}", folder / f"s{each}"))
    return made


def marks(results: Sequence[Marked]) -> list[tuple[str, float]]:
    return sorted((each.task.student, each.graded.auto_score) for each in results)


def expected(number: int) -> list[tuple[str, float]]:
    return sorted((f"s{each}", 0.0 if each % 3 == 2 else 3.0) for each in range(number))


def workers() -> list[psutil.Process]:
    """Return the processes of a local cluster that mark."""
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            if "spawn_main" in " ".join(process.cmdline()):
                found.append(process)
        except psutil.Error:
            continue
    return found


def test_workers_killed_half_way_cost_nothing(tmp_path: Path) -> None:
    results: list[Marked] = []
    for together in run_on_cluster(tasks(tmp_path, 12), SPEC, workers=2):
        before = len(results)
        results += together
        if before < 3 <= len(results):
            for worker in workers():
                worker.kill()
    assert marks(results) == expected(12)


def test_a_scheduler_that_starts_anew_gets_what_was_under_way_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 120)  # it starts at the same time as the batch
    port = free_port()
    results: list[Marked] = []
    with ExitStack() as stack:
        scheduler = stack.enter_context(running("scheduler", "--port", str(port)))
        address = f"tcp://127.0.0.1:{port}"
        stack.enter_context(running("worker", address, "--nthreads", "1"))
        for together in run_on_cluster(tasks(tmp_path, 9), SPEC, scheduler=address):
            before = len(results)
            results += together
            if before < 2 <= len(results):
                scheduler.kill()
                scheduler.wait()
                stack.enter_context(running("scheduler", "--port", str(port)))
                stack.enter_context(running("worker", address, "--nthreads", "1"))
    assert marks(results) == expected(9)


def test_what_kills_every_worker_is_left_to_a_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "mark_by_value", deadly)
    found = [
        each
        for together in run_on_cluster(tasks(tmp_path, 1), SPEC, workers=2)
        for each in together
    ]
    assert [each.graded.status for each in found] == ["not marked"]
    assert "read it before you run it" in found[0].graded.reasons[0]
    assert all(grade.needs_manual_grade for grade in found[0].graded.notebooks[0].grades)


def test_work_that_is_gone_is_named_and_the_rest_is_marked(tmp_path: Path) -> None:
    gone = Task("gone", tmp_path / "gone")
    found = [
        each
        for together in run_on_cluster([gone, *tasks(tmp_path, 2)], SPEC, workers=1)
        for each in together
    ]
    assert [each.task for each in found if isinstance(each, Unread)] == [gone]
    assert marks([each for each in found if isinstance(each, Marked)]) == expected(2)


def test_where_no_scheduler_answers_it_says_what_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 1)
    address = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(CourseError, match="no Dask scheduler answers") as caught:
        list(run_on_cluster(tasks(tmp_path, 1), SPEC, scheduler=address))
    assert address in str(caught.value)


def deadly(_submission: str, _assignment: str, _unsafe: bool) -> str:
    """End the worker, as a fault of the machine does."""
    import os

    os._exit(1)


@contextmanager
def running(part: str, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a part of a Dask cluster by its own command."""
    host = ("--host", "127.0.0.1") if part == "scheduler" else ()
    command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *words, *host]
    process = subprocess.Popen(
        [*command, "--no-dashboard"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        with suppress(psutil.NoSuchProcess):
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()
        process.kill()
        process.wait()
