"""Search, in the dialog of every page and on a page of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.book_pages import (
    WIDE,
    NewPage,
    activate,
    no_violations,
)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize("opened", ["http", "file"])
def test_search_finds_a_section_and_goes_there(
    new_page: NewPage, book_site: str, built_book: Path, by: str, opened: str
) -> None:
    base = book_site if opened == "http" else built_book.as_uri()
    page = new_page(**WIDE)
    page.goto(f"{base}/index.html")
    if by == "mouse":
        page.get_by_role("button", name="Search").first.click()
    else:
        page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search this course")
    field = dialog.get_by_role("searchbox", name="Search this course")
    expect(field).to_be_focused()
    page.keyboard.type("agencies")
    expect(dialog.get_by_role("status")).to_contain_text("Found in")
    if opened == "http":
        # Axe itself reads the stylesheet again, which a page opened from a folder may not.
        no_violations(page)
    result = dialog.get_by_role("link", name="agency", exact=True)
    expect(result).to_be_visible()
    activate(page, result, by)
    expect(page).to_have_url(f"{base}/glossary.html#term-agency")
    expect(page.locator("dt:target")).to_be_in_viewport()
    page.wait_for_load_state()


def test_search_says_when_it_finds_nothing(page: Page, book_site: str) -> None:
    page.goto(f"{book_site}/search.html?q=xylophone")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Nothing found for")


@pytest.mark.parametrize(
    "query",
    ["Frost", "frost", "FROST 2005", "co-operation", "co operation", "interagency", "dads"],
)
def test_search_knows_words_however_they_are_typed(page: Page, book_site: str, query: str) -> None:
    page.goto(f"{book_site}/search.html")
    page.get_by_role("main").get_by_role("searchbox").fill(query)
    page.get_by_role("main").get_by_role("button", name="Search", exact=True).last.click()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Found in")


def test_search_puts_what_explains_before_what_is_cited(page: Page, book_site: str) -> None:
    page.goto(f"{book_site}/search.html?q=sure+start")
    first = page.get_by_role("main").locator(".pw-results a").first
    expect(first).to_be_visible()
    assert "references.html" not in str(first.get_attribute("href"))


def test_search_treats_what_is_typed_as_text(page: Page, book_site: str) -> None:
    page.goto(f"{book_site}/search.html?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Nothing found")
    assert page.locator("img").count() == 0


def test_search_does_not_give_an_activity_away(page: Page, built_book: Path) -> None:
    index = (built_book / "search-index.js").read_text(encoding="utf-8")
    assert "agreed nothing with each other" not in index


@pytest.mark.allow_console("ERR_FAILED")
def test_search_says_when_its_index_is_missing(page: Page, book_site: str) -> None:
    page.route("**/search-index.js*", lambda route: route.abort())
    page.goto(f"{book_site}/search.html?q=frost")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("could not be read")
