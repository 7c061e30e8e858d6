"""What is kept for speed is what the events come to, whatever happened in whatever order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select, text

from autograder.course import read_course
from autograder.marks.event import Event, Given, MarkingError
from autograder.marks.keeping import projected
from autograder.marks.ledger import Ledger, open_ledger
from autograder.marks.tables import STANDING
from tests.autograder.marking_course import SMALL, make_marking_course
from tests.autograder.marks.conftest import MARKERS
from tests.autograder.marks.giving import CELL, PIECE

CRITERIA = [each.id for each in PIECE.criteria]
PEOPLE = (
    ("ann", "marker"), ("ben", "marker"), ("cat", "second"), ("mo", "moderator"),
    ("theo", "third"), ("lena", "leader"),
)  # fmt: skip
MARKS = st.dictionaries(st.sampled_from(CRITERIA), st.integers(0, 10).map(lambda n: n / 2)) | (
    st.integers(0, 10).map(lambda n: dict.fromkeys(CRITERIA, n / 2))
)
ACTS = st.tuples(
    st.sampled_from(PEOPLE),
    st.sampled_from(
        (
            "mark",
            "mark",
            "mark",
            "agree",
            "withdraw",
            "flag",
            "unflag",
            "skip",
            "scale",
            "outside",
        )
    ),
    MARKS,
    st.sampled_from(("", "Clear.", "See\nme.")),
    st.booleans(),
    st.integers(0, 1),
)
STORIES = st.lists(ACTS, min_size=1, max_size=12)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Return a ledger that all stories are told to, each after the other."""
    folder = tmp_path_factory.mktemp("rebuild") / "exercises"
    course = make_marking_course(folder, 2, markers=MARKERS)
    with open_ledger(read_course(course.folder)) as ledger:
        yield ledger


def act(ledger: Ledger, script: str, what: tuple[object, ...]) -> None:
    """Do one thing; what the rules refuse has no effect."""
    (who, role), kind, marks, comment, up_to_date, _ = what
    if kind == "outside":
        student = ledger.names("lena")[script].student
        engine = create_engine(ledger.course.db_url)
        with engine.begin() as db:
            db.execute(
                text(
                    "UPDATE grade SET manual_score = :score, needs_manual_grade = 0 WHERE id IN ("
                    "SELECT g.id FROM grade g JOIN base_cell c ON c.id = g.cell_id"
                    " JOIN submitted_notebook n ON n.id = g.notebook_id"
                    " JOIN submitted_assignment a ON a.id = n.assignment_id"
                    " WHERE c.name = :cell AND a.student_id = :student)"
                ),
                {"score": sum(marks.values()) + 0.3, "cell": CELL, "student": student},
            )  # type: ignore[attr-defined]
        engine.dispose()
        return
    gives = kind in ("mark", "agree", "scale")
    last = ledger.standings(SMALL, CELL)[script].last
    event = Event(
        key=uuid4().hex, who=who, role=role, assignment=SMALL, cell=CELL, script=script, kind=kind,
        given=Given(marks=marks, comment=comment) if gives else None, because="So it was.",
        seen=last if up_to_date else 0,
    )  # fmt: skip
    try:
        ledger.add([event])
    except MarkingError:
        assert ledger.standings(SMALL, CELL)[script].last == last


def kept(ledger: Ledger) -> dict[str, dict[str, object]]:
    with ledger._session.reading() as db:
        return {row.script: row._asdict() for row in db.execute(select(STANDING))}


def folded(ledger: Ledger) -> dict[str, dict[str, object]]:
    standings = ledger.standings(SMALL, CELL)
    with ledger._session.reading() as db:
        place = ledger._session.place(db, SMALL, CELL)
        rules = ledger._session.rules(db, place, standings)
    return {
        script: projected(script, place, now, rules[script])
        for script, now in standings.items()
        if now.events
    }


def held(ledger: Ledger) -> dict[str, tuple[float | None, bool]]:
    """Return the score that nbgrader has for each answer, and whether it waits."""
    with ledger._session.reading() as db:
        rows = db.execute(text(
            "SELECT k.code, g.manual_score, g.needs_manual_grade FROM grade g"
            " JOIN base_cell c ON c.id = g.cell_id"
            " JOIN submitted_notebook n ON n.id = g.notebook_id"
            " JOIN submitted_assignment a ON a.id = n.assignment_id"
            " JOIN partnership_candidate k ON k.student = a.student_id WHERE c.name = :cell"
        ), {"cell": CELL})  # fmt: skip
        return {row[0]: (row[1], bool(row[2])) for row in rows}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=STORIES)
def test_what_is_kept_is_the_fold_of_the_events(shared: Ledger, story: list[tuple]) -> None:
    scripts = sorted(shared.standings(SMALL, CELL))
    for what in story:
        act(shared, scripts[what[-1]], what)
    now = shared.standings(SMALL, CELL)
    assert kept(shared) == folded(shared)
    scores = held(shared)
    for script, each in now.items():
        if any(event.kind in ("mark", "agree", "scale", "taken-in") for event in each.events):
            agreed = each.agreed.total if each.agreed else None
            assert scores[script] == (agreed, not each.settled)
        assert list(each.events) == shared.history(
            SMALL, CELL, script, marker="lena", role="leader"
        )
    assert shared.rebuild()[1] == 0


def test_thrown_away_or_spoiled_it_is_made_anew(shared: Ledger) -> None:
    script = min(shared.standings(SMALL, CELL))
    act(shared, script, (("ann", "marker"), "mark", dict.fromkeys(CRITERIA, 2.0), "", True, 0))
    right = kept(shared)
    with shared._session.writing() as db:
        db.execute(STANDING.update().values(status="agreed", total=99))
    assert kept(shared) != right
    answers, wrong = shared.rebuild()
    assert (answers, wrong) == (len(right), len(right))
    with shared._session.writing() as db:
        db.execute(STANDING.delete())
    assert shared.rebuild() == (len(right), len(right))
    assert kept(shared) == right


def test_the_events_are_plain_enough_to_be_read_by_anybody(shared: Ledger) -> None:
    with shared._session.reading() as db:
        given = db.execute(text("SELECT given FROM partnership_event WHERE kind = 'mark'")).scalar()
    assert set(json.loads(str(given))) == {"marks", "comments", "comment"}
