"""The terms quiz in the built page: all right, all wrong, by mouse, by keyboard, from a folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from partnership.activities.catalogue import find_quiz
from partnership.activities.quiz.item import Item
from tests.browser.learner import Hands, Keyboard, Mouse, give

QUIZ = find_quiz("terms")
KEY = "partnership:v1:what-partnership-means:terms"


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, built_book: Path, book_site: str) -> str:
    page = "what-partnership-means.html"
    return f"{book_site}/{page}" if request.param == "http" else (built_book / page).as_uri()


def open_quiz(page: Page, address: str) -> Locator:
    page.goto(address)
    quiz = page.locator("[data-activity=terms][data-ready] .pw-activity")
    quiz.wait_for()
    return quiz


def hands_of(kind: str, page: Page) -> Hands:
    return Mouse() if kind == "mouse" else Keyboard(page)


def go_on(hands: Hands, quiz: Locator) -> None:
    hands.press(quiz.locator(".pw-main"))


def best(item: Item) -> object:
    return item.best_answer()


def worst(item: Item) -> object:
    return item.worst_answer()


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
@pytest.mark.parametrize("choose", [best, worst])
def test_a_whole_run_earns_what_the_rules_say(
    page: Page, address: str, kind: str, choose: Callable[[Item], object]
) -> None:
    quiz = open_quiz(page, address)
    hands = hands_of(kind, page)
    for number, item in enumerate(QUIZ.items, start=1):
        expect(quiz.locator(".pw-progress")).to_contain_text(f"Question {number} of")
        expect(quiz.locator(".pw-prompt")).to_have_text(item.prompt)
        give(hands, quiz, item, choose(item))
        go_on(hands, quiz)
        told = quiz.locator(".pw-told[role=status]")
        expect(told.locator(".pw-summary")).not_to_be_empty()
        points = item.judge(choose(item))
        if points.points < points.out_of:
            expect(told.locator(".pw-reason").first).to_be_visible()
        go_on(hands, quiz)
    score = QUIZ.score(
        {i.id: {"answer": choose(i), "fingerprint": i.fingerprint} for i in QUIZ.items}
    )
    expect(quiz.locator(".pw-prompt")).to_contain_text(
        f"You have {score.points} of {score.out_of} points."
    )
    expect(quiz.locator(".pw-prompt")).to_be_focused()
    missed = quiz.get_by_role("button", name="Practise the ones I missed")
    expect(missed).to_have_count(0 if choose is best else 1)


def test_every_option_gives_its_reason(page: Page, address: str) -> None:
    quiz = open_quiz(page, address)
    item = QUIZ.items[0]
    give(Mouse(), quiz, item, item.worst_answer())
    go_on(Mouse(), quiz)
    for option in item.options:  # type: ignore[attr-defined] # the first is a choice
        expect(quiz.get_by_text(option.reason)).to_be_visible()
    expect(quiz.get_by_text("Source: Audit Commission (2005)")).to_be_visible()


def test_a_reload_keeps_the_answers_and_the_place(page: Page, address: str) -> None:
    quiz = open_quiz(page, address)
    for item in QUIZ.items[:2]:
        give(Mouse(), quiz, item, item.best_answer())
        go_on(Mouse(), quiz)
        go_on(Mouse(), quiz)
    third = QUIZ.items[2]
    give(Mouse(), quiz, third, third.best_answer())
    quiz = open_quiz(page, address)
    expect(quiz.locator(".pw-progress")).to_contain_text("Question 3 of")
    checked = quiz.locator("input:checked")
    expect(checked).not_to_have_count(0)
    expect(quiz.locator(".pw-main")).to_have_text("Check my answer")


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_answers_can_be_cleared_after_a_question(page: Page, address: str, kind: str) -> None:
    quiz = open_quiz(page, address)
    hands = hands_of(kind, page)
    give(hands, quiz, QUIZ.items[0], QUIZ.items[0].best_answer())
    go_on(hands, quiz)
    hands.press(quiz.get_by_role("button", name="Clear my answers"))
    expect(quiz.get_by_role("button", name="No, keep them")).to_be_focused()
    hands.press(quiz.get_by_role("button", name="No, keep them"))
    expect(quiz.get_by_role("button", name="Clear my answers")).to_be_focused()
    assert page.evaluate(f"localStorage.getItem('{KEY}')")
    hands.press(quiz.get_by_role("button", name="Clear my answers"))
    hands.press(quiz.get_by_role("button", name="Yes, clear them"))
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    expect(quiz.locator("input:checked")).to_have_count(0)


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_an_unfinished_answer_says_what_is_missing(page: Page, address: str, kind: str) -> None:
    quiz = open_quiz(page, address)
    go_on(hands_of(kind, page), quiz)
    expect(quiz.get_by_role("alert")).to_have_text("Choose an answer first.")
    expect(quiz.locator(".pw-progress")).to_contain_text("Question 1 of")


def test_the_ones_missed_can_be_practised_alone(page: Page, address: str) -> None:
    responses = {
        item.id: {
            "answer": item.worst_answer() if place == 4 else item.best_answer(),
            "fingerprint": item.fingerprint,
        }
        for place, item in enumerate(QUIZ.items)
    }
    start_with(page, address, json.dumps(responses))
    quiz = open_quiz(page, address)
    link = quiz.get_by_role("link", name="Read again")
    expect(link).to_have_count(1)
    section = str(link.get_attribute("href")).partition("#")[2]
    expect(page.locator(f"[id='{section}']")).to_have_count(1)
    quiz.get_by_role("button", name="Practise the ones I missed").click()
    expect(quiz.locator(".pw-prompt")).to_have_text(QUIZ.items[4].prompt)
    expect(quiz.locator("input:checked")).to_have_count(0)


def start_with(page: Page, address: str, saved: str) -> None:
    """Open the page once and leave something in its storage."""
    page.goto(address)
    page.evaluate("([key, saved]) => localStorage.setItem(key, saved)", [KEY, saved])


def test_an_answer_to_a_changed_question_is_set_aside(page: Page, address: str) -> None:
    item = QUIZ.items[0]
    start_with(page, address, json.dumps({item.id: {"answer": "rooms", "fingerprint": "older"}}))
    quiz = open_quiz(page, address)
    expect(quiz.get_by_text("This question has changed since you answered it")).to_be_visible()
    expect(quiz.locator("input:checked")).to_have_count(0)
    give(Mouse(), quiz, item, item.best_answer())
    kept = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))
    assert kept[f"{item.id}@older"]["answer"] == "rooms"


@pytest.mark.parametrize("saved", ["{oh dear", "[1, 2]", "null", '"text"', '{"a": 1}'])
def test_saved_answers_that_cannot_be_read_are_set_aside(
    page: Page, address: str, saved: str
) -> None:
    start_with(page, address, saved)
    quiz = open_quiz(page, address)
    expect(quiz.get_by_text("could not be read. It has been set aside")).to_be_visible()
    assert page.evaluate(f"localStorage.getItem('{KEY}:unreadable')") == saved


def test_without_storage_the_quiz_works_and_says_so(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})"
    )
    quiz = open_quiz(page, address)
    expect(quiz.get_by_text("This browser will not keep your answers")).to_be_visible()
    give(Mouse(), quiz, QUIZ.items[0], QUIZ.items[0].best_answer())
    go_on(Mouse(), quiz)
    expect(quiz.get_by_text("That is right.")).to_be_visible()


def test_full_storage_is_said_and_the_quiz_goes_on(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    )
    quiz = open_quiz(page, address)
    give(Mouse(), quiz, QUIZ.items[0], QUIZ.items[0].best_answer())
    expect(quiz.get_by_text("This browser will not keep your answers")).to_be_visible()
    go_on(Mouse(), quiz)
    expect(quiz.get_by_text("That is right.")).to_be_visible()


def test_an_answer_in_one_tab_shows_in_the_other(page: Page, book_site: str) -> None:
    address = f"{book_site}/what-partnership-means.html"
    first = open_quiz(page, address)
    second = open_quiz(page.context.new_page(), address)
    give(Mouse(), first, QUIZ.items[0], QUIZ.items[0].best_answer())
    go_on(Mouse(), first)
    expect(second.get_by_text("That is right.")).to_be_visible()


def test_feedback_is_there_in_the_same_moment_as_the_click(page: Page, address: str) -> None:
    """Nothing is waited for. How long it takes is measured in benchmarks/activity_page.py."""
    quiz = open_quiz(page, address)
    give(Mouse(), quiz, QUIZ.items[0], QUIZ.items[0].best_answer())
    height = quiz.evaluate(
        """(quiz) => {
          quiz.querySelector('.pw-main').click();
          return quiz.querySelector('.pw-summary')?.getBoundingClientRect().height;
        }"""
    )
    assert height > 0


SCREENS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}},
}


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_before_and_after_answering(
    new_page: Callable[..., Page], book_site: str, screen: str
) -> None:
    page = new_page(**SCREENS[screen])
    quiz = open_quiz(page, f"{book_site}/what-partnership-means.html")
    for item in QUIZ.items[:2]:
        no_violations(page)
        give(Mouse(), quiz, item, item.worst_answer())
        go_on(Mouse(), quiz)
        no_violations(page)
        go_on(Mouse(), quiz)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def no_violations(page: Page) -> None:
    found = Axe().run(page, context="[data-activity]").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_what_a_screen_reader_is_told(page: Page, book_site: str) -> None:
    quiz = open_quiz(page, f"{book_site}/what-partnership-means.html")
    item = QUIZ.items[0]
    give(Mouse(), quiz, item, "purchase")
    go_on(Mouse(), quiz)
    told = quiz.get_by_role("status").filter(has_text="That is not the answer.")
    expect(told).to_contain_text("There are two independent bodies and an agreement")
    expect(told).to_contain_text("A library, a charity and a nursery")
    expect(told).to_contain_text("All four tests are met")


def test_without_javascript_the_questions_and_folded_answers_can_be_read(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address)
    place = page.locator("[data-activity=terms]")
    for item in QUIZ.items:
        expect(place.get_by_text(item.prompt)).to_be_visible()
    reason = place.get_by_text("All four tests are met")
    expect(reason).not_to_be_visible()
    place.locator("summary").first.click()
    expect(reason).to_be_visible()


def test_in_print_every_question_and_answer_is_there(page: Page, book_site: str) -> None:
    quiz = open_quiz(page, f"{book_site}/what-partnership-means.html")
    page.emulate_media(media="print")
    printed = page.locator("[data-activity=terms] .pw-printed")
    expect(printed.get_by_text(QUIZ.items[-1].prompt)).to_be_visible()
    expect(printed.get_by_text("All four tests are met")).to_be_visible()
    expect(quiz).not_to_be_visible()
