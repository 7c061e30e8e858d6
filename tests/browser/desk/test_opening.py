"""What the desk shows as a question opens, in a real browser."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.autograder.marking_course import rubric_of
from tests.browser.desk_hands import opened
from tests.browser.until import PATIENCE, PAUSE
from tests.browser.watch import Watch
from tests.desk_course import ANSWERED, NOT_IN, make_course_in_part
from tests.desk_server import DeskServer, desk_server, event

PLACE = f"{ANSWERED}/definition/marker"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    course = make_course_in_part(tmp_path_factory.mktemp("opening") / "course")
    with desk_server(course.folder, tmp_path_factory.mktemp("home")) as server:
        yield server


def open_third(page: Page, desk: DeskServer) -> str:
    """Open an answer that is not the first, and return its code."""
    script = str(desk.get(f"sheet/{PLACE}")["rows"][2]["script"])
    opened(page, desk, f"{PLACE}/{script}")
    expect(page.locator("#answer-name")).to_have_text(f"Answer {script}")
    return script


def arrived(page: Page, waiting: list[Route], count: int) -> None:
    """Wait until that many requests are held up."""
    end = time.monotonic() + PATIENCE
    while len(waiting) < count:
        assert time.monotonic() < end, f"{len(waiting)} of {count} requests came"
        page.wait_for_timeout(PAUSE)


def test_it_opens_where_there_are_answers_and_enter_asks_for_nothing_where_there_are_none(
    page: Page, desk: DeskServer
) -> None:
    opened(page, desk)
    question, said = page.get_by_role("combobox", name="Question"), page.locator("#said")
    expect(question.locator("option:checked")).to_have_text("What partnership means: definition")
    question.select_option("How we got here: slip")
    expect(page.locator("#empty")).to_contain_text("Nobody has handed in an answer")
    expect(page.locator("#work")).to_be_hidden()
    page.locator("body").click(position={"x": 1, "y": 1})
    criteria = len(desk.get(f"sheet/{NOT_IN}/slip/marker")["piece"]["criteria"])
    for _ in range(criteria + 1):
        page.keyboard.press("Enter")
    expect(said).to_be_empty()
    expect(page.locator("#empty")).to_be_visible()


def test_another_order_keeps_the_answer_that_is_open(page: Page, desk: DeskServer) -> None:
    script = open_third(page, desk)
    with page.expect_response("**/api/answer/**"):
        page.get_by_label("Order").select_option("alike")
    expect(page.locator("fieldset.criterion input").first).to_be_focused()
    expect(page.locator("#answer-name")).to_have_text(f"Answer {script}")


def test_an_order_chosen_while_the_answer_is_on_its_way_keeps_it(
    page: Page, desk: DeskServer
) -> None:
    script = open_third(page, desk)
    waiting: list[Route] = []
    page.route("**/marking/api/answer/**", lambda route: waiting.append(route), times=2)
    order = page.get_by_label("Order")
    order.select_option("alike")
    arrived(page, waiting, 1)
    order.select_option("own")
    arrived(page, waiting, 2)
    for each in waiting:
        each.continue_()
    expect(page.locator("fieldset.criterion input").first).to_be_focused()
    expect(page.locator("#answer-name")).to_have_text(f"Answer {script}")


def test_a_question_that_comes_late_does_not_take_the_place_of_the_one_chosen_after(
    page: Page, desk: DeskServer
) -> None:
    opened(page, desk)
    waiting: list[Route] = []
    page.route(
        f"**/marking/api/sheet/{ANSWERED}/together/**", lambda route: waiting.append(route), times=1
    )
    question = page.get_by_role("combobox", name="Question")
    question.select_option("What partnership means: together")
    arrived(page, waiting, 1)
    question.select_option("How we got here: slip")
    expect(page.locator("#empty")).to_contain_text("Nobody has handed in an answer")
    with page.expect_response(f"**/marking/api/sheet/{ANSWERED}/together/**"):
        waiting[0].continue_()
    expect(page.locator("#empty")).to_be_visible()
    expect(page.locator("#work")).to_be_hidden()


def test_an_answer_that_came_only_the_second_time_can_be_shown_anew(
    page: Page, desk: DeskServer, watch: Watch
) -> None:
    watch.allowed_console = ("ERR_FAILED",)
    script = str(desk.get(f"sheet/{PLACE}")["rows"][1]["script"])
    page.route(f"**/marking/api/answer/{PLACE}/{script}", lambda route: route.abort(), times=1)
    opened(page, desk, f"{PLACE}/{script}")
    expect(page.locator("#total")).to_have_text("0 of 10")
    marks = {each.id: each.most for each in rubric_of(ANSWERED).piece("definition").criteria}
    given = {"marks": marks, "comments": {}, "comment": ""}
    said = desk.post("save", {"events": [event(ANSWERED, "definition", script, given=given)]})
    assert not said["refused"]
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.get_by_role("button", name=f"Show {script} as it is now").click()
    expect(page.locator("#total")).to_have_text("10 of 10")
