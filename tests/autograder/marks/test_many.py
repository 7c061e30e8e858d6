"""What was acknowledged is there: after a kill, and with fifty who write at once."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event as Start

from autograder.course import Course
from autograder.marks.ledger import open_ledger
from tests.autograder.marking_course import SMALL, mark
from tests.autograder.marks.giving import CELL, PIECE

KILLS, MOST = 20, 40
PROCESSES, THREADS, EACH = 5, 10, 6
# What has been imported is in a fork at once; fifty times nbgrader's own start would be minutes.
FORK = get_context("fork")


def some_marks(rng: random.Random) -> dict[str, float]:
    return {each.id: rng.randint(0, int(each.most * 2)) / 2 for each in PIECE.criteria}


def save_many(course: Course, seed: int, acknowledge: Connection) -> None:
    """Save marks one after another until killed, and say of each that it is kept."""
    rng = random.Random(seed)
    with open_ledger(course) as ledger:
        rows = ledger.answers(SMALL, CELL, marker="ann")
        while True:
            event = mark(SMALL, CELL, rng.choice(rows).script, some_marks(rng), who="ann")
            (kept,) = ledger.add([event])
            acknowledge.send((kept.key, kept.number))


def in_the_file(course: Course) -> dict[str, int]:
    db = sqlite3.connect(str(course.gradebook))
    try:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return dict(db.execute("SELECT key, number FROM partnership_event").fetchall())
    finally:
        db.close()


def test_a_killed_writer_takes_no_acknowledged_mark_with_it(course: Course) -> None:
    rng = random.Random(9)
    told: dict[str, int] = {}
    for kill in range(KILLS):
        hear, tell = FORK.Pipe(duplex=False)
        writer = FORK.Process(target=save_many, args=(course, kill, tell), daemon=True)
        writer.start()
        tell.close()
        for _ in range(rng.randint(0, MOST)):
            key, number = hear.recv()
            told[key] = number
        time.sleep(rng.random() / 200)
        os.kill(writer.pid or 0, signal.SIGKILL)
        writer.join()
        assert writer.exitcode == -signal.SIGKILL
        while hear.poll():
            try:
                key, number = hear.recv()
            except EOFError:
                break
            told[key] = number
        found = in_the_file(course)
        assert told.items() <= found.items()
        # One more at most: kept, and killed before it could be said.
        assert len(found) <= len(told) + kill + 1
    with open_ledger(course) as ledger:
        assert ledger.rebuild()[1] == 0
        now = ledger.standings(SMALL, CELL)
        assert sum(len(each.events) for each in now.values()) == len(in_the_file(course))


def save_together(course: Course, number: int, start: Start, hear: Connection) -> None:
    """Save from many threads of one ledger; say what was kept and what went wrong."""
    with open_ledger(course) as ledger:
        scripts = [row.script for row in ledger.answers(SMALL, CELL, marker="ann")]

        def one(thread: int) -> list[str]:
            rng = random.Random(number * THREADS + thread)
            start.wait()
            who = rng.choice(("ann", "ben", "lena"))
            return [
                ledger.add([mark(SMALL, CELL, rng.choice(scripts), some_marks(rng), who=who)])[
                    0
                ].key
                for _ in range(EACH)
            ]

        with ThreadPoolExecutor(THREADS) as threads:
            done = [threads.submit(one, thread) for thread in range(THREADS)]
            hear.send("ready")
            hear.send([_outcome(future) for future in done])


def _outcome(future: Future[list[str]]) -> list[str] | str:
    """Return what was kept, or the error as text: not every one can be sent."""
    error = future.exception()
    return f"{error!r} {error.__cause__!r}" if error else future.result()


def test_fifty_who_save_at_once_lose_nothing(course: Course) -> None:
    start = FORK.Event()
    pipes, writers = [], []
    for number in range(PROCESSES):
        hear, tell = FORK.Pipe(duplex=False)
        writers.append(
            FORK.Process(target=save_together, args=(course, number, start, tell), daemon=True)
        )
        writers[-1].start()
        pipes.append(hear)
    assert [pipe.recv() for pipe in pipes] == ["ready"] * PROCESSES
    start.set()
    results = [result for pipe in pipes for result in pipe.recv()]
    for writer in writers:
        writer.join()
    assert [result for result in results if isinstance(result, str)] == []
    told = Counter(key for result in results for key in result)
    assert len(told) == PROCESSES * THREADS * EACH == sum(told.values())
    found = in_the_file(course)
    assert set(found) == set(told)
    # Numbered without a gap: nobody's event stands in place of another's.
    assert sorted(found.values()) == list(range(1, len(found) + 1))
    with open_ledger(course) as ledger:
        assert ledger.rebuild()[1] == 0
