"""Feedback is held back until marks are agreed and moderation is over, and says why."""

from __future__ import annotations

from getpass import getuser

import pytest

from autograder.course import Course
from autograder.feedback.readiness import look
from autograder.marks.ledger import open_ledger
from autograder.moderation.policy import read_policy
from autograder.moderation.record import Moderation, draw_sample, go_on
from partnership.errors import CourseError
from tests.autograder.feedback.conftest import PIECE, STUDENTS, mark_all
from tests.autograder.marking_course import SMALL, mark

ALL = {f"s{number:05}" for number in range(STUDENTS)}


def held_back(course: Course) -> dict[str, str]:
    return dict(look(course, SMALL, getuser()).held_back)


def test_nobody_hears_before_a_person_has_marked(marking: Course) -> None:
    assert held_back(marking) == dict.fromkeys(ALL, "parts are still to be marked by hand")


def test_whoever_is_marked_in_full_may_hear_and_the_others_wait(marking: Course) -> None:
    mark_all(marking, but="s00002")
    assert held_back(marking) == {"s00002": "parts are still to be marked by hand"}


def test_work_that_was_not_run_by_the_tests_waits(marking: Course) -> None:
    mark_all(marking)
    marking.place("autograded", "s00001", SMALL).rename(marking.folder / "away")
    assert held_back(marking) == {"s00001": "not marked by the tests yet"}


def test_while_moderation_is_open_nobody_hears_and_then_everybody(marking: Course) -> None:
    me = f"{{who: {getuser()}, roles: [leader, marker]}}"
    (marking.folder / "markers.yaml").write_text(f"people: [{me}, {{who: mo, roles: [second]}}]\n")
    mark_all(marking)
    with open_ledger(marking) as ledger:
        picked = draw_sample(Moderation(ledger, SMALL), read_policy("ten-percent"), who=getuser())
    said = f"moderation is not over: run 'partnership mark moderate status {SMALL}'"
    assert held_back(marking) == dict.fromkeys(ALL, said)
    with open_ledger(marking) as ledger:
        for script in picked.picks:
            now = ledger.standing(SMALL, PIECE.cell, script, marker=getuser())
            first = now.by_role["marker"].given
            assert first is not None
            ledger.add([
                mark(SMALL, PIECE.cell, script, dict(first.marks), who="mo", role="second",
                     seen=now.last)
            ])  # fmt: skip
        go_on(Moderation(ledger, SMALL), who=getuser())
    assert held_back(marking) == {}


def test_two_who_marked_at_the_same_time_are_named_as_the_reason(marking: Course) -> None:
    me = f"{{who: {getuser()}, roles: [leader, marker]}}"
    others = "{who: other, roles: [marker]}"
    (marking.folder / "markers.yaml").write_text(f"people: [{me}, {others}]\n")
    mark_all(marking)
    with open_ledger(marking) as ledger:
        names = {writer.student: code for code, writer in ledger.names(getuser()).items()}
        ledger.add([mark(SMALL, PIECE.cell, names["s00003"], {"depth": 1}, who="other", seen=0)])
    (reason,) = held_back(marking).items()
    assert reason[0] == "s00003"
    assert "two people marked 'acted-on' at the same time" in reason[1]


def test_lateness_has_to_be_worked_out_first(marking: Course) -> None:
    mark_all(marking)
    (marking.folder / "lateness.yaml").write_text("usual: {per_day: 5}\n")
    late = held_back(marking)
    assert late
    assert set(late.values()) == {
        f"lateness is to be worked out: run 'partnership mark lateness {SMALL}'"
    }


def test_only_the_module_leader_gives_feedback(marking: Course) -> None:
    (marking.folder / "markers.yaml").write_text("people: [{who: boss, roles: [leader]}]\n")
    with pytest.raises(CourseError):
        look(marking, SMALL, getuser())


def test_an_assignment_that_is_not_there_is_named(marking: Course) -> None:
    with pytest.raises(CourseError, match="there is no assignment 'evidense' in the gradebook"):
        look(marking, "evidense", getuser())
