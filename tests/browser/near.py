"""Come near every activity of a page, as a reader does who scrolls through it."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def come_near_all(page: Page) -> None:
    """Bring each large activity onto the screen and wait until every activity works."""
    # Ready or not: one that becomes so between being found and being gone to must still be there.
    for place in page.locator("[data-from]").all():
        place.scroll_into_view_if_needed()
    expect(page.locator("[data-activity]:not([data-ready])")).to_have_count(0)
