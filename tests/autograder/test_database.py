"""A gradebook in a file is fit for several users at once."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.pool import QueuePool

from autograder.database import PATIENCE, open_database


def test_every_connection_waits_its_turn_the_first_one_too(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'book.db'}", pool=QueuePool, pool_size=3)
    waits = []
    for _ in range(2):
        reading = [engine.connect().execution_options(reading=True) for _ in range(3)]
        waits += [each.exec_driver_sql("PRAGMA busy_timeout").scalar() for each in reading]
        for each in reading:
            each.close()
    engine.dispose()
    assert waits == [PATIENCE * 1000] * 6
