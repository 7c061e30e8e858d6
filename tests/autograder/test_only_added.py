"""Records can be added to and never changed, in new gradebooks and in those from before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import IntegrityError

from autograder.lateness.record import LATENESS, record, recorded
from autograder.marks.tables import DECISION, EVENT, META, have_tables, make_tables
from autograder.only_added import is_protected

ROW = {
    "at": datetime(2026, 11, 2), "who": "lena", "assignment": "words", "student": "ben",
    "marks": 2.0, "before": 0.0, "said": "One day late.",
}  # fmt: skip
DECIDED = (
    "INSERT INTO partnership_decision (assignment, act, who, at, said, how)"
    " VALUES ('words', 'draw', 'lena', '2026-11-02', 'Ten.', '{}')"
)
BEFORE = "BEGIN SELECT RAISE(ABORT, 'this is a record: it is only added to'); END"
"""As version 1.0 wrote its triggers: with none against a row that replaces another."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{tmp_path / 'book.db'}")
    yield engine
    engine.dispose()


def refused(engine: Engine, table: str) -> None:
    for statement in (
        f"UPDATE {table} SET who = 'eve'",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with engine.begin() as db, pytest.raises(IntegrityError, match="only"):
            db.execute(text(statement))


def test_lateness_and_decisions_cannot_be_changed(engine: Engine) -> None:
    with engine.begin() as db:
        make_tables(db)
        db.execute(text(DECIDED))
        record(db, "partnership_lateness", [ROW])
    refused(engine, "partnership_decision")
    refused(engine, "partnership_lateness")


def test_a_gradebook_from_before_keeps_its_rows_and_is_protected_from_now_on(
    engine: Engine,
) -> None:
    with engine.begin() as db:
        META.create_all(db)
        LATENESS.create(db)
        for table in ("partnership_event", "partnership_lateness"):
            for what in ("UPDATE", "DELETE"):
                name = f"{table}_no_{what.lower()}"
                db.execute(text(f"CREATE TRIGGER {name} BEFORE {what} ON {table} {BEFORE}"))
        db.execute(text(DECIDED))
        db.execute(LATENESS.insert(), ROW)
        assert not have_tables(db)
    for _ in range(2):
        with engine.begin() as db:
            make_tables(db)
            record(db, "partnership_lateness", [ROW])
            assert have_tables(db)
            assert is_protected(db, EVENT)
            assert is_protected(db, DECISION)
            assert is_protected(db, LATENESS)
    with engine.begin() as db:
        assert len(recorded(db, "partnership_lateness", "words")) == 3
        assert db.execute(text("SELECT said FROM partnership_decision")).scalars().all() == ["Ten."]
    refused(engine, "partnership_decision")
    refused(engine, "partnership_lateness")
