"""What is kept in the seven tools, in the journal: read, put in order, taken away, brought back."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from partnership import write_portfolio
from partnership.activities.responses import response_to
from tests.activities.test_read_out import example_of
from tests.activities.test_tools import TOOLS
from tests.activity_pages import activities_book
from tests.browser.activity_hands import SCREENS, fits, hands_of, no_violations
from tests.browser.journal_hands import (
    choose_file,
    everything,
    saved,
    start_with,
    summary,
    written,
)

DAY = 86_400_000
SAW = "Parents at the gate do not know that we exist."
"""Somewhere in each tool, by its id."""
IN_EACH = {
    "health-check": SAW,
    "at-the-table": "Herself; the charity asked her",
    "kind-of-partnership": "Two meetings about the logo. A manager leaves.",
    "more-for-less": "20 hours of people a month",
    "pre-partnership-agreement": "A family with a two-year-old tells its story once.",
    "information-sharing": "She was relieved, and asked that one named person should know.",
    "our-own-story": "Everybody but the duty team, who mean today",
}


def kept_in_tools(**instead: dict[str, Any]) -> dict[str, Any]:
    """Return what a browser keeps of the examples of all seven, each of a day of its own."""
    kept = {}
    for day, (name, tool) in enumerate(TOOLS.items(), start=1):
        work = {**example_of(tool), **instead.get(name.replace("-", "_"), {})}
        kept[f"{tool.page}:{name}"] = {
            part.id: {**response_to(part, work[part.id.rpartition(".")[2]]), "at": day * DAY}
            for part in tool.parts()
        }
    return kept


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> str:
    book, site = activities_book()
    return site if request.param == "http" else book.as_uri()


@pytest.fixture
def kind(address: str) -> str:
    return "mouse" if address.startswith("http") else "keyboard"


@pytest.fixture
def site() -> str:
    return activities_book()[1]


def row_of(shown: Locator, name: str) -> Locator:
    link = shown.page.get_by_role("link", name=TOOLS[name].title, exact=True)
    return shown.get_by_role("listitem").filter(has=link)


def test_what_is_kept_in_each_tool_is_read_in_its_place(
    page: Page, address: str, kind: str
) -> None:
    shown, hands = start_with(page, address, kept_in_tools()), hands_of(kind, page)
    expect(summary(shown)).to_contain_text(f"You have done {len(TOOLS)} of ")
    assert set(IN_EACH) == set(TOOLS)
    for name, text in IN_EACH.items():
        row = row_of(shown, name)
        expect(row.get_by_text(text, exact=True)).to_be_hidden()
        hands.press(row.locator(f"summary[aria-label='What is kept in it: {TOOLS[name].title}']"))
        expect(row.get_by_text(text, exact=True)).to_be_visible()
    hands.select(shown.get_by_label("Show your work by"), "date")
    days = [f"{day + 1} January 1970" for day in range(1, len(TOOLS) + 1)]
    expect(shown.locator(".pw-chapters h4")).to_have_text(days)
    hands.press(row_of(shown, "our-own-story").get_by_role("link"))
    expect(page.locator("#activity-our-own-story")).to_be_in_viewport()


def test_the_page_and_python_take_away_the_same_words(
    page: Page, address: str, kind: str, tmp_path: Path
) -> None:
    shown, hands = start_with(page, address, kept_in_tools()), hands_of(kind, page)

    def press(name: str) -> bytes:
        return saved(page, lambda: hands.press(shown.get_by_role("button", name=name)))

    file = tmp_path / "journal.json"
    file.write_bytes(press("Save everything as one file"))
    markdown = press("Save to edit").decode()
    for text in IN_EACH.values():
        assert text in markdown
    assert write_portfolio(file, tmp_path / "p.md").read_text(encoding="utf-8") == markdown

    theirs, ours = (
        Document(source)
        for source in (
            BytesIO(press("Save for Word")),
            str(write_portfolio(file, tmp_path / "p.docx")),
        )
    )
    assert ours.tables
    cells = [
        [[[cell.text for cell in row.cells] for row in table.rows] for table in one.tables]
        for one in (theirs, ours)
    ]
    assert cells[0] == cells[1]
    for one in (theirs, ours):
        found = [p.text for p in one.paragraphs if p.style and p.style.name == "Heading 4"]
        assert "Who sits there, and who does not" in found


def test_the_file_to_read_has_tables_with_headings(
    new_page: Callable[..., Page], page: Page, site: str, tmp_path: Path
) -> None:
    shown = start_with(page, site, kept_in_tools())
    file = tmp_path / "portfolio.html"
    file.write_bytes(saved(page, shown.get_by_role("button", name="Save to read").click))
    reading = new_page(**SCREENS["phone"])
    reading.goto(file.as_uri())
    expect(reading.get_by_role("heading", name="Who sits there, and who does not")).to_be_visible()
    expect(reading.get_by_role("columnheader", name="Speaks for")).to_have_count(1)
    expect(reading.get_by_role("rowheader", name="Parent member").first).to_be_visible()
    expect(reading.get_by_role("cell", name=SAW)).to_have_count(1)
    assert fits(reading)


def test_tools_go_with_everything_and_come_back_with_the_file(
    page: Page, address: str, kind: str
) -> None:
    shown, hands = start_with(page, address, kept_in_tools()), hands_of(kind, page)
    before = everything(page)
    save = shown.get_by_role("button", name="Save everything as one file")
    file = saved(page, lambda: hands.press(save))
    hands.press(shown.get_by_role("button", name="Clear everything"))
    hands.press(shown.get_by_role("button", name="Yes, clear everything"))
    expect(shown.get_by_text("Everything is cleared.")).to_be_focused()
    expect(shown.get_by_text("What is kept in it")).to_have_count(0)
    assert everything(page) == {}
    choose_file(page, hands, shown, "journal.json", file)
    hands.press(shown.get_by_role("button", name="Bring it in"))
    expect(shown.get_by_text("What is kept in it")).to_have_count(len(TOOLS))
    assert everything(page) == before


def test_a_name_in_a_tool_is_shown_with_its_place_before_anything_is_saved(
    page: Page, address: str, kind: str
) -> None:
    seats = [
        {**one, "speaks_for": "Mrs Patel"} for one in example_of(TOOLS["at-the-table"])["seats"]
    ]
    # A full date belongs in a story, and is not asked about.
    events = [{"year": 2024, "month": 3, "title": "We opened on 12/03/2024", "changed": ""}]
    work = {"at_the_table": {"seats": seats[:1]}, "our_own_story": {"events": events}}
    shown = start_with(page, address, kept_in_tools(**work))
    hands = hands_of(kind, page)
    hands.press(shown.get_by_role("button", name="Save for Word"))
    asked = shown.get_by_role("group", name="Before you save")
    place = "Who is at the table?: Who sits there, and who does not: Speaks for"
    expect(asked.get_by_role("listitem")).to_have_text(
        f"In “{place}”: “Mrs Patel” looks like a name."
    )
    hands.press(asked.get_by_role("button", name="Not yet"))
    expect(asked).to_have_count(0)


def test_what_was_kept_before_a_format_changed_is_read_under_a_heading_of_its_own(
    page: Page, address: str, kind: str
) -> None:
    tool = TOOLS["at-the-table"]
    seats = [{"id": "s1", "who": "Mrs Patel of St Thomas Primary School", "votes": 2}]
    old = {"answer": seats, "fingerprint": "old", "at": DAY}
    shown = start_with(page, address, {f"{tool.page}:{tool.id}": {f"{tool.id}.seats": old}})
    hands = hands_of(kind, page)
    expect(
        shown.get_by_role("heading", name="Kept from before the question changed")
    ).to_be_visible()
    heading = shown.locator("dt", has_text=f"{tool.title}: seats")
    expect(heading).to_contain_text("2 January 1970")
    expect(shown.locator("dd", has_text="1, votes: 2")).to_contain_text("1, who: Mrs Patel of St")
    hands.press(shown.get_by_role("button", name="Save to edit"))
    asked = shown.get_by_role("group", name="Before you save")
    expect(asked.get_by_role("listitem")).to_have_text(
        f"In “{tool.title}: seats”: “Mrs Patel” looks like a name."
    )
    fine = asked.get_by_role("button", name="It is fine: go on")
    assert "> 1, votes: 2" in saved(page, lambda: hands.press(fine)).decode()


def test_a_tool_in_which_nothing_is_left_is_not_done(page: Page, site: str) -> None:
    kept = kept_in_tools(our_own_story={"events": [], "words": []})
    shown = start_with(page, site, kept)
    expect(summary(shown)).to_contain_text(f"You have done {len(TOOLS) - 1} of ")
    row = row_of(shown, "our-own-story")
    expect(row).to_contain_text("Begun")
    expect(row.get_by_text("What is kept in it")).to_have_count(0)


def test_paper_has_everything_open(page: Page, site: str) -> None:
    shown = start_with(page, site, kept_in_tools())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for name, text in IN_EACH.items():
        expect(row_of(shown, name).get_by_text(text, exact=True)).to_be_visible()


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_with_all_seven_open(
    new_page: Callable[..., Page], site: str, screen: str
) -> None:
    page = new_page(**SCREENS[screen])
    shown = start_with(page, site, kept_in_tools())
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    expect(row_of(shown, "our-own-story").get_by_role("table").first).to_be_visible()
    no_violations(page)
    assert fits(page)


def test_a_journal_without_work_in_tools_shows_none(page: Page, site: str) -> None:
    words = written("Working as one.")
    shown = start_with(page, site, words)
    expect(shown.get_by_text("What is kept in it")).to_have_count(0)
    save = shown.get_by_role("button", name="Save everything")
    assert json.loads(saved(page, save.click))["kept"] == words
