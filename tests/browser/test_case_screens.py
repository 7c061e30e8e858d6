"""Every screen of a case: what axe finds, small screens, paper and browsers without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from partnership.activities.catalogue import find_activity
from tests.browser.activity_hands import SCREENS, fits, no_violations
from tests.browser.case_pages import begun, go_on, opened, press, to_the_end, write_case

SMALL: Any = find_activity("toy-library")
FAMILY: Any = find_activity("family-of-five")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_screen_of_the_family_is_accessible_and_fits(
    new_page: Callable[..., Page], tmp_path: Path, theme: str
) -> None:
    # Light on a wide screen, dark on the smallest one.
    screen = SCREENS["phone" if theme == "dark" else "light"]
    page = new_page(reduced_motion="reduce", **screen)
    shown = opened(page, write_case(tmp_path, FAMILY, theme))

    def look() -> None:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        no_violations(page)
        assert fits(page)

    look()
    press(shown, "Go on to the case")
    look()
    press(shown, FAMILY.reading)
    look()
    press(shown, "Back")
    press(shown, "Show it in a seminar")
    press(shown, "Show what to make of it")
    look()
    press(shown, "Back")
    shown.locator("input[value=health_visitor]").check()
    press(shown, "Begin")
    look()
    for group in shown.locator(".pw-decision fieldset").all():
        group.locator("input").first.check()
    shown.locator(".pw-decision .pw-main").click()
    look()
    go_on(shown)
    for part in ("What you know", "Ties", "How it stands", "Plan", "Path"):
        press(shown, part)
        look()
    press(shown, "Decide")
    to_the_end(shown)
    look()
    press(shown, "Debrief")
    look()


def test_without_scripts_and_on_paper_the_story_is_there(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    address = write_case(tmp_path, SMALL)
    page = new_page(java_script_enabled=False)
    page.goto(address)
    printed = page.locator(".pw-printed")
    for decision in SMALL.decisions:
        expect(printed.get_by_text(decision.scene)).to_be_visible()
        expect(printed.get_by_text(decision.options[0].text)).to_be_visible()
    page = new_page()
    shown = opened(page, address)
    page.emulate_media(media="print")
    expect(page.locator(".pw-printed").get_by_text(SMALL.decisions[0].scene)).to_be_visible()
    expect(shown).to_be_hidden()
    page.emulate_media(media="screen")
    begun(shown, "library")
    to_the_end(shown)
    press(shown, "Debrief")
    page.emulate_media(media="print")
    expect(shown.locator(".pw-record")).to_be_visible()
    expect(page.locator(".pw-printed")).to_be_hidden()
