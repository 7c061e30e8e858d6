"""What a pack does not let in: forged, broken and hostile files, and who may not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from autograder.course import Course
from autograder.marks.ledger import Ledger
from partnership.errors import CourseError
from tests.autograder.marking_course import SMALL
from tests.autograder.packs.taken_home import everything, saved
from tests.autograder.packs.tutors import run, standings, take_home

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
