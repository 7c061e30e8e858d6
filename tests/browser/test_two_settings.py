"""More for less: a setting is kept, another stands beside it, and the two are swapped."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.activities.test_tools import TOOLS
from tests.browser.activity_hands import hands_of
from tests.browser.tool_hands import open_tool, save, work_kept

NAME = "more-for-less"
MEETINGS = next(one for one in TOOLS[NAME].sliders if one.id == "meetings")


@pytest.mark.parametrize(("way", "kind"), [("http", "keyboard"), ("file", "mouse")])
def test_a_setting_is_kept_and_another_stands_beside_it(page: Page, way: str, kind: str) -> None:
    hands, shown = hands_of(kind, page), open_tool(page, NAME, way)
    meetings = shown.get_by_role("slider", name=MEETINGS.label)
    hands.slide(meetings, 1)
    hands.press(shown.get_by_role("button", name="Keep this setting to compare"))
    expect(shown.get_by_role("button", name="Keep the present setting instead")).to_be_focused()
    words = shown.locator(".pw-work .pw-beside")
    expect(words).to_have_text("Both settings are the same. Move a slider to see the difference.")
    hands.slide(meetings, 3)
    unit = MEETINGS.unit
    moved = f"{MEETINGS.label}: from {MEETINGS.steps[1]} {unit} to {MEETINGS.steps[3]} {unit}."
    expect(words.get_by_role("listitem").first).to_have_text(moved)
    # By hand: ten hours of people more, of which the small partner has a fifth, and at most half
    # as much again to prepare them.
    expect(words.get_by_text("Worse off now: ")).to_contain_text("Small partner (2 to 3 hours)")
    table = shown.locator(".pw-work").get_by_role("table", name="The kept setting")
    row = table.get_by_role("row").filter(has_text="Small partner")
    expect(row).to_contain_text("2 to 3 hours worse off")
    kept = work_kept(page, NAME)
    assert kept["kept"] == [{"sliders": {"meetings": MEETINGS.steps[1]}}]
    lines = save(page, shown, "Save as a table", hands).decode("utf-8-sig").splitlines()
    at = lines.index('"The kept setting beside the present one, in hours a month"')
    assert "Small partner,-1.5,-1,-4.5,-3,-3,-2" in lines[at:]

    hands.press(shown.get_by_role("button", name="Swap the two"))
    expect(shown.get_by_role("button", name="Swap the two")).to_be_focused()
    expect(meetings).to_have_value("1")
    expect(words.get_by_text("Better off now: ")).to_contain_text("Small partner (2 to 3 hours)")
    assert work_kept(page, NAME)["kept"] == [{"sliders": {"meetings": MEETINGS.steps[3]}}]
    hands.press(shown.get_by_role("button", name="Stop comparing"))
    expect(shown.get_by_role("button", name="Keep this setting to compare")).to_be_focused()
    expect(words).to_have_count(0)
    assert work_kept(page, NAME)["kept"] == []
