"""A page from a folder asks for its storage only once it has been read (decision 0026)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.folder_storage import asked_while


@pytest.mark.parametrize("name", ["index", "panacea-or-false-dawn", "my-journal", "health-check"])
def test_a_page_from_a_folder_asks_for_its_storage_when_it_has_been_read(
    page: Page, built_book: Path, name: str
) -> None:
    asked = asked_while(page, (built_book / f"{name}.html").as_uri())
    assert asked
    assert "loading" not in asked


def test_a_served_page_asks_before_the_first_paint(page: Page, book_site: str) -> None:
    assert "loading" in asked_while(page, f"{book_site}/index.html")


def test_colours_chosen_in_a_folder_are_shown_on_its_next_page(
    page: Page, built_book: Path
) -> None:
    page.goto((built_book / "index.html").as_uri())
    page.get_by_role("button", name="Dark colours").click()
    page.goto((built_book / "my-journal.html").as_uri())
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute(
        "aria-pressed", "true"
    )
