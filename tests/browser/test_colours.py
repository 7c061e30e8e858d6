"""Light and dark: what the device says, what a reader chose, and where that is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.book_pages import (
    CHAPTER,
    NewPage,
    activate,
    background,
    brightness,
)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_dark_colours_are_kept_and_then_given_back(
    new_page: NewPage, book_site: str, by: str
) -> None:
    page = new_page(color_scheme="light")
    page.goto(f"{book_site}/index.html")
    switch = page.get_by_role("button", name="Dark colours")
    expect(switch).to_have_attribute("aria-pressed", "false")
    light = background(page)
    activate(page, switch, by)
    expect(switch).to_have_attribute("aria-pressed", "true")
    dark = background(page)
    assert brightness(dark) < 60 < 200 < brightness(light)
    page.goto(f"{book_site}/{CHAPTER}.html")
    assert background(page) == dark
    activate(page, page.get_by_role("button", name="Dark colours"), by)
    assert background(page) == light
    # What the device prefers is followed again.
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_kept_choice_is_shown_from_the_first_paint(new_page: NewPage, book_site: str) -> None:
    page = new_page(color_scheme="light")
    page.add_init_script("localStorage.setItem('partnership:theme', 'dark')")
    page.route("**/site.js?*", lambda route: route.fulfill(body=""))
    page.goto(f"{book_site}/index.html")
    assert brightness(background(page)) < 60


def test_blocked_storage_is_no_obstacle(new_page: NewPage, book_site: str) -> None:
    page = new_page(color_scheme="light")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})"
    )
    page.goto(f"{book_site}/index.html")
    page.get_by_role("button", name="Dark colours").click()
    assert brightness(background(page)) < 60
