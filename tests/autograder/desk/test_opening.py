"""At which question the desk opens, on a real gradebook."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from autograder.desk.opening import first_to_do
from autograder.desk.service import Desk
from tests.autograder.marking_course import mark_everything, rubric_of
from tests.desk_course import ANSWERED, NEVER_OUT, NOT_IN, make_course_in_part


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    course = make_course_in_part(tmp_path_factory.mktemp("opening") / "course")
    desk = Desk(lambda: course)
    yield desk
    desk.close()


def opens_at(desk: Desk) -> tuple[str, str]:
    start = desk.start("ann")
    piece = start["pieces"][start["first"]]
    return piece["assignment"], piece["cell"]


def test_it_opens_at_the_first_question_that_has_answers_to_mark(desk: Desk) -> None:
    titles = [piece["assignment"] for piece in desk.start("ann")["pieces"]]
    assert list(dict.fromkeys(titles)) == [NEVER_OUT, NOT_IN, ANSWERED]
    first, *others = rubric_of(ANSWERED).pieces
    assert opens_at(desk) == (ANSWERED, first.cell)
    mark_everything(desk.ledger, ANSWERED, first, who="ann")
    assert opens_at(desk) == (ANSWERED, others[0].cell)
    for piece in others:
        mark_everything(desk.ledger, ANSWERED, piece, who="ann")
    assert opens_at(desk) == (ANSWERED, first.cell)  # all is done: the first there is to see


def test_with_no_answers_at_all_it_opens_at_the_first(desk: Desk) -> None:
    pieces = [each for each in desk.start("ann")["pieces"] if each["assignment"] != ANSWERED]
    assert first_to_do(desk.ledger, "ann", pieces) == 0
