"""The data of a large activity is asked for when a reader comes near it, and not before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from partnership.activities.catalogue import find_activity

CASE: Any = find_activity("family-of-five")
SCRIPT = "**/data-family-of-five.js*"


@pytest.fixture(params=["http", "file"])
def chapter(request: pytest.FixtureRequest, built_book: Path, book_site: str) -> str:
    base = book_site if request.param == "http" else built_book.as_uri()
    return f"{base}/{CASE.page}.html"


def test_a_reader_who_stays_away_never_fetches_it(page: Page, book_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{book_site}/{CASE.page}.html", wait_until="networkidle")
    place = page.locator(f"[data-activity={CASE.id}]")
    expect(place).to_contain_text("It is being loaded")
    assert not [url for url in asked if "data-family" in url]


def test_it_is_there_for_a_reader_who_scrolls_to_it(page: Page, chapter: str) -> None:
    page.goto(chapter)
    place = page.locator(f"[data-activity={CASE.id}]")
    place.scroll_into_view_if_needed()
    expect(place.get_by_role("button", name="Go on to the case")).to_be_visible()
    expect(place.get_by_text("It is being loaded")).to_have_count(0)


def test_it_is_there_for_a_reader_who_goes_by_the_tab_key(page: Page, chapter: str) -> None:
    page.goto(chapter)
    place = page.locator(f"[data-activity={CASE.id}]")
    before = page.locator(f"xpath=//*[@data-activity='{CASE.id}']/preceding::a[@href]").last
    before.focus()
    expect(place.get_by_role("button", name="Go on to the case")).to_be_attached()
    page.keyboard.press("Tab")
    assert place.evaluate("place => place.contains(document.activeElement)")


@pytest.mark.allow_console("Failed to load resource")
def test_without_its_data_the_version_for_reading_is_shown(
    new_page: Callable[..., Page], book_site: str
) -> None:
    page = new_page()
    page.route(SCRIPT, lambda route: route.fulfill(status=404))
    page.goto(f"{book_site}/{CASE.page}.html#activity-{CASE.id}")
    place = page.locator(f"[data-activity={CASE.id}]")
    expect(place.locator(".pw-printed")).to_be_visible()
    expect(place.get_by_text("It is being loaded")).to_have_count(0)
