"""See how far a page had been read whenever it asked for its storage (decision 0026)."""

from __future__ import annotations

from playwright.sync_api import Page

ASKED_WHILE = """
const kept = Object.getOwnPropertyDescriptor(window, "localStorage");
window.askedWhile = [];
Object.defineProperty(window, "localStorage", {
  get() {
    window.askedWhile.push(document.readyState);
    return kept.get.call(window);
  },
});
"""


def asked_while(page: Page, address: str) -> set[str]:
    """Return each ``document.readyState`` in which the page at ``address`` asked for storage."""
    page.add_init_script(ASKED_WHILE)
    page.goto(address)
    return set(page.evaluate("window.askedWhile"))
