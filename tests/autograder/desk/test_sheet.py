"""What the desk tells the page of a question, on a real gradebook."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from autograder.course import Course
from autograder.desk.service import Desk
from autograder.marks.ledger import open_ledger
from tests.autograder.marking_course import SMALL, make_marking_course
from tests.desk_server import event

CELL = "acted-on"
FULL = dict.fromkeys(("depth", "evidence", "practice", "perspectives", "clarity"), 3.0)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return make_marking_course(tmp_path_factory.mktemp("sheet") / "course", 12)


@pytest.fixture(scope="module")
def desk(course: Course) -> Iterator[Desk]:
    desk = Desk(lambda: course)
    yield desk
    desk.close()


def save(desk: Desk, who: str, script: str, **given: object) -> None:
    whole = {"marks": FULL, "comments": {}, "comment": "", **given}
    said = desk.save(who, {"events": [event(SMALL, CELL, script, given=whole)]})
    assert not said["refused"]


def test_the_bank_holds_what_a_marker_said_last_and_nobody_elses_words(desk: Desk) -> None:
    codes = [row["script"] for row in desk.sheet("ann", SMALL, CELL, "marker", "own")["rows"]]
    save(desk, "ann", codes[0], comments={"depth": "Say whom you saw."})
    save(desk, "ann", codes[0], comments={"depth": "Say who was there."})
    save(
        desk, "ann", codes[1], comments={"depth": "Say who was there."}, comment="A clear account."
    )
    save(desk, "bob", codes[2], comments={"depth": "Nobody else needs this."})
    bank = desk.sheet("ann", SMALL, CELL, "marker", "own")["bank"]
    assert bank == {
        "depth": [{"text": "Say who was there.", "uses": 2}],
        "": [{"text": "A clear account.", "uses": 1}],
    }


def test_every_marker_has_an_order_of_their_own_that_stays(desk: Desk) -> None:
    def order(who: str) -> list[str]:
        return [row["script"] for row in desk.sheet(who, SMALL, CELL, "marker", "own")["rows"]]

    assert order("ann") == order("ann")
    assert order("ann") != order("bob")
    assert sorted(order("ann")) == sorted(order("bob"))


def test_like_answers_stand_together_when_that_is_asked(desk: Desk, course: Course) -> None:
    rows = desk.sheet("ann", SMALL, CELL, "marker", "alike")["rows"]
    with open_ledger(course) as ledger:
        texts = [
            ledger.answer(SMALL, CELL, row["script"], marker="ann").text.split("\n\n", 1)[1]
            for row in rows
        ]
    # Made from one of five exemplars each: those of one exemplar follow one another.
    changes = sum(one != other for one, other in pairwise(texts))
    assert changes == len(set(texts)) - 1


def test_the_question_is_shown_without_the_marking_guide(desk: Desk) -> None:
    question = desk.sheet("ann", SMALL, CELL, "marker", "own")["question"]
    assert "Has it been acted on" in question
    assert "Marking guide" not in question
    assert "MARK SCHEME" not in question


def test_a_tile_is_offered_where_there_is_a_gradebook_and_to_who_marks(
    desk: Desk, course: Course
) -> None:
    assert desk.tile("ann") == {"may": True}
    (course.folder / "markers.yaml").write_text("people: [{who: bob, roles: [leader]}]", "utf-8")
    assert desk.tile("ann") == {"may": False}
    (course.folder / "markers.yaml").unlink()
