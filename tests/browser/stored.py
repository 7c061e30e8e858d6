"""Put something into a page's storage, as if a learner had left it there on an earlier day."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page

PREFIX = "partnership:v1:"
TRIES = 5


def store(page: Page, items: Mapping[str, str]) -> None:
    """Keep ``items`` in the storage of the page that is open, and load the page again.

    A page from a folder may be shown by another process each time, and on a busy machine
    Chromium tells it late of what the one before has stored.
    """
    script = "([key, text]) => localStorage.setItem(key, text)"
    for _ in range(TRIES):
        for name, text in items.items():
            page.evaluate(script, [PREFIX + name, text])
        page.wait_for_timeout(200)
        page.reload()
        if all(page.evaluate("key => localStorage.getItem(key)", PREFIX + name) for name in items):
            return
    raise AssertionError(f"the page does not keep {', '.join(items)}")
