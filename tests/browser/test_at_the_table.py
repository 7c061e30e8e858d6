"""Who is at the table: what is said of seats, purposes, groups and decisions."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities.seats.model import SeatsTool
from tests.activities.test_tools import TOOLS
from tests.browser.activity_hands import hands_of
from tests.browser.test_tools import choose, open_tool, work_kept
from tests.tool_files import saved

TOOL: SeatsTool = TOOLS["at-the-table"]
TALK = {"id": "talk", "text": "Talk"}
PARENT = {"id": "p", "who": "Parent", "sector": "parents", "speaks_for": "Friends"}
CHAIR = {"id": "c", "who": "Chair", "sector": "council", "speaks_for": "Council", "power": "high"}


def start_with(page: Page, work: dict[str, Any]) -> Locator:
    shown = open_tool(page, TOOL.id)
    choose(page, hands_of("mouse", page), shown, saved(TOOL, work))
    expect(shown.get_by_text("Brought in.")).to_be_focused()
    return shown


SAID: dict[str, tuple[dict[str, Any], list[str]]] = {
    "nobody for a purpose": (
        {"remit": [TALK], "seats": [{**CHAIR, "covers": ["talk"], "there": "missing"}]},
        [
            "Nobody at the table brings anything to: Talk. Chair could.",
            "No parent or carer is a member.",
            "Can make things happen and is no member: Chair.",
        ],
    ),
    "one for a purpose": (
        {"remit": [TALK], "seats": [{**PARENT, "vote": "yes", "covers": ["talk"]}]},
        ["Only Parent brings something to: Talk."],
    ),
    "a parent without a vote": (
        {"seats": [{**PARENT, "vote": "no", "power": "low", "interest": "high"}]},
        [
            "No parent is known to have a vote. A seat without a vote is usually placation.",
            "Much at stake and little power: Parent. Ask what would change that.",
        ],
    ),
    "groups": (
        {"seats": [{**PARENT, "vote": "yes", "speaks_for": ""}],
         "groups": {"fathers": "missing", "babies": "there", "young": "through"}},
        [
            "Nobody has said for whom they speak: Parent.",
            "Heard by nobody: Fathers and male carers.",
            "Only spoken for by others: Parents under 20.",
        ],
    ),
}  # fmt: skip


def test_gaps_are_named_and_nothing_else_is(page: Page) -> None:
    for what, (work, gaps) in SAID.items():
        shown = start_with(page, work)
        told = shown.locator(".pw-work h5:has-text('What is missing?') + ul > li")
        expect(told, what).to_have_text(gaps)
        page.evaluate("localStorage.clear()")


def test_real_power_is_counted_on_the_ladder(page: Page) -> None:
    # By hand: of Arnstein's eight rungs, the upper three are power.
    rungs = ["manipulation", "placation", "partnership", "control", None]
    decisions = [{"what": f"Thing {n}", "rung": rung} for n, rung in enumerate(rungs)]
    shown = start_with(page, {"seats": [CHAIR], "decisions": decisions})
    expect(shown.get_by_text("In 2 of 4 decisions, families had power")).to_have_count(1)


@pytest.mark.parametrize("count", [14, 15])
def test_a_crowded_map_has_numbers_and_the_list_begins_with_them(page: Page, count: int) -> None:
    seats = [{**CHAIR, "id": f"s{n}", "who": f"Service {n}", "tie": "weak"} for n in range(count)]
    shown = start_with(page, {"seats": seats})
    labels = shown.locator(".pw-work .pw-seat text")
    words = shown.locator(".pw-work .pw-map ~ ul li")
    expect(labels.last).to_have_text("15" if count == 15 else "Service 13")
    expect(words.last).to_have_text(
        "15. Service 14: a weak tie." if count == 15 else "Service 13: a weak tie."
    )


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_a_row_is_added_and_taken_out(page: Page, kind: str) -> None:
    hands, shown = hands_of(kind, page), open_tool(page, TOOL.id)
    hands.press(shown.get_by_role("button", name="Add an invitation"))
    expect(shown.get_by_label("Whom?")).to_be_focused()
    hands.write(shown.get_by_label("Whom?"), "Fathers")
    page.keyboard.press("Tab")
    assert work_kept(page, TOOL.id)["invitations"][0]["whom"] == "Fathers"
    hands.press(shown.get_by_role("button", name="Take out invitation 1"))
    hands.press(shown.get_by_role("button", name="Yes, take it out"))
    expect(shown.get_by_role("button", name="Add an invitation")).to_be_focused()
    assert work_kept(page, TOOL.id)["invitations"] == []
