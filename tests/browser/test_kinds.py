"""Every kind of question in a page: right and wrong, by mouse and by keyboard, heard and seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from partnership.activities.quiz.item import Item
from partnership.activities.quiz.kinds import KINDS
from partnership.activities.quiz.model import Quiz
from partnership.activities.responses import answer_to
from tests.browser.activity_pages import (
    keep,
    kept_by,
    no_violations,
    open_activity,
    write_page,
)
from tests.browser.hands import Mouse, Touch, hands_of
from tests.browser.learner import give
from tests.conftest import QuietHandler
from tests.quizzes import example, quiz_of, reasons_in


@dataclass(frozen=True)
class Site:
    """A folder of pages, and a server of it."""

    folder: Path
    http: str

    def page(self, asked: Quiz, by: str = "http", **options: Any) -> str:
        """Return the address of a page with a quiz."""
        file = write_page(self.folder, asked, **options)
        return f"{self.http}/{file.name}" if by == "http" else file.as_uri()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


def best(item: Item) -> Any:
    return item.best_answer()


def worst(item: Item) -> Any:
    return item.worst_answer()


FINGER = 40
"""Pixels; WCAG 2.2 AA asks for 24."""
every_kind = pytest.mark.parametrize("kind", sorted(KINDS))


@every_kind
@pytest.mark.parametrize("choose", [best, worst])
@pytest.mark.parametrize("way", ["mouse", "keyboard"])
@pytest.mark.parametrize("by", ["http", "file"])
def test_an_answer_earns_what_the_rules_say_and_is_explained(
    page: Page, site: Site, kind: str, choose: Callable[[Item], Any], way: str, by: str
) -> None:
    asked = quiz_of(kind)
    item = asked.items[0]
    activity, hands = open_activity(page, site.page(asked, by)), hands_of(way, page)
    give(hands, activity, item, choose(item))
    hands.press(activity.get_by_role("button", name="Check my answer"))
    told = activity.locator(".pw-told[role=status]")
    expect(told.locator(".pw-summary")).not_to_be_empty()
    for control in activity.locator("fieldset").locator("input, select, textarea, button").all():
        expect(control).to_be_disabled()
    for reason in reasons_in(example(kind)):
        expect(activity.locator(".pw-why").filter(has_text=reason).last).to_be_visible()
    hands.press(activity.get_by_role("button", name="See your results"))
    judged = item.judge(choose(item))
    kept = kept_by(page, asked)
    assert item.judge(answer_to(item, kept)) == judged
    heading = activity.locator(".pw-prompt")
    expect(heading).to_be_focused()
    if judged.out_of:
        expect(heading).to_contain_text(f"You have {judged.points} of {judged.out_of} points.")
    missed = activity.get_by_role("button", name="Practise the ones I missed")
    expect(missed).to_have_count(0 if judged.points == judged.out_of else 1)


@every_kind
def test_the_controls_are_a_group_with_the_question_for_its_name(
    page: Page, site: Site, kind: str
) -> None:
    asked = quiz_of(kind)
    activity = open_activity(page, site.page(asked))
    expect(activity.get_by_role("group", name=asked.items[0].prompt)).to_have_count(1)


@every_kind
@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_an_answer_that_is_missing_is_asked_for(
    page: Page, site: Site, kind: str, way: str
) -> None:
    activity = open_activity(page, site.page(quiz_of(kind)))
    check = activity.get_by_role("button", name="Check my answer")
    hands_of(way, page).press(check)
    expect(activity.get_by_role("alert")).not_to_be_empty()
    expect(check).to_be_visible()
    expect(activity.locator(".pw-reason")).to_have_count(0)


@every_kind
def test_a_finger_on_a_small_screen_is_enough(
    new_page: Callable[..., Page], site: Site, kind: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    asked, hands = quiz_of(kind, confidence=True), Touch()
    item, activity = asked.items[0], open_activity(page, site.page(asked))
    targets = ":is(button:enabled, label:has(input), select, textarea):visible"
    sizes = [target.bounding_box() for target in activity.locator(targets).all()]
    assert all(size and min(size["width"], size["height"]) >= FINGER for size in sizes)
    give(hands, activity, item, item.best_answer())
    if kind != "written_reason":
        hands.choose(activity.get_by_label("Very sure"))
    hands.press(activity.get_by_role("button", name="Check my answer"))
    expect(activity.locator(".pw-summary")).not_to_be_empty()
    assert item.judge(answer_to(item, kept_by(page, asked))) == item.judge(item.best_answer())


@every_kind
def test_a_reload_keeps_an_answer_that_has_not_been_checked(
    page: Page, site: Site, kind: str
) -> None:
    asked = quiz_of(kind)
    item, address = asked.items[0], site.page(asked)
    give(Mouse(), open_activity(page, address), item, item.best_answer())
    page.keyboard.press("Tab")  # What is written is kept when the learner pauses or goes on.
    activity = open_activity(page, address)
    activity.get_by_role("button", name="Check my answer").click()
    activity.get_by_role("button", name="See your results").click()
    judged = item.judge(answer_to(item, kept_by(page, asked)))
    assert judged.complete
    assert judged.points == judged.out_of


@every_kind
def test_an_answer_to_a_changed_question_is_set_aside(page: Page, site: Site, kind: str) -> None:
    asked = quiz_of(kind)
    item, address = asked.items[0], site.page(asked)
    old = {"answer": item.best_answer(), "fingerprint": "older"}
    page.goto(address)
    keep(page, asked, {item.id: old})
    activity = open_activity(page, address)
    expect(activity.get_by_text("This question has changed since you answered it")).to_be_visible()
    expect(activity.get_by_role("button", name="Check my answer")).to_be_visible()
    expect(activity.locator("input:checked")).to_have_count(0)
    give(Mouse(), activity, item, item.worst_answer())
    activity.get_by_role("button", name="Check my answer").click()
    kept = kept_by(page, asked)
    assert kept[f"{item.id}@older"].items() >= old.items()
    assert item.judge(answer_to(item, kept)) == item.judge(item.worst_answer())


@every_kind
@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_work_to_be_handed_in_is_kept_and_not_judged(
    page: Page, site: Site, kind: str, way: str
) -> None:
    asked = quiz_of(kind)
    item, hands = asked.items[0], hands_of(way, page)
    activity = open_activity(page, site.page(asked, practice=False))
    give(hands, activity, item, item.worst_answer())
    hands.press(activity.get_by_role("button", name="See your results"))
    expect(activity.locator(".pw-prompt")).to_contain_text("You have answered 1 of 1 questions.")
    expect(activity.locator(".pw-outcome")).to_have_text("Answered")
    hands.press(activity.get_by_role("button", name=item.prompt))
    shown = activity.inner_text()
    assert not any(word in shown for word in ("✓", "✗", "≈", "points", "practise", "Practise"))
    expect(activity.locator(".pw-reason")).to_have_count(0)
    give(hands, activity, item, item.best_answer())
    page.keyboard.press("Tab")
    judged = item.judge(answer_to(item, kept_by(page, asked)))
    assert judged.complete
    assert judged.points == judged.out_of


SCREENS: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("light", {}),
    "dark": ("dark", {"color_scheme": "dark"}),
    "phone": ("light", {"viewport": {"width": 320, "height": 640}}),
    "dark phone": ("dark", {"viewport": {"width": 320, "height": 640}}),
    # 200 % zoom on a laptop leaves this many pixels.
    "zoomed": ("light", {"viewport": {"width": 683, "height": 384}, "device_scale_factor": 2}),
}


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_in_any_kind_before_and_after_answering(
    new_page: Callable[..., Page], site: Site, screen: str
) -> None:
    theme, options = SCREENS[screen]
    page = new_page(**options)
    asked = quiz_of(*sorted(KINDS))
    activity = open_activity(page, site.page(asked, theme=theme))
    for item in asked.items:
        no_violations(page)
        give(Mouse(), activity, item, item.worst_answer())
        activity.locator(".pw-main").click()
        no_violations(page)
        activity.locator(".pw-main").click()
    no_violations(page)
