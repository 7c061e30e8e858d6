"""One's own story beside the nation's, and one's own words beside the course's."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities.local.model import MOST
from tests.browser.activity_hands import hands_of
from tests.browser.tool_hands import TOOLS, choose, every_way, example_of, open_tool, work_kept
from tests.tool_files import saved

NAME = "our-own-story"


def add_event(shown: Locator, year: str, title: str) -> None:
    hands = hands_of("mouse", shown.page)
    adding = shown.get_by_role("group", name="Add something that happened here")
    hands.write(adding.get_by_label("Year"), year)
    hands.write(adding.get_by_label("What happened"), title)
    hands.press(adding.get_by_role("button", name="Add it"))


@every_way
def test_own_events_stand_in_order_among_national_ones(page: Page, way: str) -> None:
    shown = open_tool(page, NAME, way)
    add_event(shown, "2012", "We move")
    add_event(shown, "1995", "We begin")
    before = [event["title"] for event in work_kept(page, NAME)["events"]]
    assert before == ["We move", "We begin"]
    texts = shown.locator(".pw-story li").all_text_contents()
    ours = [place for place, text in enumerate(texts) if "Here: " in text]
    assert ["We begin" in texts[ours[0]], "We move" in texts[ours[1]]] == [True, True]
    assert "Children (Northern Ireland) Order 1995" in texts[ours[0] - 1]


def test_national_events_can_be_those_of_one_nation_or_none(page: Page) -> None:
    shown = open_tool(page, NAME)
    add_event(shown, "2012", "We move")
    menu = shown.get_by_label("Which national events")
    menu.select_option("Wales")
    expect(shown.locator(".pw-story")).not_to_have_count(0)
    said = " ".join(shown.locator(".pw-story li").all_text_contents())
    assert "Wales" in said
    assert "Scotland" not in said.replace("Children (Scotland)", "")
    menu.select_option("none")
    expect(shown.locator(".pw-story li")).to_have_count(1)
    expect(shown.get_by_text("1 event of ours")).to_contain_text("beside 0 of the country's")


@pytest.mark.parametrize(
    ("year", "title", "fault"),
    [
        ("", "x", "Year: write four figures"),
        ("19", "x", "Year: write four figures"),
        ("1799", "x", "Year: write four figures"),
        ("2024", "  ", "What happened: write a few words."),
    ],
)
def test_what_is_wrong_with_an_event_is_said_and_what_was_written_stays(
    page: Page, year: str, title: str, fault: str
) -> None:
    shown = open_tool(page, NAME)
    add_event(shown, year, title)
    adding = shown.get_by_role("group", name="Add something that happened here")
    expect(adding.get_by_role("alert")).to_contain_text(fault)
    expect(adding.get_by_label("Year")).to_have_value(year)
    assert work_kept(page, NAME) == {}


def test_a_word_is_found_in_the_course_by_name_by_initials_and_by_letters(page: Page) -> None:
    hands = hands_of("mouse", page)
    shown = open_tool(page, NAME)
    for word in ("taf", "Information-Sharing", "zzz"):
        adding = shown.get_by_role("group", name="Add a word")
        hands.write(adding.get_by_label("Word or initials"), word)
        hands.press(adding.get_by_role("button", name="Add it"))
    rows = shown.get_by_role("list", name="Our words").get_by_role("listitem")
    says = {row.locator("strong").text_content(): row for row in rows.all()}
    expect(says["taf"]).to_contain_text("meet with a family")
    expect(says["zzz"]).to_contain_text("Not in the course's glossary.")
    expect(says["Information-Sharing"]).not_to_contain_text("Not in the course's glossary.")
    hands.write(shown.get_by_label("Look a word up"), "health vis")
    expect(shown.locator("[role=status] li").first).to_contain_text("health visitor")


def test_somebody_elses_story_is_added_once(page: Page) -> None:
    tool, hands = TOOLS[NAME], hands_of("mouse", page)
    shown = open_tool(page, NAME)
    add_event(shown, "1995", "We begin")
    for told in ("Added: events 3, words 3.", "Added: events 0, words 0."):
        choose(page, hands, shown, saved(tool, example_of(NAME)))
        hands.press(shown.get_by_role("button", name="Add it to mine"))
        expect(shown.get_by_text(told)).to_be_focused()
    kept = work_kept(page, NAME)
    assert len(kept["events"]) == 1 + len(example_of(NAME)["events"])


def test_more_than_there_is_room_for_is_refused_and_nothing_is_lost(page: Page) -> None:
    tool, hands = TOOLS[NAME], hands_of("mouse", page)
    shown = open_tool(page, NAME)
    add_event(shown, "1995", "We begin")
    events = [{"year": 2000, "title": f"Event {number}"} for number in range(MOST)]
    full = {**json.loads(saved(tool, {})), "work": {"events": events}}
    choose(page, hands, shown, json.dumps(full).encode())
    hands.press(shown.get_by_role("button", name="Add it to mine"))
    expect(shown.get_by_role("alert").last).to_contain_text(f"more than {MOST}")
    assert [one["title"] for one in work_kept(page, NAME)["events"]] == ["We begin"]
    choose(page, hands, shown, json.dumps(full).encode())
    hands.press(shown.get_by_role("button", name="Put the file in its place"))
    expect(shown.get_by_text(f"There are {MOST} events, which is the most.")).to_be_visible()
