"""Home packs: what goes home, what comes back, and what is not let in."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from typer.testing import CliRunner

from autograder.cli import app
from autograder.course import Course, read_course
from autograder.marks.ledger import Ledger, open_ledger
from autograder.marks.standing import Standing
from partnership.errors import CourseError
from tests.autograder.marking_course import SMALL, make_marking_course, mark
from tests.autograder.packs.taken_home import content_of, event, everything, marks_for, saved

CELL = "acted-on"
MARKERS = """\
people:
  - {who: lena, roles: [leader]}
  - {who: ann, roles: [marker]}
  - {who: ben, roles: [marker, second]}
  - {who: old, roles: [marker], assignments: [how-we-got-here]}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs") / "exercises"
    return make_marking_course(folder, 10, markers=MARKERS).folder


@pytest.fixture
def course(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = Path(shutil.copytree(made, tmp_path / "exercises"))
    monkeypatch.setenv("PARTNERSHIP_EXERCISES", str(folder))
    monkeypatch.setenv("LOGNAME", "lena")
    monkeypatch.chdir(tmp_path)
    return read_course(folder)


@pytest.fixture
def ledger(course: Course) -> Iterator[Ledger]:
    with open_ledger(course) as opened:
        yield opened


def run(*arguments: object, fails: bool = False) -> str:
    ran = CliRunner().invoke(app, [str(each) for each in arguments], catch_exceptions=False)
    assert ran.exit_code == int(fails), ran.output
    return ran.output


def take_home(who: str = "ann", share: str = "1/1") -> dict[str, Any]:
    run("pack", SMALL, "--marker", who, "--share", share, "--to", "pack.zip")
    return content_of(Path("pack.zip"))


def standings(ledger: Ledger) -> dict[str, Standing]:
    return ledger.standings(SMALL, CELL)


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


FORGED: dict[str, tuple[Callable[[dict[str, Any]], dict[str, Any]], str]] = {
    "a script of somebody else": (lambda e: e | {"script": "ZZZZZZ"}, "'ZZZZZZ' was not in this"),
    "a role": (lambda e: e | {"role": "leader"}, "given as leader, and the pack is a marker's"),
    "a rubric": (lambda e: e | {"rubric": "0" * 16}, "another version of the rubric than the pack"),
    "a cell": (lambda e: e | {"cell": "other"}, "'other' of benefits-and-evidence was not in this"),
    "an assignment": (lambda e: e | {"assignment": "how-we-got-here"}, "was not in this pack"),
    "too many marks": (
        lambda e: e | {"given": e["given"] | {"marks": {"depth": 99}}},
        "'depth' cannot earn 99",
    ),
    "a criterion": (
        lambda e: e | {"given": e["given"] | {"marks": {"charm": 1}}},
        "no criterion 'charm'",
    ),
}


@pytest.mark.parametrize("what", FORGED)
def test_what_was_not_in_the_pack_is_refused_and_the_rest_is_kept(
    ledger: Ledger, what: str
) -> None:
    pack = take_home()
    forge, said = FORGED[what]
    one, *rest = everything(pack)
    told = run("merge", saved(pack, [forge(one), *rest], Path("marks.json")), fails=True)
    assert said in told
    assert "9 new" in told
    assert len([s for s in standings(ledger).values() if s.events]) == 9


def test_whose_marks_they_are_is_not_the_files_to_say(ledger: Ledger) -> None:
    pack = take_home()
    sent = [each | {"who": "lena", "seen": 10**6, "number": 7} for each in everything(pack)]
    run("merge", saved(pack, sent, Path("marks.json")))
    assert {e.who for s in standings(ledger).values() for e in s.events} == {"ann"}


BROKEN: dict[str, tuple[dict[str, Any], str]] = {
    "another course's pack": ({"pack": "0" * 24}, "was not made from this course"),
    "another tutor": ({"marker": "ben"}, "and the pack was made for 'ann'"),
    "another format": ({"format": "odd"}, "this is not a file that a home pack saved: format"),
    "a later version": ({"version": 2}, "this is not a file that a home pack saved: version"),
    "a decision": (
        {"events": [{"key": "12345678", "kind": "agree"}]},
        "this is not a file that a home pack saved: events.0",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_file_that_is_not_this_packs_is_refused_whole(ledger: Ledger, what: str) -> None:
    pack = take_home()
    more, said = BROKEN[what]
    content = saved(pack, everything(pack), Path("marks.json"), **more)
    assert said in run("merge", content, fails=True)
    assert not [s for s in standings(ledger).values() if s.events]


def zipped(file: Path, **members: str | bytes) -> Path:
    with ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return file


def test_a_zip_is_read_and_what_is_hostile_in_it_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    pack = take_home()
    good = saved(pack, everything(pack), Path("marks.json")).read_text("utf-8")
    file = zipped(
        Path("back.zip"),
        **{
            "../../escaped.json": good,
            "C:\\escaped.json": good,
            "bomb.json": b" " * 50_000_000,
            "deep.json": "[" * 100_000,
            "marks/good.json": good,
            "photo.jpg": b"\xff\xd8",
        },
    )
    assert file.stat().st_size < 100_000
    said = run("merge", file, fails=True)
    assert said.count("the name of this file leads out of its zip") == 2
    assert "this is larger than any saved file (5 MB)" in said
    assert "this is not a file that a home pack saved" in said
    assert "ann, 10 new" in said
    assert not list(tmp_path.rglob("escaped.json"))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: zipped(Path("x.zip"), **{"a.txt": "x"}), "there is no saved file in this zip"),
        (lambda: zipped(Path("x.zip"), **{f"{n}.json": "" for n in range(300)}), "holds 300 files"),
        (lambda: Path("x.zip").write_bytes(b"PK\x03\x04" + b"x" * 99) and Path("x.zip"), "damaged"),
        (lambda: Path("x.json").write_bytes(b"\xff\xfe") and Path("x.json"), "is not a file that"),
        (lambda: Path("none.json"), "none.json: this cannot be read (No such file"),
    ],
)
def test_what_cannot_be_read_says_so(course: Course, make: Callable[[], Path], said: str) -> None:
    assert said in run("merge", make(), fails=True)


def test_only_the_leader_or_the_tutor_takes_a_file_in(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = take_home()
    file = saved(pack, everything(pack), Path("marks.json"))
    monkeypatch.setenv("LOGNAME", "ben")
    assert "'ben' may not take in what 'ann' marked" in run("merge", file, fails=True)
    monkeypatch.setenv("LOGNAME", "ann")
    assert "10 new" in run("merge", file)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--marker", "nobody"), "'nobody' does not mark this course"),
        (("--marker", "old"), "not allotted to 'old'"),
        (("--marker", "lena"), "'lena' is only module leader"),
        (("--marker", "ann", "--role", "second"), "'ann' is no second here"),
        (("--marker", "ann", "--role", "leader"), "'leader' cannot take a pack home - use marker"),
        (("--marker", "ben", "--as", "ann"), "'ann' may make packs only for 'ann'"),
        (("--marker", "ann", "--share", "4/3"), "'4/3' is no share - write it as 3/20"),
        (("--marker", "ann", "--share", "20/20"), "nothing in benefits-and-evidence for 'ann'"),
    ],
)
def test_a_pack_that_cannot_be_made_says_why(
    course: Course, arguments: tuple[str, ...], said: str
) -> None:
    with pytest.raises(CourseError, match=re.escape(said)):
        run("pack", SMALL, *arguments)
    assert not list(Path().glob("*.zip"))


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
