"""What an activity of any type does with what is kept: none, too much, broken, old or hostile."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities.catalogue import Activity, parts_of, shown_on_pages
from tests.browser.until import until
from tests.browser.walking import Learner, learner_at
from tests.browser.walks import WALKS

FIRST: dict[str, Activity] = {
    kind.view: one for kind, one in reversed(list(shown_on_pages())) if kind.view != "journal"
}
"""One activity of each type; what the journal does is in ``journal/``."""
every_type = pytest.mark.parametrize("view", FIRST)
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
NOT_KEPT = "This browser will not keep your answers"


def key_of(activity: Activity) -> str:
    return f"partnership:v1:{activity.page}:{activity.id}"


def open_activity(page: Page, site: str, activity: Activity) -> Locator:
    page.goto(f"{site}/{activity.page}.html#activity-{activity.id}")
    shown = page.locator(f"[data-activity='{activity.id}'][data-ready] .pw-activity")
    shown.first.wait_for()
    return shown


def start_with(page: Page, site: str, activity: Activity, saved: str) -> Locator:
    """Leave something where the activity keeps its answers, and open its page."""
    page.goto(f"{site}/references.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key_of(activity), saved])
    return open_activity(page, site, activity)


def begin(learner: Learner, view: str, shown: Locator) -> None:
    WALKS[view].begin(learner, FIRST[view], shown)
    assert learner.page.locator("[data-failed]").count() == 0


@pytest.fixture
def new_learner(new_page: Callable[..., Page]) -> Callable[..., Learner]:
    def make(script: str = "") -> Learner:
        page = new_page(reduced_motion="reduce")
        page.add_init_script(script)
        page.clock.install()
        return learner_at(page, "all right")

    return make


@every_type
@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_room_an_activity_works_and_says_that_nothing_is_kept(
    new_learner: Callable[..., Learner], book_site: str, view: str, script: str
) -> None:
    learner = new_learner(script)
    shown = open_activity(learner.page, book_site, FIRST[view])
    begin(learner, view, shown)
    expect(shown.first.get_by_text(NOT_KEPT)).to_be_visible()


# The other tab of a quiz stays at its question; ``test_quiz.py`` says what shows there.
@pytest.mark.parametrize("view", [view for view in FIRST if view != "quiz"])
def test_what_is_done_in_one_tab_shows_in_the_other(
    new_learner: Callable[..., Learner], book_site: str, view: str
) -> None:
    other, activity = new_learner(), FIRST[view]
    there = open_activity(other.page, book_site, activity)
    one = learner_at(other.page.context.new_page(), other.run)
    WALKS[view].do(one, activity, open_activity(one.page, book_site, activity))
    # The tabs are two processes: what one stores reaches the other a moment later.
    stored = one.page.evaluate("key => localStorage.getItem(key)", key_of(activity))
    until(other.page, f"localStorage.getItem({key_of(activity)!r}) === {json.dumps(stored)}")
    other.pauses()
    WALKS[view].was_kept(other, activity, there)


@every_type
@pytest.mark.parametrize("saved", ["{oh dear", "[1, 2]", '{"a": 1}'])
def test_what_cannot_be_read_is_set_aside_and_one_starts_afresh(
    new_learner: Callable[..., Learner], book_site: str, view: str, saved: str
) -> None:
    learner, activity = new_learner(), FIRST[view]
    shown = start_with(learner.page, book_site, activity, saved)
    expect(shown.first.get_by_text("It has been set aside, and you start afresh")).to_be_visible()
    begin(learner, view, shown)
    aside = f"localStorage.getItem('{key_of(activity)}:unreadable')"
    assert learner.page.evaluate(aside) == saved
    assert learner.kept(activity)


@every_type
def test_answers_to_what_has_changed_are_set_aside_with_a_message(
    new_learner: Callable[..., Learner], book_site: str, view: str
) -> None:
    learner, activity = new_learner(), FIRST[view]
    old = {part.id: {"answer": "Old.", "fingerprint": "older"} for part in parts_of(activity)}
    shown = start_with(learner.page, book_site, activity, json.dumps(old))
    expect(shown.first.get_by_text("has changed since you").first).to_be_visible()
    begin(learner, view, shown)
    found = learner.kept(activity)
    changed = [name for name in old if found[name]["fingerprint"] != "older"]
    assert changed
    for name in changed:
        assert found[f"{name}@older"].items() >= old[name].items(), name
    assert all(found[name] == old[name] for name in old if name not in changed)


def nonsense() -> Iterator[Any]:
    deep: Any = "deep"
    for _ in range(500):
        deep = [deep]
    yield from (deep, None, True, -1, 1e300, [], {"__proto__": {"polluted": 1}}, "constructor")
    yield "<img src=x onerror='globalThis.hacked = true'>"
    yield {"weights": 7, "ratings": {"constructor": "x"}}


@every_type
def test_hostile_answers_break_nothing_and_run_nothing(
    new_learner: Callable[..., Learner], book_site: str, view: str
) -> None:
    learner, activity = new_learner(), FIRST[view]
    for answer in nonsense():
        kept = {
            part.id: {"answer": answer, "fingerprint": part.fingerprint, "confidence": answer,
                      "review": answer, "again": answer}
            for part in parts_of(activity)
        }  # fmt: skip
        shown = start_with(learner.page, book_site, activity, json.dumps(kept))
        expect(shown.first.get_by_role("heading").first).to_be_visible()
        assert learner.page.locator("[data-failed]").count() == 0
        assert learner.page.evaluate("[globalThis.hacked, ({}).polluted]") == [None, None]
    asked = re.compile("Clear my answers|Delete my work here")
    shown.first.get_by_role("button", name=asked).click()
    shown.first.get_by_role("button", name=re.compile("^Yes, (clear them|delete it)")).click()
    begin(learner, view, shown)
