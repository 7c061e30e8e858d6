"""Who has which answer open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from autograder.database import open_database
from autograder.desk.presence import AWAY, META, arrive
from autograder.desk.service import Desk
from tests.autograder.marking_course import SMALL, make_marking_course, rubric_of
from tests.desk_server import event

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_those_at_one_answer_hear_of_each_other_until_they_leave(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'book.db'}")
    META.create_all(engine)

    def come(who: str, script: str, seconds: float = 0) -> list[str]:
        return arrive(engine, who, "words", "cell", script, NOW + timedelta(seconds=seconds))

    assert come("ann", "AAAA") == []
    assert come("bob", "AAAA", 1) == ["ann"]
    assert come("cat", "BBBB", 2) == []
    assert come("ann", "BBBB", 3) == ["cat"]
    assert come("bob", "AAAA", 4) == []
    assert come("dan", "AAAA", AWAY.total_seconds() + 5) == []
    engine.dispose()


def test_a_blind_second_marker_is_told_of_another_and_not_by_name_until_they_have_marked(
    tmp_path: Path,
) -> None:
    markers = """\
people:
  - {who: lena, roles: [leader]}
  - {who: ann, roles: [marker]}
  - {who: bob, roles: [second]}
"""
    course = make_marking_course(tmp_path / "course", 1, markers=markers)
    piece = rubric_of(SMALL).pieces[0]
    desk = Desk(lambda: course)
    (row,) = desk.sheet("ann", SMALL, piece.cell, "marker", "own")["rows"]
    place = {"assignment": SMALL, "cell": piece.cell, "script": row["script"]}
    flag = event(SMALL, piece.cell, row["script"], kind="flag", because="See page 2.")
    assert not desk.save("ann", {"events": [flag]})["refused"]
    assert desk.here("ann", {**place, "role": "marker"})["here"] == []

    def told() -> list[object]:
        second = ("bob", SMALL, piece.cell, "second", row["script"])
        seen = desk.answer(*second)
        names = [each["who"] for each in (*seen["flags"], *desk.history(*second)["events"])]
        return [desk.here("bob", {**place, "role": "second"})["here"], *names]

    assert told() == [["Another marker"], "another marker", "another marker"]
    assert desk.here("ann", {**place, "role": "marker"})["here"] == ["bob"]
    given = {"marks": {each.id: 2.0 for each in piece.criteria}, "comments": {}, "comment": ""}
    mine = event(SMALL, piece.cell, row["script"], role="second", given=given)
    assert not desk.save("bob", {"events": [mine]})["refused"]
    assert told() == [["ann"], "ann", "ann", "bob"]
    desk.close()
