"""The journal as a portfolio: put in order, judged, put under standards."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.portfolio.locked import lock
from tests.browser.activity_hands import SCREENS, fits, hands_of, no_violations
from tests.browser.journal_hands import (
    NAMED,
    PROMPT,
    choose_file,
    everything,
    open_journal,
    saved,
    start_with,
    summary,
    written,
)
from tests.journals import journal

OWN = "my-journal:my-journal"
DAY = 86_400_000


def headings(shown: Locator) -> list[str]:
    return [text.strip() for text in shown.locator(".pw-chapters h4").all_inner_texts()]


def test_work_is_judged_and_put_under_standards_of_ones_own(
    page: Page, address: str, kind: str
) -> None:
    shown = start_with(page, address, written("Mine.", at=DAY))
    hands = hands_of(kind, page)
    hands.press(shown.get_by_text("Standards to work to"))
    hands.write(shown.get_by_label("Your standards, one on each line"), "Team: work with others")
    hands.press(shown.locator(f"summary[aria-label='Look back at this: {PROMPT.title}']"))
    depth = shown.get_by_label("How deep does it go, for Kember")
    expect(depth).to_have_accessible_description(re.compile("Habitual action: .+Reflection: Ideas"))
    hands.select(depth, "reflection")
    expect(depth).to_have_accessible_description("Ideas are tied to your own experience.")
    expect(shown.get_by_text("Ideas are tied to your own experience.")).to_be_visible()
    hands.tick(shown.get_by_role("checkbox", name="Team: work with others"))
    expect(summary(shown)).to_have_text("Your note is kept.")
    kept = everything(page)[OWN]
    assert kept[f"depth.kember.{PROMPT.id}"]["answer"] == "reflection"
    assert kept[f"shows.{PROMPT.id}"]["answer"] == ["Team: work with others"]

    hands.select(shown.get_by_label("Show your work by"), "standard")
    assert headings(shown) == ["Team: work with others"]
    hands.select(shown.get_by_label("Show your work by"), "date")
    assert headings(shown) == ["2 January 1970"]
    text = saved(
        page, lambda: hands.press(shown.get_by_role("button", name="Save to edit"))
    ).decode()
    assert "- My own judgement (Kember et al. 2008): reflection." in text
    assert "- Shows: Team: work with others." in text


def test_a_list_of_the_course_is_chosen_and_work_put_under_it(
    page: Page, address: str, kind: str
) -> None:
    shown = start_with(page, address, written("Mine.", at=DAY))
    hands = hands_of(kind, page)
    look = shown.locator(f"summary[aria-label='Look back at this: {PROMPT.title}']")
    hands.press(look)
    expect(shown.get_by_role("checkbox", name="Working in partnership")).to_have_count(0)
    hands.press(look)
    hands.press(shown.get_by_text("Standards to work to"))
    hands.tick(shown.get_by_role("checkbox", name="NPQ in Early Years Leadership, 2021"))
    hands.press(look)
    group = shown.get_by_role("group", name="What does it show? NPQ in Early Years Leadership")
    one = group.get_by_role("checkbox", name="Working in partnership")
    expect(group.get_by_text("The outcomes of this chapter help towards it.")).not_to_have_count(0)
    hands.tick(one)
    expect(summary(shown)).to_have_text("Your note is kept.")
    hands.select(shown.get_by_label("Show your work by"), "standard")
    expect(shown.locator(".pw-chapters h4").first).to_have_text(
        "Working in partnership (NPQ in Early Years Leadership, 2021)"
    )
    again = open_journal(page, address)
    again.get_by_text("Standards to work to").click()
    expect(again.get_by_role("checkbox", name="NPQ in Early Years Leadership")).to_be_checked()


def test_notes_come_back_with_the_file_and_go_with_everything(page: Page, site: str) -> None:
    notes = {f"depth.kember.{PROMPT.id}": {"answer": "critical", "fingerprint": "note", "at": 1}}
    shown = open_journal(page, site)
    file = journal({**written("Mine."), OWN: notes})
    choose_file(page, hands_of("mouse", page), shown, "j.json", file)
    shown.get_by_role("button", name="Bring it in").click()
    assert everything(page)[OWN] == notes
    shown.locator(".pw-look summary").click()
    expect(shown.get_by_label("How deep does it go, for Kember")).to_have_value("critical")
    shown.get_by_role("button", name="Clear everything").click()
    shown.get_by_role("button", name="Yes, clear everything").click()
    assert everything(page) == {}


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_with_everything_open(
    new_page: Callable[..., Page], site: str, screen: str
) -> None:
    page = new_page(**SCREENS[screen])
    shown = start_with(page, site, written(NAMED, at=DAY))
    for name in ("Standards to work to", "Make a certificate", "Look back at this"):
        shown.locator("summary", has_text=name).click()
    shown.get_by_label("Lock that one file").check()
    shown.get_by_role("button", name="Save for Word").click()
    expect(shown.get_by_role("group", name="Before you save")).to_be_visible()
    choose_file(
        page, hands_of("mouse", page), shown, "l.json", lock(b"{}", "four words that differ")
    )
    expect(shown.get_by_role("button", name="Open it")).to_be_visible()
    no_violations(page)
    assert fits(page)
