"""Hands that write over what is there and move sliders, and what to look at afterwards."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser import hands

SCREENS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}},
    "zoomed": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
}


class Mouse(hands.Mouse):
    """Click on things, as they are seen."""

    def write(self, box: Locator, text: str) -> None:
        box.click()
        box.fill(text)

    def slide(self, slider: Locator, value: int) -> None:
        low, high = (int(str(slider.get_attribute(name))) for name in ("min", "max"))
        box = slider.bounding_box()
        assert box
        # The middle of the thumb stops half its width before the ends.
        thumb = 16
        along = thumb / 2 + (box["width"] - thumb) * (value - low) / (high - low)
        slider.click(position={"x": along, "y": box["height"] / 2})
        expect(slider).to_have_value(str(value))


class Keyboard(hands.Keyboard):
    """Reach things with Tab, and use them with keys."""

    def write(self, box: Locator, text: str) -> None:
        self._reach(box)
        self.page.keyboard.press("Control+a")
        if text:
            self.page.keyboard.insert_text(text)
        else:
            self.page.keyboard.press("Delete")

    def slide(self, slider: Locator, value: int) -> None:
        self._reach(slider)
        self.page.keyboard.press("Home")
        for _ in range(value - int(str(slider.get_attribute("min")))):
            self.page.keyboard.press("ArrowRight")
        expect(slider).to_have_value(str(value))


AnyHands = Mouse | Keyboard


def hands_of(kind: str, page: Page) -> AnyHands:
    """Return the hands of a learner with a mouse, or with a keyboard only."""
    return Mouse() if kind == "mouse" else Keyboard(page)


def no_violations(page: Page) -> None:
    """Fail if axe finds anything in the page's activities."""
    found = Axe().run(page, context="[data-activity]").response["violations"]
    faults = [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in found]
    assert not faults, faults


def fits(page: Page) -> bool:
    """Whether nothing makes the page scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def kept(page: Page, name: str) -> dict[str, Any]:
    """Return what the browser keeps of an activity: ``<page>:<activity>``."""
    found: dict[str, Any] = page.evaluate(
        "name => JSON.parse(localStorage.getItem(`partnership:v1:${name}`) ?? '{}')", name
    )
    return found
