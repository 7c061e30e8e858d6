"""Put something into a page's storage, as if a learner had left it there on an earlier day."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page

PREFIX = "partnership:v1:"


def store(page: Page, items: Mapping[str, str]) -> None:
    """Keep ``items`` in the storage of the page that is open, and load the page again."""
    for name, text in items.items():
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [PREFIX + name, text])
    page.reload()
