"""Pages with one case, and a learner's steps in it by mouse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from partnership.activities.case.model import Simulation
from partnership.activities.view_source import host_script, own_style, shared_style, view_script
from partnership.site.embed import place_of
from tests.browser.activity_pages import FRAME, TOKENS

KEY = "partnership:v1:{0.page}:{0.id}"


def write_case(folder: Path, case: Simulation, theme: str = "light", **changes: Any) -> str:
    """Write a page with a case, some of its data changed, and return its address."""
    spec = {**case.spec(with_answers=True, cite=str), **changes}
    page = FRAME.format(
        theme=theme,
        tokens=TOKENS.read_text(encoding="utf-8"),
        style=shared_style() + own_style("case"),
        view=view_script("case", {}),
        activity=place_of(case.id, "case", case.page, spec, case.printed()),
        host=host_script(),
    )
    file = folder / f"{case.id}-{theme}.html"
    file.write_text(page, encoding="utf-8")
    return file.as_uri()


def opened(page: Page, address: str) -> Locator:
    page.goto(address)
    shown = page.locator("[data-activity][data-ready] .pw-case")
    shown.wait_for()
    return shown


def press(shown: Locator, name: str) -> None:
    shown.get_by_role("button", name=name, exact=True).click()


def begun(shown: Locator, role: str) -> Locator:
    press(shown, "Go on to the case")
    shown.locator(f"input[value={role}]").check()
    press(shown, "Begin")
    return shown


def decide(shown: Locator, *picks: str) -> None:
    for pick in picks:
        shown.locator(f".pw-decision input[value={pick}]").check()
    shown.locator(".pw-decision .pw-main").click()


def go_on(shown: Locator) -> None:
    shown.locator(".pw-came .pw-main").click()


def to_the_end(shown: Locator, place: int = 0) -> None:
    """Take the option at this place of every question, or the last, until the end."""
    while shown.locator(".pw-decision").count():
        for group in shown.locator(".pw-decision fieldset").all():
            options = group.locator("input")
            options.nth(min(place, options.count() - 1)).check()
        shown.locator(".pw-decision .pw-main").click()
        go_on(shown)


def kept_plays(page: Page, case: Simulation) -> list[Any]:
    text = page.evaluate("key => localStorage.getItem(key)", KEY.format(case))
    return list(json.loads(text)[case.id]["answer"]["plays"])
