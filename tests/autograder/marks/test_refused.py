"""What the ledger does not take: it writes nothing, and says why."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from autograder.course import Course
from autograder.marks.event import Event, MarkingError, read_event
from autograder.marks.ledger import Ledger
from tests.autograder.marking_course import SMALL
from tests.autograder.marks.giving import CELL, FULL, first, give, held


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE partnership_event SET who = 'eve'",
        "DELETE FROM partnership_event",
        "INSERT OR REPLACE INTO partnership_event SELECT * FROM partnership_event",
    ],
)
def test_the_database_itself_refuses_to_change_an_event(
    course: Course, ledger: Ledger, statement: str
) -> None:
    ledger.add([give("ann", first(ledger))])
    with (
        sqlite3.connect(str(course.gradebook)) as db,
        pytest.raises(sqlite3.IntegrityError, match="only ever added to"),
    ):
        db.execute(statement)


REFUSED: dict[str, tuple[Callable[[Event], Event], str]] = {
    "a role they do not have": (
        lambda event: event.model_copy(update={"role": "leader"}), "'ann' is no leader here",
    ),
    "somebody unknown": (
        lambda event: event.model_copy(update={"who": "eve"}), "'eve' does not mark this course",
    ),
    "an assignment that is not theirs": (
        lambda event: event.model_copy(update={"who": "old"}), "is not allotted to 'old'",
    ),
    "a decision that is another's": (
        lambda event: event.model_copy(update={"kind": "agree"}), "a marker cannot agree",
    ),
    "a code that nobody has": (
        lambda event: event.model_copy(update={"script": "ZZZZZZ"}), "no answer by 'ZZZZZZ'",
    ),
    "a cell that is not there": (
        lambda event: event.model_copy(update={"cell": "../../etc"}), "is not in the rubric",
    ),
    "an assignment that is not there": (
        lambda event: event.model_copy(update={"assignment": "../words"}), "no rubric for",
    ),
    "an event that nobody can have seen": (
        lambda event: event.model_copy(update={"seen": 9}), "there is no event 9 on this answer",
    ),
    "a rubric that never was": (
        lambda event: event.model_copy(update={"rubric": "abc"}), "never was a rubric 'abc'",
    ),
    "to take marks in": (
        lambda event: event.model_copy(update={"kind": "taken-in"}), "only the ledger takes marks",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_allowed_is_refused_and_nothing_is_written(
    course: Course, ledger: Ledger, what: str
) -> None:
    change, said = REFUSED[what]
    script = first(ledger)
    with pytest.raises(MarkingError, match=said):
        ledger.add([give("ann", script), change(give("ann", script))])
    assert ledger.history(SMALL, CELL, script, marker="ann") == []
    assert held(course, ledger, script) == (None, None, True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"marks": {"depth": float("nan")}}, "marks.depth"),
        ({"marks": {"depth": 1e9}}, "marks.depth"),
        ({"marks": {"depth": -1}}, "marks.depth"),
        ({"marks": {"depth": True}}, "marks.depth"),
        ({"marks": {"depth": "7"}}, "marks.depth"),
        ({"marks": {"depth": 6.25}}, "'depth' cannot earn 6.25"),
        ({"marks": {"depth": 10.5}}, "'depth' cannot earn 10.5"),
        ({"marks": {"charm": 3}}, "no criterion 'charm'"),
        ({"marks": {"whole": 3}}, "no criterion 'whole'"),
        ({"marks": {}, "comments": {"charm": "!"}}, "no criterion 'charm'"),
        ({"comment": "x" * 20_001}, "comment"),
        ({"total": 30}, "given.total"),
        (None, "a 'mark' without marks"),
    ],
)
def test_marks_that_cannot_be_are_refused(ledger: Ledger, given: object, said: str) -> None:
    sent = {
        "key": "0123456789", "assignment": SMALL, "cell": CELL, "script": first(ledger),
        "kind": "mark", "given": given,
    }  # fmt: skip
    with pytest.raises(MarkingError, match=said):
        ledger.add([read_event(sent, who="ann", role="marker")])


def test_a_client_cannot_say_who_it_is_or_when(ledger: Ledger) -> None:
    sent = {
        "key": "0123456789", "assignment": SMALL, "cell": CELL, "script": first(ledger),
        "kind": "mark", "given": {"marks": FULL}, "who": "lena", "role": "leader", "number": 77,
        "at": "1999-01-01T00:00:00Z",
    }  # fmt: skip
    (kept,) = ledger.add([read_event(sent, who="ann", role="marker")])
    assert (kept.who, kept.role, kept.number) == ("ann", "marker", 1)
    assert kept.at.year != 1999


def test_signs_that_hide_or_break_are_taken_out_of_comments(course: Course, ledger: Ledger) -> None:
    script = first(ledger)
    ledger.add([give("ann", script, comment="a\x00b\u202ec\ud800d\r\ne\x1b[2J")])
    assert held(course, ledger, script)[1] == "abc\ufffdd\ne[2J"
