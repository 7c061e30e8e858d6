"""The ledger on a PostgreSQL server does what it does in a file."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from autograder.lateness.record import LATENESS, RELEASE, record
from autograder.marks.ledger import Ledger, open_ledger
from autograder.marks.tables import DECISION
from tests.autograder.marking_course import (
    DUE,
    SMALL,
    make_marking_course,
    mark,
    mark_everything,
)
from tests.autograder.marks.conftest import MARKERS
from tests.autograder.marks.giving import CELL, PIECE
from tests.autograder.postgres import postgres

FULL = {each.id: each.levels[2].marks[0] for each in PIECE.criteria}


@pytest.fixture(scope="module")
def on_a_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("server")
    with postgres(folder / "postgres") as db_url:
        course = make_marking_course(folder / "exercises", 8, db_url=db_url, markers=MARKERS)
        with open_ledger(course) as ledger:
            yield ledger


def run(ledger: Ledger, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(ledger.course.db_url)
    try:
        with engine.begin() as db:
            done = db.execute(text(statement))
            return [tuple(row) for row in done] if done.returns_rows else []
    finally:
        engine.dispose()


def test_a_cohort_is_marked_and_nbgrader_holds_the_totals(on_a_server: Ledger) -> None:
    events = mark_everything(on_a_server, SMALL, PIECE, who="ann")
    assert [event.number for event in events] == list(range(1, 9))
    scores = run(on_a_server, "SELECT manual_score FROM grade WHERE manual_score IS NOT NULL")
    totals = [event.given.total for event in events if event.given]
    assert sorted(score for (score,) in scores) == sorted(totals)
    assert on_a_server.next(SMALL, CELL, marker="ann") is None
    assert on_a_server.rebuild() == (8, 0)


@pytest.mark.parametrize("table", ["event", "decision", "lateness", "release"])
def test_what_is_recorded_cannot_be_changed_or_taken_away(on_a_server: Ledger, table: str) -> None:
    name = f"partnership_{table}"
    at = {"at": DUE, "who": "lena", "assignment": SMALL}
    row: dict[str, dict[str, object]] = {
        "lateness": {"student": "s00001", "marks": 1.0, "before": 0.0, "said": "One day."},
        "release": {"student": "s00001", "how": "files"},
        "decision": {"act": "agreed", "said": "First marks stand.", "how": "{}"},
    }
    engine = create_engine(on_a_server.course.db_url)
    if table in ("lateness", "release"):
        with engine.begin() as db:
            # As it was made before: without protection. It gets that, and keeps what is there.
            (LATENESS if table == "lateness" else RELEASE).create(db)
            db.execute((LATENESS if table == "lateness" else RELEASE).insert(), at | row[table])
        with engine.begin() as db:
            record(db, name, [at | row[table]])
        assert len(run(on_a_server, f"SELECT * FROM {name}")) == 2
    elif table == "decision":
        with engine.begin() as db:
            db.execute(DECISION.insert(), at | row[table])
    engine.dispose()
    for statement in (
        f"UPDATE {name} SET who = 'eve'",
        f"DELETE FROM {name}",
        f"TRUNCATE {name}",
    ):
        with pytest.raises(DBAPIError, match="only ever added to"):
            run(on_a_server, statement)


def test_formgraders_marks_are_taken_in(on_a_server: Ledger) -> None:
    script = on_a_server.answers(SMALL, CELL, marker="ann")[0].script
    student = on_a_server.names("lena")[script].student
    run(
        on_a_server,
        f"""UPDATE grade SET manual_score = 3.5 WHERE notebook_id IN (
        SELECT n.id FROM submitted_notebook n
        JOIN submitted_assignment a ON a.id = n.assignment_id WHERE a.student_id = '{student}')
        AND manual_score IS NOT NULL""",
    )
    (taken,) = on_a_server.take_in(SMALL, CELL)
    assert (taken.script, taken.kind, taken.given and taken.given.total) == (
        script, "taken-in", 3.5,
    )  # fmt: skip


def test_many_at_once_lose_nothing_and_stay_in_order(on_a_server: Ledger) -> None:
    scripts = [row.script for row in on_a_server.answers(SMALL, CELL, marker="ben")]
    before = len(run(on_a_server, "SELECT number FROM partnership_event"))

    def save(number: int) -> int:
        event = mark(SMALL, CELL, scripts[number % 8], FULL, who="ben", comment=f"\u2713 {number}")
        return on_a_server.add([event])[0].number

    with ThreadPoolExecutor(20) as threads:
        numbers = list(threads.map(save, range(60)))
    assert len(set(numbers)) == 60
    found = run(on_a_server, "SELECT number FROM partnership_event ORDER BY number")
    assert len(found) == before + 60
    assert on_a_server.rebuild()[1] == 0
