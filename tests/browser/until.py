"""Wait until something is true in a page, by asking from outside.

Playwright's own ``wait_for_function`` asks from within, by ``eval``, which the pages' policy
refuses unless the answer is yes at once.
"""

from __future__ import annotations

import time

from playwright.sync_api import Page

PATIENCE = 20
"""Seconds."""
PAUSE = 50
"""Milliseconds between two questions."""


def until(page: Page, condition: str) -> None:
    """Wait until the JavaScript expression is true in the page.

    Raises:
        AssertionError: it is not, in 20 seconds.
    """
    end = time.monotonic() + PATIENCE
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"still not true after {PATIENCE} s: {condition}"
        page.wait_for_timeout(PAUSE)
