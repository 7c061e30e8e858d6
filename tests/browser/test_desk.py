"""Marking at the desk, in a real browser, on a real gradebook."""

from __future__ import annotations

import getpass
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from autograder.course import Course
from autograder.gradebook import open_gradebook
from autograder.marks.ledger import open_ledger
from tests.autograder.marking_course import SMALL, make_marking_course
from tests.desk_server import DeskServer, desk_server

CELL = "acted-on"
LEVELS = ("4", "3", "5", "2", "4")
WORTH = 6.0 + 2.5 + 4.0 + 2.0 + 3.0
"""What these levels earn: 6 of 10, and 2.5, 4, 2 and 3 of 5 each."""
MARKERS = f"""\
people:
  - who: {getpass.getuser()}
    roles: [leader, moderator]
  - who: ann
    roles: [marker]
  - who: bob
    roles: [marker, second]
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("marking") / "course"
    return make_marking_course(folder, 30, markers=MARKERS)


@pytest.fixture(scope="module")
def ann(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    with desk_server(course.folder, tmp_path_factory.mktemp("ann"), "--as", "ann") as server:
        yield server


@pytest.fixture(scope="module")
def bob(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    with desk_server(course.folder, tmp_path_factory.mktemp("bob"), "--as", "bob") as server:
        yield server


def opened(page: Page, server: DeskServer, part: str = "") -> Page:
    page.goto(server.address)
    if part:
        page.goto(f"{server.origin}/marking/#{part}")
        page.reload()
    expect(page.locator("#work")).to_be_visible()
    return page


def script_on(page: Page) -> str:
    return page.locator("#answer-name").inner_text().removeprefix("Answer ")


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")


def test_thirty_answers_are_marked_by_keyboard_alone(
    page: Page, course: Course, ann: DeskServer
) -> None:
    opened(page, ann)
    keys = page.keyboard
    first = script_on(page)
    keys.press("s")  # put off; it comes back at the end
    expect(page.locator("#answer-name")).not_to_have_text(f"Answer {first}")
    seen = []
    for number in range(30):
        seen.append(script_on(page))
        if number == 1:
            keys.press("c")
            keys.type("You say what you would do on Monday.")
            keys.press("Escape")
        if number == 2:
            keys.press("c")
            keys.type("you mon")
            expect(page.locator(".offers:visible li")).to_have_count(1)
            keys.press("ArrowDown")
            keys.press("Enter")
            keys.press("Escape")
        if number == 3:
            keys.press("f")
            keys.type("It names a child")
            keys.press("Enter")
            expect(page.locator("#flag")).to_have_attribute("aria-pressed", "true")
        for place, level in enumerate(LEVELS):
            if number == 4 and place == 0:
                keys.press("1")
                keys.press("u")  # a slip, taken back
                expect(page.locator("input[name=criterion-0]:checked")).to_have_count(0)
            keys.press(level)
            if number == 5 and place == 0:
                keys.press("+")
            keys.press("Enter")
        if number < 29:
            expect(page.locator("#answer-name")).not_to_have_text(f"Answer {seen[-1]}")
    expect(page.get_by_role("heading", name="All done")).to_be_focused()
    saved(page)
    assert seen[-1] == first
    assert len(set(seen)) == 30
    expect(page.locator("#progress-words")).to_contain_text("30 of 30 done")

    with open_ledger(course) as ledger:
        standings = ledger.standings(SMALL, CELL)
    totals = {script: each.agreed.total for script, each in standings.items() if each.agreed}
    assert totals == dict.fromkeys(seen, WORTH) | {seen[5]: WORTH + 0.5}
    said = "You say what you would do on Monday."
    given = standings[seen[1]].agreed, standings[seen[2]].agreed
    assert [each and each.comments["depth"].strip() for each in given] == [said, said]
    assert [each.because for each in standings[seen[3]].flags] == ["It names a child"]
    # And formgrader shows what nbgrader itself now holds.
    with open_gradebook(course, writing=False) as book:
        scores = sorted(each.written_score for each in book.assignment_submissions(SMALL))
    assert scores == sorted(totals.values())
