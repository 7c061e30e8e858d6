"""What tests of the marking desk do again and again."""

from __future__ import annotations

import getpass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.desk_server import DeskServer

CELL = "acted-on"
LEVELS = ("4", "3", "5", "2", "4")
WORTH = 6.0 + 2.5 + 4.0 + 2.0 + 3.0
"""What these levels earn: 6 of 10, and 2.5, 4, 2 and 3 of 5 each."""
LEADER = getpass.getuser()
MARKERS = f"""\
people:
  - {{who: {LEADER}, roles: [leader, moderator]}}
  - {{who: ann, roles: [marker]}}
  - {{who: bob, roles: [marker, second]}}
"""


def opened(page: Page, server: DeskServer, part: str = "") -> Page:
    """Open the desk, at an answer if one is named: ``assignment/cell/role/script``."""
    page.goto(server.address)
    if part:
        page.goto("about:blank")
        page.goto(f"{server.origin}/marking/#{part}")
    expect(page.locator("#work")).to_be_visible()
    return page


def script_on(page: Page) -> str:
    """Return the candidate code of the open answer."""
    return page.locator("#answer-name").inner_text().removeprefix("Answer ")


def mark_by_keys(page: Page, levels: tuple[str, ...] = LEVELS) -> None:
    """Mark every criterion of the open answer; the last Enter goes on."""
    for level in levels:
        page.keyboard.press(level)
        page.keyboard.press("Enter")


def saved(page: Page) -> None:
    """Wait until the server has kept everything."""
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")


def no_violations(page: Page) -> None:
    """Check that axe finds nothing and that the page does not scroll sideways."""
    # A colour that is still on its way to another can be too pale for a moment.
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    found = Axe().run(page).response["violations"]
    faults = [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in found]
    assert not faults, faults
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
