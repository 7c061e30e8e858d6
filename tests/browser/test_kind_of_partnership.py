"""What kind of partnership is this: several people's views, laid over each other."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from partnership.activities.placings.model import PlacingsTool
from tests.activities.test_tools import TOOLS
from tests.browser.activity_hands import hands_of
from tests.browser.tool_hands import choose, open_tool, work_kept
from tests.tool_files import saved

TOOL: PlacingsTool = TOOLS["kind-of-partnership"]


def view(who: str, kind: str) -> dict[str, Any]:
    return {"who": who, "placed": {"mackintosh1993": kind}}


def bring_in(page: Page, shown: Locator, *views: dict[str, Any]) -> None:
    choose(page, hands_of("mouse", page), shown, saved(TOOL, {"views": list(views)}))


def test_views_are_added_once_and_read_together(page: Page) -> None:
    shown = open_tool(page, TOOL.id)
    work, add = shown.locator(".pw-work"), shown.get_by_role("button", name="Add its views to mine")
    bring_in(page, shown, view("Chair", "synergy"))
    expect(work.get_by_text("Only Chair has placed it here: Synergy.")).to_be_visible()
    bring_in(page, shown, view("Chair", "synergy"), view("Health", "synergy"))
    add.click()
    expect(shown.get_by_text("Added: 1 view.")).to_be_focused()
    expect(work.get_by_text("All 2 who answered say Synergy.")).to_be_visible()
    bring_in(page, shown, view("Parent", "budget_enlargement"))
    add.click()
    expect(
        work.get_by_text("They differ: Synergy (Chair, Health); Budget enlargement (Parent).")
    ).to_be_visible()
    assert [one["who"] for one in work_kept(page, TOOL.id)["views"]] == [
        "Chair",
        "Health",
        "Parent",
    ]


def test_more_views_than_a_table_has_are_refused_and_nothing_is_lost(page: Page) -> None:
    shown = open_tool(page, TOOL.id)
    bring_in(page, shown, *(view(f"Person {n}", "synergy") for n in range(60)))
    bring_in(page, shown, view("One more", "synergy"))
    shown.get_by_role("button", name="Add its views to mine").click()
    expect(shown.get_by_role("alert").last).to_contain_text("more than 60 views")
    assert len(work_kept(page, TOOL.id)["views"]) == 60


def test_a_year_that_is_none_is_asked_for_again(page: Page) -> None:
    shown = open_tool(page, TOOL.id)
    shown.get_by_label("Year").fill("last")
    shown.get_by_role("button", name="Add it").click()
    expect(shown.get_by_text("Write the year with four figures")).to_be_visible()
    assert work_kept(page, TOOL.id) == {}
