"""Home packs: what goes home, and what comes back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from autograder.course import Course
from autograder.marks.ledger import Ledger
from tests.autograder.marking_course import SMALL, mark
from tests.autograder.packs.taken_home import content_of, event, everything, marks_for, saved
from tests.autograder.packs.tutors import CELL, run, standings, take_home


def test_a_pack_holds_scripts_and_rubric_and_no_name(course: Course, ledger: Ledger) -> None:
    pack = take_home()
    assert set(pack["answers"][CELL]) == set(standings(ledger))
    with ZipFile("pack.zip") as zipped:
        assert sorted(zipped.namelist()) == [f"marking-{SMALL}.html", "read-me.txt"]
        page = zipped.read(f"marking-{SMALL}.html").decode()
    writers = ledger.names("lena").values()
    for writer in writers:
        assert not [
            name for name in (writer.student, writer.email, writer.last_name) if name in page
        ]
    assert str(course.folder) not in page
    assert not re.search(r"https?://(?!www\.w3\.org)", page.split('id="pack"')[0])


def test_shares_are_equal_and_hold_every_script_once(ledger: Ledger) -> None:
    parts = [set(take_home(share=f"{which}/3")["answers"][CELL]) for which in (1, 2, 3)]
    assert sorted(map(len, parts)) == [3, 3, 4]
    assert set.union(*parts) == set(standings(ledger))


def test_what_comes_back_is_kept_once_however_often_it_is_taken_in(ledger: Ledger) -> None:
    pack = take_home()
    file = saved(pack, everything(pack), Path("marks.json"))
    assert "ann, 10 new, 0 known before." in run("merge", file)
    total = sum(marks_for(pack, CELL).values())
    assert {s.agreed.total for s in standings(ledger).values() if s.agreed} == {total}
    numbers = [standing.last for standing in standings(ledger).values()]
    assert "ann, 0 new, 10 known before." in run("merge", file, file)
    assert [standing.last for standing in standings(ledger).values()] == numbers
    assert {e.who for s in standings(ledger).values() for e in s.events} == {"ann"}


def test_more_can_be_sent_later_and_an_older_file_changes_nothing_back(ledger: Ledger) -> None:
    pack = take_home()
    first = saved(pack, everything(pack, level=2), Path("first.json"))
    later = saved(pack, everything(pack, level=4, minute=60), Path("later.json"))
    run("merge", later)
    said = run("merge", first)
    assert "0 new" in said
    assert "Something later from this pack is there already: " in said
    best = sum(marks_for(pack, CELL, 4).values())
    assert {s.agreed.total for s in standings(ledger).values() if s.agreed} == {best}


def test_a_mark_is_taken_back_only_where_there_is_one(ledger: Ledger) -> None:
    pack = take_home()
    one, other = sorted(pack["answers"][CELL])[:2]
    run("merge", saved(pack, [event(pack, CELL, one, marks_for(pack, CELL))], Path("a.json")))
    back = [event(pack, CELL, script, None, 9) for script in (one, other)]
    assert "1 new, 1 known before" in run("merge", saved(pack, back, Path("b.json")))
    assert standings(ledger)[one].status == "waiting"
    assert not standings(ledger)[other].events


def at_desk(ledger: Ledger, pack: dict[str, Any], script: str, who: str) -> None:
    marks = dict.fromkeys(marks_for(pack, CELL), 1.0)
    seen = standings(ledger)[script].last
    ledger.add([mark(SMALL, CELL, script, marks, who=who, seen=seen)])


@pytest.mark.parametrize("who", ["ann", "ben"])
def test_what_was_marked_at_the_desk_meanwhile_stays_and_both_are_told(
    ledger: Ledger, who: str
) -> None:
    pack = take_home()
    script = min(pack["answers"][CELL])
    at_desk(ledger, pack, script, who)
    file = saved(pack, everything(pack), Path("marks.json"))
    said = run("merge", file)
    assert f"both marks are kept, decide at the desk: {script}." in said
    now = standings(ledger)[script]
    assert (now.conflict, now.status, now.settled) == (True, "differs", False)
    given = [e.given.total for e in now.events if e.given]
    assert sorted(given) == sorted([5.0, sum(marks_for(pack, CELL).values())])
    assert "0 new, 10 known" in run("merge", file)
    at_desk(ledger, pack, script, who)
    assert standings(ledger)[script].settled


def test_the_same_mark_at_the_desk_and_at_home_is_no_conflict(ledger: Ledger) -> None:
    pack = take_home()
    script = min(pack["answers"][CELL])
    ledger.add([mark(SMALL, CELL, script, marks_for(pack, CELL), who="ann")])
    said = run("merge", saved(pack, everything(pack), Path("marks.json")))
    assert "9 new, 1 known before" in said
    assert "meanwhile" not in said


def test_a_sample_is_looked_at_at_home_and_no_first_mark_changes_meanwhile(
    ledger: Ledger,
) -> None:
    pack = take_home()
    scripts = sorted(pack["answers"][CELL])
    first = [event(pack, CELL, script, marks_for(pack, CELL)) for script in scripts[:9]]
    run("merge", saved(pack, first, Path("first.json")))
    run("moderate", "sample", SMALL, "--rule", "twenty-percent")
    again = [event(pack, CELL, script, marks_for(pack, CELL, 4), 60) for script in scripts]
    said = run("merge", saved(pack, again, Path("again.json")), fails=True)
    assert said.count("no single mark changes before that is done") == 9
    assert "ann, 1 new" in said
    run("pack", SMALL, "--marker", "ben", "--role", "second", "--to", "pack.zip")
    second = content_of(Path("pack.zip"))
    assert set(second["answers"][CELL]) == set(scripts[:9])
    assert not [a for a in second["answers"][CELL].values() if a["others"]]
    run("merge", saved(second, everything(second), Path("second.json")))
    assert "First marks stand." in run("moderate", "next", SMALL)


def test_flags_and_notes_come_back_too(ledger: Ledger) -> None:
    pack = take_home()
    script = min(pack["answers"][CELL])
    flag = event(pack, CELL, script, None, kind="flag", because="It names a child.")
    run("merge", saved(pack, [flag], Path("marks.json")))
    assert [each.because for each in standings(ledger)[script].flags] == ["It names a child."]


def test_nothing_a_student_wrote_ends_the_pages_data(course: Course, ledger: Ledger) -> None:
    script = min(standings(ledger))
    student = ledger.names("lena")[script].student
    notebook = course.place("autograded", student, SMALL) / f"{SMALL}.ipynb"
    content = json.loads(notebook.read_text("utf-8"))
    cell = next(each for each in content["cells"] if each["id"] == CELL)
    cell["source"] = "</script><script>alert(1)</script> <!-- \u2028 \ud83d"
    notebook.write_text(json.dumps(content), "utf-8")
    pack = take_home()
    assert "alert(1)" in pack["answers"][CELL][script]["html"]
    with ZipFile("pack.zip") as zipped_pack:
        page = zipped_pack.read(f"marking-{SMALL}.html").decode()
    assert page.count("<script") == 3
