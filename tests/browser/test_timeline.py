"""The timeline in a page: looked things up in, practised with, printed, and the same in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect

from partnership.activities import view_source
from partnership.activities.catalogue import find_activity
from partnership.activities.timeline.model import Timeline
from partnership.activities.timeline.rounds import in_order, round_of
from tests.activity_pages import address_of
from tests.browser.activity_hands import SCREENS, AnyHands, fits, hands_of, kept, no_violations

FOUND = find_activity("timeline")
assert isinstance(FOUND, Timeline)
LINE: Timeline = FOUND
ENTRIES = LINE.entries()
ENTRY_OF = {LINE.asked()[entry.id]: entry for entry in ENTRIES if entry.id in LINE.asked()}
YEAR_OF = {name: entry.year for name, entry in ENTRY_OF.items()}
NAME = f"{LINE.page}:{LINE.id}"
RUNS = 300


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> str:
    return address_of(LINE.id, request.param)


def open_line(page: Page, address: str) -> Locator:
    page.goto(address)
    line = page.locator(f"[data-activity={LINE.id}][data-ready] .pw-activity")
    line.wait_for()
    return line


def count(line: Locator) -> Locator:
    return line.locator(".pw-count[role=status]")


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_events_are_found_by_nation_kind_and_words(page: Page, address: str, kind: str) -> None:
    line = open_line(page, address)
    hands = hands_of(kind, page)
    expect(count(line)).to_have_text(f"{len(ENTRIES)} of {len(ENTRIES)} events.")
    hands.select(line.get_by_role("combobox", name="Nation"), "Northern Ireland")
    concerned = [e for e in ENTRIES if e.jurisdiction in ("Northern Ireland", "UK")]
    expect(count(line)).to_have_text(f"{len(concerned)} of {len(ENTRIES)} events.")
    hands.select(line.get_by_label("Kind"), "act")
    acts = [e for e in concerned if e.kind == "act"]
    expect(line.locator("details li")).to_have_count(len(acts))
    hands.write(line.get_by_role("searchbox"), "services co operation NI")
    expect(count(line)).to_have_text(f"1 of {len(ENTRIES)} events.")
    shown = line.locator("details li")
    expect(shown).to_contain_text("Children's Services Co-operation Act (NI) 2015")
    expect(shown).to_contain_text("Statutory duty on departments and bodies to co-operate")
    expect(shown).to_contain_text("Source: ")
    hands.write(line.get_by_role("searchbox"), "xylophone")
    expect(count(line)).to_contain_text("Nothing found.")


def put_right(hands: AnyHands, line: Locator) -> None:
    """Move the events until they are in order."""
    cards = line.locator(".pw-event")
    for place in range(cards.count()):
        titles = [str(text) for text in cards.locator("> span:first-child").all_text_contents()]
        wanted = sorted(titles, key=lambda title: YEAR_OF[title])[place]
        for _ in range(titles.index(wanted) - place):
            hands.press(line.get_by_role("button", name=f"Earlier: {wanted}", exact=True))


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_events_put_in_order_are_right_and_the_practice_is_kept(
    page: Page, address: str, kind: str
) -> None:
    line = open_line(page, address)
    hands = hands_of(kind, page)
    first = line.locator(".pw-event > span:first-child").all_text_contents()
    assert len({YEAR_OF[title] for title in first}) == LINE.cards
    put_right(hands, line)
    hands.press(line.get_by_role("button", name="Check the order"))
    expect(line.get_by_role("status").filter(has_text="That is the order.")).to_be_visible()
    expect(line.locator(".pw-is-right")).to_have_count(LINE.cards)
    expect(line.get_by_role("button", name="Other events")).to_be_focused()
    assert kept(page, NAME)[f"{LINE.id}.order"]["answer"] == 1
    hands.press(line.get_by_role("button", name="Other events"))
    expect(line.locator(".pw-event > span:first-child")).not_to_have_text(first)
    again = open_line(page, address)
    expect(again.locator(".pw-event > span:first-child")).to_have_text(first)


def test_events_left_as_they_are_are_put_right(page: Page, address: str) -> None:
    line = open_line(page, address)
    line.get_by_role("button", name="Check the order").click()
    told = line.get_by_role("status").filter(has_text="are in their place. This is the order:")
    expect(told).to_be_visible()
    expect(line.locator(".pw-is-wrong").first).to_contain_text("You had it as number")


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
@pytest.mark.parametrize("right", [True, False])
def test_of_two_events_the_earlier_came_first_and_both_say_what_they_changed(
    page: Page, address: str, kind: str, right: bool
) -> None:
    line = open_line(page, address)
    buttons = line.locator(".pw-two button")
    titles = sorted(buttons.all_text_contents(), key=lambda title: YEAR_OF[title])
    hands = hands_of(kind, page)
    hands.press(buttons.get_by_text(titles[0 if right else 1], exact=True))
    told = line.get_by_role("status").filter(
        has_text="That came first." if right else "The other came first."
    )
    for title in titles:
        expect(told).to_contain_text(ENTRY_OF[title].what_changed_for_partnership)
    assert kept(page, NAME)[f"{LINE.id}.first"]["answer"] == 1
    hands.press(line.get_by_role("button", name="Another two"))
    expect(buttons).not_to_have_text(titles)


def test_practice_takes_its_events_from_what_is_chosen(page: Page, address: str) -> None:
    line = open_line(page, address)
    line.get_by_role("combobox", name="Nation").select_option("Wales")
    for title in line.locator(".pw-event > span:first-child").all_text_contents():
        assert ENTRY_OF[title].jurisdiction in ("Wales", "England and Wales", "Great Britain", "UK")
    line.get_by_role("searchbox").fill("Pitt review")
    expect(line.get_by_text("has too few different years").first).to_be_visible()


def test_the_clock_decides_what_is_asked(new_page: Callable[..., Page], address: str) -> None:
    asked = set()
    for day in ("2026-11-22", "2026-11-22", "2026-11-23"):
        page = new_page()
        page.clock.set_fixed_time(f"{day}T12:00:00")
        line = open_line(page, address)
        asked.add(tuple(line.locator(".pw-event > span:first-child").all_text_contents()))
    assert len(asked) == 2


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_and_it_fits(new_page: Callable[..., Page], screen: str) -> None:
    page = new_page(**SCREENS[screen])
    line = open_line(page, address_of(LINE.id, "http"))
    no_violations(page)
    line.locator("summary").first.click()
    line.get_by_role("button", name="Check the order").click()
    line.locator(".pw-two button").first.click()
    no_violations(page)
    assert fits(page)


def test_without_javascript_there_is_a_table(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address)
    table = page.get_by_role("table", name=LINE.title)
    expect(table.get_by_role("row")).to_have_count(len(ENTRIES) + 1)


def test_on_paper_there_is_the_table_only(page: Page) -> None:
    line = open_line(page, address_of(LINE.id, "http"))
    page.emulate_media(media="print")
    expect(page.get_by_role("table", name=LINE.title)).to_be_visible()
    expect(line).not_to_be_visible()


@pytest.fixture(scope="module")
def rules(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    entry = view_source.ACTIVITIES / "timeline" / "rounds.js"
    page.add_script_tag(content=view_source._joined(entry, "globalThis.rules = {name};\n"))
    yield page
    page.close()


draws = st.tuples(
    st.dictionaries(st.text("abcd", min_size=1, max_size=4), st.integers(1948, 2026), max_size=30),
    st.integers(0, 2**32 - 1),
    st.integers(2, 7),
)


def test_both_languages_ask_for_the_same(rules: Page) -> None:
    script = """draws => draws.map(([years, seed, size]) => {
      const events = years.map(([id, year]) => ({ id, year }));
      const round = rules.roundOf(events, seed, size);
      return [round.map(event => event.id), rules.inOrder(round).map(event => event.id)];
    })"""

    @settings(max_examples=RUNS, deadline=None)
    @given(st.lists(draws, min_size=10, max_size=20))
    def agree(drawn: list[tuple[dict[str, int], int, int]]) -> None:
        sent = [[list(years.items()), seed, size] for years, seed, size in drawn]
        asked = [round_of(*draw) for draw in drawn]
        ours = [
            [ids, in_order(ids, years)] for ids, (years, _, _) in zip(asked, drawn, strict=True)
        ]
        assert rules.evaluate(script, sent) == ours

    agree()
