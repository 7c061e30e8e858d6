"""What the desk's server refuses, and what it never says."""

from __future__ import annotations

import getpass
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from autograder.course import Course
from autograder.marks.ledger import open_ledger
from tests.autograder.marking_course import SMALL, make_marking_course
from tests.desk_server import DeskServer, desk_server, event

CELL = "acted-on"
PIECE = f"{SMALL}/{CELL}"
READS = f"{PIECE}/marker"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("refused") / "course"
    course = make_marking_course(folder, 12)
    with open_ledger(course) as ledger:
        codes = sorted(row.script for row in ledger.answers(SMALL, CELL, marker="x"))
    markers = f"""\
people:
  - {{who: {getpass.getuser()}, roles: [leader]}}
  - {{who: ann, roles: [marker], assignments: [{SMALL}], scripts: [{", ".join(codes[:8])}]}}
"""
    (folder / "markers.yaml").write_text(markers, "utf-8")
    return course


@pytest.fixture(scope="module")
def desk(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    with desk_server(course.folder, tmp_path_factory.mktemp("ann"), "--as", "ann") as server:
        yield server


@pytest.fixture(scope="module")
def mine(desk: DeskServer) -> list[str]:
    return [row["script"] for row in desk.get(f"sheet/{READS}")["rows"]]


@pytest.fixture(scope="module")
def not_mine(course: Course, mine: list[str]) -> str:
    with open_ledger(course) as ledger:
        return min(set(ledger.names(getpass.getuser())) - set(mine))


def refused(desk: DeskServer, **fields: object) -> dict[str, object]:
    """Return why one event is refused."""
    said = desk.post("save", {"events": [event(SMALL, CELL, **fields)]})
    assert said["kept"] == []
    assert len(said["refused"]) == 1
    return dict(said["refused"][0])


@pytest.mark.parametrize(
    "path",
    [
        "",
        "static/main.js",
        "api/start",
        f"api/sheet/{READS}",
        "api/tile",
        f"api/reading/{SMALL}/{CELL}",
    ],
)
def test_nothing_is_shown_without_the_token(desk: DeskServer, path: str) -> None:
    answer = desk.ask(f"/marking/{path}", token=False)
    assert answer.status in (302, 403)
    assert b"acted-on" not in answer.body


@pytest.mark.parametrize("path", ["save", "here", "name", "names", "accept"])
def test_nothing_is_kept_without_the_token(desk: DeskServer, path: str) -> None:
    assert desk.ask(f"/marking/api/{path}", "POST", "{}", token=False).status == 403


def cookie_of(desk: DeskServer) -> str:
    answer = desk.ask(f"/marking/?token={desk.token}", token=False)
    assert answer.status == 302
    assert answer.headers["Location"] == "/marking/"
    return answer.headers["Set-Cookie"].partition(";")[0]


def test_another_site_cannot_mark_in_the_tutors_name(desk: DeskServer, mine: list[str]) -> None:
    given = {"marks": {"depth": 7.0}, "comments": {}, "comment": ""}
    body = json.dumps({"events": [event(SMALL, CELL, mine[0], given=given)]})
    cookie = cookie_of(desk)
    for headers in (
        {"Cookie": cookie},
        {"Cookie": cookie, "Content-Type": "text/plain", "Origin": "https://evil.example"},
        {"Cookie": cookie, "X-XSRFToken": "guessed", "Origin": desk.origin},
    ):
        answer = desk.ask("/marking/api/save", "POST", body, headers, token=False)
        assert answer.status in (403, 404), headers
    history = desk.get(f"history/{READS}/{mine[0]}")
    assert history["events"] == []


def test_another_site_cannot_read(desk: DeskServer) -> None:
    headers = {"Cookie": cookie_of(desk), "Origin": "https://evil.example"}
    answer = desk.ask(f"/marking/api/sheet/{READS}", headers=headers, token=False)
    assert answer.status == 404
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_role_that_is_not_ones_own_is_refused(desk: DeskServer, mine: list[str]) -> None:
    assert desk.ask(f"/marking/api/sheet/{SMALL}/{CELL}/leader").status == 403
    assert desk.ask(f"/marking/api/answer/{SMALL}/{CELL}/second/{mine[0]}").status == 403
    assert desk.ask(f"/marking/api/sheet/{SMALL}/{CELL}/owner").status == 400
    given = {"marks": {"depth": 7.0}, "comments": {}, "comment": ""}
    said = refused(desk, script=mine[0], role="leader", given=given)
    assert said["fault"] == "forbidden"
    assert "'ann' is no leader here" in str(said["message"])


def test_a_marker_neither_sees_nor_accepts_a_changed_rubric(desk: DeskServer) -> None:
    assert desk.get(f"sheet/{READS}")["rubric_waits"] is False
    sent = json.dumps({"assignment": SMALL, "cell": CELL, "token": "0" * 32})
    for answer in (
        desk.ask(f"/marking/api/change/{SMALL}/{CELL}"),
        desk.ask("/marking/api/accept", "POST", sent),
    ):
        assert answer.status == 403
        assert "Only the module leader changes a rubric" in answer.text


def test_a_script_that_is_not_allotted_is_refused(desk: DeskServer, not_mine: str) -> None:
    assert desk.ask(f"/marking/api/answer/{READS}/{not_mine}").status == 403
    assert desk.ask(f"/marking/api/history/{READS}/{not_mine}").status == 403
    given = {"marks": {"depth": 7.0}, "comments": {}, "comment": ""}
    assert refused(desk, script=not_mine, given=given)["fault"] == "forbidden"


def test_who_did_it_is_the_servers_to_say(desk: DeskServer, mine: list[str]) -> None:
    given = {"marks": {"depth": 7.0}, "comments": {}, "comment": ""}
    sent = event(SMALL, CELL, mine[0], given=given, who="bob", number=3, at="2001-01-01T00:00:00Z")
    assert desk.post("save", {"events": [sent]})["kept"] == [sent["key"]]
    last = desk.get(f"history/{READS}/{mine[0]}")["events"][-1]
    assert last["who"] == "ann"
    assert not last["at"].startswith("2001")


@pytest.mark.parametrize(
    "script", ["ZZZZZZ", "s00001", "..", "%2e%2e%2f%2e%2e%2fmarkers.yaml", "'; DROP TABLE grade"]
)
def test_forged_codes_find_nothing(desk: DeskServer, script: str) -> None:
    answer = desk.ask(f"/marking/api/answer/{READS}/{quote(script, safe='%')}")
    assert answer.status in (403, 404)
    assert refused(desk, script=script, given=None)["fault"] in ("invalid", "unknown", "forbidden")


@pytest.mark.parametrize(
    "path",
    [
        "static/../service.py",
        "static/..%2fservice.py",
        "static/%2e%2e/handlers.py",
        "static/index.html",
        "static//etc/passwd",
        "api/sheet/..%2f..%2fetc/passwd/marker",
        "api/sheet/../../x/marker",
        "api/close",
        "api/ledger",
        "api/__class__",
    ],
)
def test_no_path_leads_out_of_the_desk(desk: DeskServer, path: str) -> None:
    answer = desk.ask(f"/marking/{path}")
    assert answer.status in (403, 404)
    assert b"root:" not in answer.body
    assert b"autograder" not in answer.body


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ("", None),
        ("[1]", None),
        ('{"events": []}', "no list of events"),
        ('{"events": 5}', "no list of events"),
        (json.dumps({"events": [{}] * 501}), "no list of events"),
    ],
)
def test_what_makes_no_sense_is_refused(desk: DeskServer, sent: str, says: str | None) -> None:
    answer = desk.ask("/marking/api/save", "POST", sent)
    assert answer.status == 400
    assert says is None or says in json.loads(answer.text)["message"].lower()


@pytest.mark.parametrize(
    "given",
    [
        {"marks": {"depth": 11.0}, "comments": {}, "comment": ""},
        {"marks": {"depth": 3.25}, "comments": {}, "comment": ""},
        {"marks": {"charm": 3.0}, "comments": {}, "comment": ""},
        {"marks": {"depth": "7"}, "comments": {}, "comment": ""},
        {"marks": {}, "comments": {}, "comment": "x" * 30_000},
        [],
    ],
)
def test_marks_outside_the_rubric_are_refused_and_others_kept(
    desk: DeskServer, mine: list[str], given: object
) -> None:
    good = {"marks": {"depth": 6.5}, "comments": {}, "comment": ""}
    events = [event(SMALL, CELL, mine[1], given=given), event(SMALL, CELL, mine[2], given=good), 7]
    said = desk.post("save", {"events": events})
    assert said["kept"] == [events[1]["key"]]
    assert [each["key"] for each in said["refused"]] == [events[0]["key"], None]


def test_only_the_leader_is_told_a_name_and_it_is_recorded(
    course: Course, desk: DeskServer, mine: list[str], tmp_path: Path
) -> None:
    place = {"assignment": SMALL, "cell": CELL, "script": mine[3]}
    answer = desk.ask("/marking/api/name", "POST", json.dumps(place))
    assert answer.status == 403
    with desk_server(course.folder, tmp_path) as leader:
        told = leader.post("name", place)["name"]
        events = leader.get(f"history/{SMALL}/{CELL}/leader/{mine[3]}")["events"]
    with open_ledger(course) as ledger:
        writer = ledger.names(getpass.getuser())[mine[3]]
    assert told == f"{writer.first_name} {writer.last_name} ({writer.student})"
    assert events[-1]["because"] == "the writer's name was shown to the module leader"


def test_no_answer_of_the_server_names_a_student(
    course: Course, desk: DeskServer, mine: list[str]
) -> None:
    with open_ledger(course) as ledger:
        writers = ledger.names(getpass.getuser())
    paths = ["", "api/start", "api/tile", f"api/sheet/{READS}", f"api/sheet/{READS}?order=alike"]
    paths += [f"api/reading/{PIECE}"]
    for script in mine:
        paths += [f"api/{what}/{READS}/{script}" for what in ("answer", "history", "alike")]
    paths += [f"api/answer/{READS}/{who.student}" for who in writers.values()]
    here = [{"assignment": SMALL, "cell": CELL, "role": "marker", "script": one} for one in mine]
    answers = [desk.ask(f"/marking/{path}") for path in paths]
    answers += [desk.ask("/marking/api/here", "POST", json.dumps(each)) for each in here]
    answers += [
        desk.ask(
            "/marking/api/save",
            "POST",
            json.dumps({"events": [event(SMALL, CELL, one, kind="skip")]}),
        )
        for one in mine
    ]
    assert sum(answer.status == 200 for answer in answers) == len(mine) * 5 + 6
    asked = {who.student for who in writers.values()}
    for answer in answers:
        said = answer.text + "\n".join(f"{name}: {text}" for name, text in answer.headers.items())
        for who in writers.values():
            for word in (who.first_name, who.last_name, who.email):
                assert not re.search(rf"\b{re.escape(word)}\b", said), word
            # What was asked for may be repeated by whoever refuses it, and nothing else is.
            assert who.student not in said or (answer.status == 404 and who.student in asked)


def test_the_page_may_load_nothing_from_elsewhere(desk: DeskServer) -> None:
    page = desk.ask("/marking/")
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|https?://", page.text)
    for path in ("", "static/main.js", "api/start"):
        headers = desk.ask(f"/marking/{path}").headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
