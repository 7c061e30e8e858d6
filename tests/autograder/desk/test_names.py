"""Names are shown to the module leader alone: one by one, or after release by one decision."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.desk.service import Desk
from autograder.gradebook import open_gradebook
from autograder.lateness.record import record
from autograder.marks.event import MarkingError
from autograder.marks.ledger import open_ledger
from autograder.moderation.policy import read_policy
from autograder.moderation.record import Moderation, draw_sample, go_on
from tests.autograder.marking_course import SMALL, make_marking_course, mark_everything, rubric_of

PIECE = rubric_of(SMALL).pieces[0]
PLACE = (SMALL, PIECE.cell)
MARKERS = """\
people:
  - {who: lena, roles: [leader, moderator, marker]}
  - {who: ann, roles: [marker]}
"""
ASKED = {"assignment": SMALL, "because": "The board meets."}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return make_marking_course(tmp_path / "course", 4, markers=MARKERS)


def release(course: Course, *students: str) -> None:
    about = {"at": datetime(2026, 11, 20), "who": "lena", "assignment": SMALL, "how": "files"}
    with open_gradebook(course) as gradebook:
        rows = [{**about, "student": student} for student in students]
        record(gradebook.db.connection(), "partnership_release", rows)
        gradebook.db.commit()


def named(desk: Desk, who: str = "lena", role: str = "leader") -> dict[str, str]:
    rows = desk.sheet(who, *PLACE, role, "own")["rows"]
    return {row["script"]: row["name"] for row in rows if row.get("name")}


def test_after_release_all_names_are_shown_by_one_decision_that_every_history_tells(
    course: Course,
) -> None:
    desk = Desk(lambda: course)
    assert not desk.sheet("lena", *PLACE, "leader", "own")["may_lift_all"]
    with pytest.raises(MarkingError, match="stay hidden until feedback is out"):
        desk.names("lena", ASKED)
    release(course, "s00000", "s00001", "s00002")
    with open_ledger(course) as ledger:
        writers = {writer.student: code for code, writer in ledger.names("lena").items()}
    assert desk.sheet("lena", *PLACE, "leader", "own")["may_lift_all"]
    assert named(desk) == {}
    with pytest.raises(MarkingError, match="no reason was given"):
        desk.names("lena", {"assignment": SMALL, "because": "  "})
    for nobody in ("ann", "eve"):
        with pytest.raises(MarkingError, match=r"leader may see names|does not mark"):
            desk.names(nobody, ASKED)

    assert desk.names("lena", ASKED) == {"shown": 3}
    out = {writers[student] for student in ("s00000", "s00001", "s00002")}
    assert set(named(desk)) == out
    assert named(desk)[writers["s00001"]] == "Bibi Achterberg (s00001)"
    assert named(desk, "lena", "marker") == named(desk, "ann", "marker") == {}
    assert not desk.sheet("lena", *PLACE, "leader", "own")["may_lift_all"]
    (decision,) = Moderation(desk.ledger, SMALL).decisions
    assert (decision.act, decision.who) == ("names", "lena")
    for script in writers.values():
        (told,) = desk.history("ann", *PLACE, "marker", script)["events"]
        assert told["because"].endswith("were shown to the module leader: The board meets.")
    release(course, "s00003")
    assert set(named(desk)) == set(writers.values())
    desk.close()


def test_names_stay_hidden_while_moderation_is_open_and_open_nothing_when_they_are_shown(
    course: Course,
) -> None:
    desk = Desk(lambda: course)
    release(course, "s00000")
    with open_ledger(course) as ledger:
        mark_everything(ledger, SMALL, PIECE, who="ann")
        draw_sample(Moderation(ledger, SMALL), read_policy("ten-percent"), who="lena", seed=1)
        with pytest.raises(MarkingError, match="and moderation is over"):
            desk.names("lena", ASKED)
        scripts = set(ledger.names("lena"))
        mark_everything(
            ledger, SMALL, PIECE, who="lena", role="moderator", scripts=sorted(scripts), seed=1
        )
        while (decision := go_on(Moderation(ledger, SMALL), who="lena")) is not None:
            if decision.act in ("settle", "agreed"):
                break
        assert desk.names("lena", ASKED) == {"shown": 1}
        with pytest.raises(Exception, match="has come to its end"):
            go_on(Moderation(ledger, SMALL), who="lena")
    desk.close()
