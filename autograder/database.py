"""Open the gradebook's database so that several may use it at once."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, Pool

_TRIES = 40
PATIENCE = 60
"""Seconds to wait for whoever else writes to the gradebook; a tutor may be marking."""


def open_database(db_url: str, *, pool: type[Pool] = NullPool, **settings: Any) -> Engine:
    """Return the database; one in a file is made fit for several users at once.

    In a file, a transaction takes its turn to write as soon as it begins, so that it never
    fails half-way; one whose connection has the option ``reading`` does not.
    """
    engine = create_engine(db_url, poolclass=pool, **settings)
    if engine.dialect.name != "sqlite":
        return engine

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        # SQLAlchemy says when a transaction begins, not Python's driver.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    # Last, so that the connection it leaves in a pool is prepared as every other.
    share(engine)
    return engine


def share(engine: Engine) -> None:
    """Let others read the database while one writes, where that is safe: not over a network."""
    if "nfs" in _file_system(Path(str(engine.url.database))):
        return
    for _ in range(_TRIES):
        # It can be done only while nobody else is at it, and SQLite does not wait for that.
        with suppress(sqlite3.OperationalError), closing(engine.raw_connection()) as db:
            if db.cursor().execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",):
                return
        time.sleep(0.05)


def _file_system(path: Path) -> str:
    """Return the kind of file system a file is on; nothing where that cannot be told."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    except OSError:
        return ""
    above = {str(each): kind for _, each, kind, *_ in mounts}
    found = (above[str(each)] for each in (path, *path.resolve().parents) if str(each) in above)
    return next(found, "")
