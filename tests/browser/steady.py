"""Keep a learner's storage from page to page when the pages come from a folder.

In a context of a test's own (never in a profile, as learners have), Chromium now and then gives
a page under ``file://`` a storage in which some or all is missing, and which is whole again when
the page is loaded again: some one in twenty on a busy machine, none over ``http://``. A test is
about our pages, so the page is loaded again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Error, Page

TRIES = 10


def steady(page: Page) -> Page:
    """Have ``goto`` and ``reload`` of this page load it until it has what was kept before."""
    load_again = page.reload

    def with_what_was_kept(load: Callable[..., Any]) -> Callable[..., Any]:
        def loaded(*args: Any, **options: Any) -> Any:
            before = _kept(page)
            response = load(*args, **options)
            for _ in range(TRIES):
                # What a page sets aside as it opens, it keeps under another name.
                if not page.url.startswith("file:") or not _kept(page) < before:
                    break
                response = load_again()
            return response

        return loaded

    page.goto = with_what_was_kept(page.goto)  # type: ignore[method-assign]
    page.reload = with_what_was_kept(page.reload)  # type: ignore[method-assign]
    return page


def _kept(page: Page) -> set[str]:
    """Return the names of what the page that is open has kept; nothing where it may not ask."""
    if not page.url.startswith("file:"):
        return set()
    try:
        return set(page.evaluate("Object.keys(localStorage)"))
    except Error:
        return set()
