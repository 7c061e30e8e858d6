"""The explorer, the stance, the comparison and the weighing in a page, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect

from partnership.activities import view_source
from partnership.activities.catalogue import activity_files, find_activity, read_activity
from partnership.activities.weigh.ranking import ranking
from tests.activity_pages import address_of
from tests.browser.activity_hands import SCREENS, fits, hands_of, kept, no_violations

EXPLORER: Any = find_activity("typologies")
STANCE: Any = find_activity("cure-or-promise")
COMPARISON: Any = find_activity("programmes-compared")
WEIGHING: Any = find_activity("challenges-weighed")
ALL = [
    read_activity(kind, file).id
    for kind, file in activity_files()
    if kind.view in ("explorer", "stance", "compare", "weigh")
]
HANDS = pytest.mark.parametrize("kind", ["mouse", "keyboard"])
WAYS = pytest.mark.parametrize("way", ["http", "file"])


def open_activity(page: Page, name: str, way: str) -> Locator:
    page.goto(address_of(name, way))
    shown = page.locator(f"[data-activity={name}][data-ready] .pw-activity")
    shown.first.wait_for()
    return shown


def keeps(page: Page, record: Any) -> dict[str, Any]:
    return kept(page, f"{record.page}:{record.id}")


# ------------------------------------------------------------------------------------ explorer


@WAYS
@HANDS
def test_a_typology_is_looked_into_and_set_beside_another(page: Page, way: str, kind: str) -> None:
    explorer = open_activity(page, "typologies", way)
    hands = hands_of(kind, page)
    hands.select(explorer.get_by_label("Look into"), "frost_levels")
    frost = next(one for one in EXPLORER.typologies if one.framework == "frost_levels")
    for item in frost.read().items:
        expect(explorer.get_by_text(item.gist, exact=True)).to_be_visible()
    example = explorer.get_by_text(frost.examples["merger"])
    expect(example).not_to_be_visible()
    hands.press(explorer.locator("summary", has_text="Merger or integration"))
    expect(example).to_be_visible()
    hands.press(explorer.locator("summary", has_text="Easily confused"))
    expect(explorer.get_by_text(frost.read().confusions[0])).to_be_visible()
    hands.select(explorer.get_by_label("Set beside it"), "himmelman")
    expect(explorer.locator(".pw-panel")).to_have_count(2)
    told = explorer.locator(".pw-count[role=status]")
    expect(told).to_have_text(
        "Showing Four levels of partnership beside Four strategies for working together."
    )


@WAYS
@HANDS
def test_a_partnership_of_ones_own_is_placed_and_kept(page: Page, way: str, kind: str) -> None:
    explorer = open_activity(page, "typologies", way)
    hands = hands_of(kind, page)
    hands.choose(explorer.locator("input[value=coevolution]"))
    hands.write(explorer.get_by_role("textbox"), "We did not know where it would lead.")
    hands.select(explorer.get_by_label("Look into"), "mackintosh1993")
    hands.choose(explorer.locator("input[value=none]"))
    placings = (
        explorer.get_by_text("Your partnership so far:").locator("+ ul").get_by_role("listitem")
    )
    expect(placings).to_have_text(
        [
            "Four kinds of partnership behaviour: Co-evolution",
            "Three models of partnership: None of these fits",
        ]
    )
    expect(explorer.locator(".pw-own")).to_have_text("Your partnership: None of these fits")
    found = keeps(page, EXPLORER)
    assert found["typologies.pratt1998"]["answer"] == "coevolution"
    assert found["typologies.pratt1998.why"]["answer"] == "We did not know where it would lead."
    again = open_activity(page, "typologies", way)
    expect(again.locator("input[value=coevolution]")).to_be_checked()
    expect(again.get_by_role("textbox")).to_have_value("We did not know where it would lead.")


# -------------------------------------------------------------------------------------- stance


@WAYS
@HANDS
def test_a_learner_sees_how_far_they_moved_and_why(page: Page, way: str, kind: str) -> None:
    both = open_activity(page, "cure-or-promise", way)
    expect(both).to_have_count(2)
    before, after = both.first, both.last
    hands = hands_of(kind, page)
    expect(before.get_by_text("Not placed yet")).to_be_visible()
    hands.slide(before.get_by_role("slider"), 8)
    expect(before.locator(".pw-place-name")).to_have_text("8, a real help")
    hands.write(before.get_by_role("textbox"), "It helped us.")
    expect(after.locator(".pw-moved")).to_be_empty()
    hands.slide(after.get_by_role("slider"), 3)
    moved = after.get_by_role("status").filter(has_text="You moved")
    expect(moved).to_contain_text("You moved 5 steps towards “a false dawn”.")
    expect(moved).to_contain_text(
        "Before: 8, a real help. Now: 3, between a pretence and it depends."
    )
    expect(moved).to_contain_text("It helped us.")
    expect(before.get_by_role("slider")).to_be_disabled()
    hands.write(after.get_by_role("textbox"), "The costs.")
    after.get_by_role("slider").focus()
    assert STANCE.moved(keeps(page, STANCE)) == -5
    again = open_activity(page, "cure-or-promise", way)
    expect(again.last.get_by_text("You moved 5 steps")).to_be_visible()
    expect(again.last.get_by_role("textbox")).to_have_value("The costs.")


@HANDS
def test_the_middle_is_a_place_too(page: Page, kind: str) -> None:
    both = open_activity(page, "cure-or-promise", "http")
    hands = hands_of(kind, page)
    assert keeps(page, STANCE) == {}
    hands.press(both.first.get_by_role("button", name="I stand here"))
    expect(both.first.locator(".pw-place-name")).to_have_text("5, it depends")
    hands.press(both.last.get_by_role("button", name="I stand here"))
    expect(both.last.get_by_text("You stand where you stood.")).to_be_visible()


def test_without_a_place_before_there_is_nothing_to_compare(page: Page) -> None:
    both = open_activity(page, "cure-or-promise", "http")
    hands_of("keyboard", page).slide(both.last.get_by_role("slider"), 2)
    expect(both.last.get_by_text("You did not place yourself before reading")).to_be_visible()


def test_a_screen_reader_is_told_the_name_of_the_place(page: Page) -> None:
    slider = open_activity(page, "cure-or-promise", "http").first.get_by_role("slider")
    expect(slider).to_have_accessible_name(STANCE.question)
    expect(slider).to_have_attribute("aria-valuetext", "Not placed yet")
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "10, a panacea")


# ---------------------------------------------------------------------------------- comparison


@WAYS
@HANDS
def test_programmes_are_compared_two_by_two_and_where_they_differ(
    page: Page, way: str, kind: str
) -> None:
    shown = open_activity(page, "programmes-compared", way)
    hands = hands_of(kind, page)
    table = shown.get_by_role("table", name=COMPARISON.title)
    expect(table.get_by_role("row")).to_have_count(len(COMPARISON.rows()) + 1)
    hands.tick(shown.get_by_role("checkbox", name="Neighbourhood Nursery"))
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Feature", "Early Excellence Centre", "Sure Start Local Programme"]
    )
    hands.tick(shown.get_by_role("checkbox", name="Only where they differ"))
    expect(table.get_by_role("row", name="What became of it")).to_have_count(0)
    expect(shown.locator(".pw-count[role=status]")).to_contain_text("Sure Start Local Programme.")


@WAYS
@HANDS
@pytest.mark.parametrize("right", [True, False])
def test_programmes_are_told_apart(page: Page, way: str, kind: str, right: bool) -> None:
    shown = open_activity(page, "programmes-compared", way)
    hands = hands_of(kind, page)
    labels = {thing.id: thing.label for thing in COMPARISON.things}
    asked = COMPARISON.asked()
    for place, (_, thing) in enumerate(asked, start=1):
        other = next(name for name in labels if name != thing)
        hands.press(shown.get_by_role("button", name=labels[thing if right else other]))
        told = shown.locator(".pw-told[role=status]")
        expect(told).to_contain_text(f"{'Yes' if right else 'No'}: {labels[thing]}.")
        last = place == len(asked)
        hands.press(shown.get_by_role("button", name="See how you did" if last else "Next"))
    score = len(asked) if right else 0
    expect(shown.get_by_text(f"You told {score} of {len(asked)} rightly.")).to_be_visible()
    assert keeps(page, COMPARISON)["programmes-compared.which"]["answer"] == score
    hands.press(shown.get_by_role("button", name="Do it again"))
    expect(shown.get_by_text(f"1 of {len(asked)}", exact=True)).to_be_visible()


# ------------------------------------------------------------------------------------ weighing


@WAYS
@HANDS
def test_the_order_follows_the_learners_own_numbers(page: Page, way: str, kind: str) -> None:
    shown = open_activity(page, "challenges-weighed", way)
    hands = hands_of(kind, page)
    options = WEIGHING.options()
    expect(shown.get_by_text("In your order: All are level so far.")).to_be_visible()
    hands.slide(shown.get_by_role("slider", name="How often", exact=True), 5)
    hands.press(shown.locator("summary", has_text=options["excluded"][0]))
    hands.slide(shown.get_by_role("slider", name="Excluded groups: how often"), 4)
    first = shown.locator(".pw-ranking li").first
    expect(first).to_contain_text("Excluded groups 32 points")
    told = shown.get_by_role("status").filter(has_text="In your order: 1. Excluded groups (32)")
    expect(told).to_be_visible()
    found = keeps(page, WEIGHING)
    assert WEIGHING.ranking(found)[0] == ("excluded", 32, 1)
    assert found["challenges-weighed.order"]["answer"].startswith("1. Excluded groups (32); 2. ")
    again = open_activity(page, "challenges-weighed", way)
    expect(again.locator(".pw-ranking li").first).to_contain_text("Excluded groups 32 points")


@HANDS
def test_the_numbers_can_be_cleared(page: Page, kind: str) -> None:
    shown = open_activity(page, "challenges-weighed", "http")
    hands = hands_of(kind, page)
    hands.slide(shown.get_by_role("slider", name="How often", exact=True), 0)
    hands.press(shown.get_by_role("button", name="Clear my answers"))
    hands.press(shown.get_by_role("button", name="Yes, clear them"))
    expect(shown.get_by_role("slider", name="How often", exact=True)).to_have_value("3")
    assert keeps(page, WEIGHING) == {}


@pytest.fixture(scope="module")
def rules(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    entry = view_source.ACTIVITIES / "weigh" / "ranking.js"
    page.add_script_tag(content=view_source._joined(entry, "globalThis.rules = {name};\n"))
    yield page
    page.close()


names = st.lists(st.sampled_from(["a", "b", "c", "constructor", "length"]), min_size=1, unique=True)
numbers = st.one_of(
    st.integers(-1, 7), st.booleans(), st.none(), st.sampled_from([2.0, 2.5, "3", [1], {}])
)
named = st.dictionaries(st.sampled_from(["a", "b", "c", "x"]), numbers)
rated = st.dictionaries(st.sampled_from(["a", "b", "constructor"]), st.one_of(named, numbers))
givens = st.one_of(
    numbers,
    st.fixed_dictionaries(
        {}, optional={"weights": st.one_of(named, numbers), "ratings": st.one_of(rated, numbers)}
    ),
)


def test_both_languages_rank_alike(rules: Page) -> None:
    script = """draws => draws.map(([options, criteria, given]) =>
      rules.ranking(options, criteria, given).map(one => [one.id, one.points, one.rank]))"""

    @settings(max_examples=300, deadline=None)
    @given(st.lists(st.tuples(names, names, givens), min_size=10, max_size=20))
    def agree(drawn: list[tuple[list[str], list[str], Any]]) -> None:
        ours = [[list(one) for one in ranking(*draw)] for draw in drawn]
        assert rules.evaluate(script, [list(draw) for draw in drawn]) == ours

    agree()


# ------------------------------------------------------------------------------------- for all


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", ALL)
def test_axe_finds_nothing_and_it_fits(
    new_page: Callable[..., Page], name: str, screen: str
) -> None:
    page = new_page(**SCREENS[screen])
    shown = open_activity(page, name, "http")
    no_violations(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    for slider in shown.get_by_role("slider").all()[:3]:
        slider.press("End")
    if name == "typologies":
        shown.get_by_label("Set beside it").select_option("himmelman")
    no_violations(page)
    assert fits(page)


@WAYS
@pytest.mark.parametrize("name", ALL)
def test_without_javascript_it_can_be_read(
    new_page: Callable[..., Page], name: str, way: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address_of(name, way))
    printed = page.locator(f"[data-activity={name}] .pw-printed").first
    expect(printed).to_contain_text(re.sub(r"\s+", " ", find_activity(name).intro)[:60])  # type: ignore[attr-defined]
    assert len(printed.inner_text()) > 300


@pytest.mark.parametrize("name", ALL)
def test_on_paper_there_are_no_buttons(page: Page, name: str) -> None:
    open_activity(page, name, "http")
    page.emulate_media(media="print")
    place = page.locator(f"[data-activity={name}]").first
    expect(place.get_by_role("heading", level=3)).to_have_count(1)
    expect(place.get_by_role("button", name="Clear my answers")).to_have_count(0)
