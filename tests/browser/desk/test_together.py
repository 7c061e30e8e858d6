"""Several people at the desk, and a server that goes away: nothing is lost, nobody is misled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import create_engine

from autograder.course import Course
from autograder.gradebook import open_gradebook
from autograder.lateness.record import record
from autograder.marks.ledger import open_ledger
from autograder.marks.tables import SAMPLE
from tests.autograder.marking_course import DUE, SMALL, make_marking_course
from tests.browser.desk_hands import (
    CELL,
    LEADER,
    WORTH,
    mark_by_keys,
    no_violations,
    opened,
    saved,
    script_on,
)
from tests.browser.watch import Watch
from tests.desk_server import DeskServer, desk_server
from tests.ports import free_port


def scripts_of(course: Course) -> list[str]:
    with open_ledger(course) as ledger:
        return sorted(ledger.names(LEADER))


def test_two_people_on_one_answer_lose_nothing_and_are_both_told(
    new_page: Callable[..., Page], course: Course, ann: DeskServer, bob: DeskServer
) -> None:
    script = scripts_of(course)[1]
    ann_page = opened(new_page(), ann, f"{SMALL}/{CELL}/marker/{script}")
    with open_ledger(course) as ledger:
        before = len(ledger.standings(SMALL, CELL)[script].events)
    bob_page = opened(new_page(), bob, f"{SMALL}/{CELL}/marker/{script}")
    expect(bob_page.locator("#others")).to_contain_text("ann has this answer open too")
    ann_page.keyboard.press("1")
    ann_page.keyboard.press("-")
    saved(ann_page)
    mark_by_keys(bob_page, ("5", "5", "5", "5"))
    bob_page.keyboard.press("5")
    saved(bob_page)
    expect(bob_page.locator(".given-marks")).to_contain_text("ann (first marker)")
    expect(bob_page.get_by_text("Two people have marked this")).to_be_visible()
    ann_page.evaluate("dispatchEvent(new Event('focus'))")
    expect(ann_page.locator("#others")).to_contain_text("bob has this answer open too")
    ann_page.get_by_role("button", name=f"Show {script} as it is now").click()
    expect(ann_page.locator(".given-marks")).to_contain_text("bob (first marker)")
    with open_ledger(course) as ledger:
        now = ledger.standings(SMALL, CELL)[script]
    assert now.conflict
    assert now.agreed is None
    assert {each.who for each in now.live} == {"ann", "bob"}
    assert len(now.events) >= before + 2

    ann_page.get_by_role("button", name="Start from these").click()
    saved(ann_page)
    expect(ann_page.get_by_text("Two people have marked this")).to_have_count(0)
    with open_ledger(course) as ledger:
        now = ledger.standings(SMALL, CELL)[script]
    assert not now.conflict
    assert now.agreed
    assert now.agreed.total == 8.5 + 4 * 4


def test_a_blind_second_marker_sees_the_first_marks_only_after_their_own(
    page: Page, course: Course, ann: DeskServer, bob: DeskServer
) -> None:
    script = scripts_of(course)[2]
    opened(page, ann, f"{SMALL}/{CELL}/marker/{script}")
    mark_by_keys(page)
    saved(page)
    engine = create_engine(course.db_url)
    with engine.begin() as db:
        row = {"assignment": SMALL, "cell": CELL, "script": script, "draw": 1, "who": LEADER}
        db.execute(SAMPLE.insert(), {**row, "at": DUE, "why": "random", "how": "{}"})
    engine.dispose()
    opened(page, bob, f"{SMALL}/{CELL}/second")
    assert script_on(page) == script
    assert "(first marker)" not in page.locator("main").inner_text()
    assert bob.get(f"history/{SMALL}/{CELL}/second/{script}") == {"events": []}
    mark_by_keys(page, ("5", "5", "5", "5"))
    page.keyboard.press("5")
    saved(page)
    expect(page.locator(".given-marks")).to_contain_text("ann (first marker)")
    page.get_by_role("button", name="Record as agreed").click()
    page.keyboard.type("We talked: the second reading stands")
    page.keyboard.press("Enter")
    saved(page)
    with open_ledger(course) as ledger:
        now = ledger.standings(SMALL, CELL)[script]
    assert now.agreed
    assert now.agreed.total == 24.5
    assert now.events[-1].because == "We talked: the second reading stands"


def test_the_server_goes_away_and_comes_back_and_nothing_is_lost(
    new_page: Callable[..., Page], tmp_path: Path, watch: Watch
) -> None:
    watch.allowed_console = ("ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_SOCKET_NOT_CONNECTED")
    course, port = make_marking_course(tmp_path / "course", 4), str(free_port())
    page = new_page()
    with desk_server(course.folder, tmp_path, "--port", port) as server:
        opened(page, server)
        first = script_on(page)
        mark_by_keys(page)
        saved(page)
        expect(page.locator("#answer-name")).not_to_have_text(f"Answer {first}")
        second = script_on(page)
        page.wait_for_load_state("networkidle")
        server.kill()
    mark_by_keys(page)
    expect(page.locator("#saved")).to_contain_text("Not saved yet: 1 kept in this browser")
    expect(page.get_by_text("The server does not answer.")).to_be_visible()
    expect(page.locator("#answer-name")).not_to_have_text(f"Answer {second}")
    third = script_on(page)
    mark_by_keys(page)
    expect(page.locator("#saved")).to_contain_text("Not saved yet: 2 kept in this browser")
    with desk_server(course.folder, tmp_path, "--port", port) as server:
        page.get_by_role("button", name="Try again now").click()
        saved(page)
        expect(page.get_by_text("The server does not answer.")).to_have_count(0)
        kept = page.evaluate("Object.keys(localStorage).filter(key => /desk:v1:.*:0/.test(key))")
        assert kept == []
    with open_ledger(course) as ledger:
        now = ledger.standings(SMALL, CELL)
    assert {now[each].agreed.total for each in (second, third) if now[each].agreed} == {WORTH}


@pytest.mark.allow_console("400 \\(Bad Request\\)")
def test_a_leader_may_be_shown_a_name_and_a_marker_is_not_asked(
    page: Page, course: Course, ann: DeskServer, tmp_path: Path
) -> None:
    opened(page, ann)
    expect(page.get_by_role("button", name="Show names")).to_be_hidden()
    with desk_server(course.folder, tmp_path) as leader:
        opened(page, leader, f"{SMALL}/{CELL}/leader")
        script = script_on(page)
        page.get_by_role("button", name="Show names").click()
        page.get_by_role("button", name="Show the name").click()
        with open_ledger(course) as ledger:
            writer = ledger.names(LEADER)[script]
        expect(page.get_by_role("dialog")).to_contain_text(writer.last_name)
        page.keyboard.press("Escape")
        with open_gradebook(course) as book:
            row = {"at": DUE, "who": LEADER, "assignment": SMALL, "student": writer.student}
            record(book.db.connection(), "partnership_release", [{**row, "how": "files"}])
            book.db.commit()
        opened(page, leader, f"{SMALL}/{CELL}/leader/{script}")
        page.get_by_role("button", name="Show names").press("Enter")
        expect(page.get_by_label("Why", exact=True)).to_be_focused()
        no_violations(page)
        page.get_by_role("button", name="Show all names of this assignment").press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("No reason was given")
        page.get_by_label("Why", exact=True).fill("The board meets.")
        page.get_by_role("button", name="Show all names of this assignment").press("Enter")
        expect(page.locator("#said")).to_contain_text("1 name is shown to you.")
        expect(page.locator("#answer-words")).to_contain_text(writer.full_name)
        page.keyboard.press("l")
        page.get_by_label("Code or name").fill(writer.last_name)
        expect(page.get_by_role("dialog")).to_contain_text("1 of 30 answers")
