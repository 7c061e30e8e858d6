"""The pages of the book, the screens they are read on, and how a reader gets to a control."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from partnership.paths import checkout
from partnership.site.toc import pages

ROOT = checkout()
PAGES = [*(name.removesuffix(".md") for name in pages(ROOT / "_toc.yml", ROOT / "book")), "search"]
CHAPTER = "what-partnership-means"
WIDE = {"viewport": {"width": 1366, "height": 900}}
PHONE = {"viewport": {"width": 320, "height": 640}}
SCREENS: dict[str, dict[str, Any]] = {
    "light": {**WIDE, "color_scheme": "light"},
    "dark": {**WIDE, "color_scheme": "dark"},
    "phone": {**PHONE, "color_scheme": "light"},
    "dark phone": {**PHONE, "color_scheme": "dark"},
    # 200 % zoom on a laptop leaves this many pixels.
    "zoomed": {"viewport": {"width": 683, "height": 384}},
}
NewPage = Callable[..., Page]


def no_violations(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found] == []


def fits(page: Page) -> bool:
    """Whether nothing makes the page scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def activate(page: Page, control: Locator, by: str) -> None:
    if by == "mouse":
        control.click()
    else:
        reach(page, control)
        page.keyboard.press("Enter")


def reach(page: Page, control: Locator) -> None:
    """Press Tab until ``control`` has the focus."""
    for _ in range(60):
        if control.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reaches {control}")


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def brightness(colour: str) -> float:
    parts = [float(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    return sum(parts) / 3
