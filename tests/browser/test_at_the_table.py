"""Who is at the table: what is said of seats, purposes, groups and decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities.seats.model import SeatsTool
from tests.activities.test_tools import TOOLS
from tests.browser.activity_hands import fits, hands_of
from tests.browser.tool_hands import choose, open_tool, save, work_kept
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


TABLE = [
    {"id": "a", "who": "Council"},
    {"id": "b", "who": "Health"},
    {"id": "c", "who": "Nursery"},
    {"id": "d", "who": "Charity"},
    {"id": "e", "who": "Housing"},
]


def tie(one: str, other: str, **more: str) -> dict[str, str]:
    return {"one": one, "other": other, **more}


TOLD: dict[str, tuple[list[dict[str, str]], list[str]]] = {
    "a chain": (
        [tie("a", "b"), tie("b", "c", hangs="one"), tie("c", "d", like="stressful")],
        [
            "Tied to nobody else: Housing. Who could make the first tie?",
            "Without Health, these would have no tie to each other: Council; Nursery, Charity.",
            "Without Nursery, these would have no tie to each other: Council, Health; Charity.",
            "Hangs on one person: Health and Nursery. What happens to it when that person leaves?",
            "Stressful: Nursery and Charity. What is it about, and who could help?",
        ],
    ),
    "a ring has nobody on whom it all hangs": (
        [tie("a", "b"), tie("b", "c"), tie("c", "d"), tie("d", "e"), tie("e", "a")],
        ["Nothing shows yet"],
    ),
    "two groups": (
        [tie("a", "b"), tie("c", "d"), tie("d", "e"), tie("e", "c")],
        ["There are 2 groups with no tie between them: Council, Health; Nursery, Charity, Housing."],  # noqa: E501
    ),
    "ties that lead nowhere or stand twice count for nothing": (
        [tie("a", "zz"), tie("a", "a"), tie("a", "b"), tie("b", "a", like="stressful")],
        ["Tied to nobody else: Nursery; Charity; Housing. Who could make the first tie?"],
    ),
}  # fmt: skip


def test_what_the_ties_tell_is_what_one_sees_on_paper(page: Page) -> None:
    for what, (ties, told) in TOLD.items():
        shown = start_with(page, {"seats": TABLE, "ties": ties})
        found = shown.locator(".pw-work h5:has-text('What the ties tell')")
        if told == ["Nothing shows yet"]:
            expect(found.locator("+ p"), what).to_contain_text(told[0])
        else:
            expect(found.locator("+ ul > li"), what).to_have_text(told)
        page.evaluate("localStorage.clear()")


@pytest.mark.parametrize(("way", "kind"), [("http", "keyboard"), ("file", "mouse")])
def test_a_tie_is_added_changed_and_goes_with_its_seat(page: Page, way: str, kind: str) -> None:
    hands, shown = hands_of(kind, page), open_tool(page, TOOL.id, way)
    choose(page, hands, shown, saved(TOOL, {"seats": TABLE[:3]}))
    adding = shown.get_by_role("group", name="Add a tie")
    hands.press(adding.get_by_role("button", name="Add it"))
    expect(adding.get_by_role("alert")).to_have_text("Choose a seat in both menus.")
    hands.select(adding.get_by_label("Who", exact=True), "a")
    hands.select(adding.get_by_label("works with whom?"), "a")
    hands.press(adding.get_by_role("button", name="Add it"))
    expect(adding.get_by_role("alert")).to_have_text("A tie needs two different seats.")
    hands.select(adding.get_by_label("works with whom?"), "b")
    hands.press(adding.get_by_role("button", name="Add it"))
    expect(adding.get_by_label("Who", exact=True)).to_be_focused()
    hands.select(adding.get_by_label("Who", exact=True), "b")
    hands.select(adding.get_by_label("works with whom?"), "a")
    hands.press(adding.get_by_role("button", name="Add it"))
    expect(adding.get_by_role("alert")).to_contain_text("have a tie already")
    hands.press(shown.get_by_role("button", name="Change: Council and Health"))
    changing = shown.get_by_role("group", name="Change a tie")
    hands.select(changing.get_by_label("What is the tie like?"), "weak")
    hands.select(changing.get_by_label("On how many people"), "one")
    hands.press(changing.get_by_role("button", name="Save the change"))
    said = "Council and Health: a weak tie, which hangs on one person."
    expect(shown.get_by_role("list", name="Ties")).to_contain_text(said)
    expect(shown.locator(".pw-work .pw-map ~ ul > li").last).to_have_text(said)
    assert work_kept(page, TOOL.id)["ties"] == [tie("a", "b", like="weak", hangs="one")]
    rows = save(page, shown, "Save as a table", hands).decode("utf-8-sig").splitlines()
    assert rows[rows.index("Ties") + 2] == "1. Council,2. Health,A weak tie,On one person"
    hands.write(shown.get_by_label("Who?"), "Borough")
    page.keyboard.press("Tab")
    expect(shown.get_by_role("list", name="Ties")).to_contain_text("Borough and Health")
    expect(adding.get_by_label("Who", exact=True).get_by_role("option")).to_have_text(
        ["Choose", "1. Borough", "2. Health", "3. Nursery"]
    )
    hands.press(shown.get_by_role("button", name="Take out this seat"))
    hands.press(shown.get_by_role("button", name="Yes, take it out"))
    expect(shown.get_by_text("No ties yet.")).to_be_visible()
    kept = work_kept(page, TOOL.id)
    assert ([one["id"] for one in kept["seats"]], kept["ties"]) == (["b", "c"], [])


@pytest.mark.parametrize(("way", "kind"), [("http", "keyboard"), ("file", "mouse")])
def test_new_words_are_at_once_wherever_they_are_shown(page: Page, way: str, kind: str) -> None:
    hands, shown = hands_of(kind, page), open_tool(page, TOOL.id, way)
    choose(page, hands, shown, saved(TOOL, {"seats": TABLE[:2]}))
    hands.press(shown.get_by_role("button", name="Add another", exact=True))
    page.keyboard.insert_text("Parents' forum")
    page.keyboard.press("Tab")
    expect(shown.get_by_label("Which seat?").get_by_role("option")).to_have_text(
        ["1. Council", "2. Health", "3. Parents' forum"]
    )
    expect(shown.get_by_label("Which seat?")).to_have_value("2")
    out = "Take out this seat (Parents' forum)"
    hands.press(shown.get_by_role("button", name=out))
    hands.press(shown.get_by_role("group", name=out).get_by_role("button", name="No, keep it"))

    hands.press(shown.get_by_role("button", name="Add a purpose"))
    page.keyboard.insert_text("Talk")
    page.keyboard.press("Tab")
    brings = shown.get_by_role("group", name="Which parts of the remit")
    expect(brings.get_by_role("checkbox")).to_have_count(1)
    hands.tick(brings.get_by_label("Talk"))
    expect(brings.get_by_label("Talk")).to_be_checked()
    # Straight from the box of one to the tick of the other.
    hands.press(shown.get_by_role("button", name="Add a purpose"))
    page.keyboard.insert_text("Home")
    hands.tick(brings.get_by_label("Talk"))
    expect(brings.get_by_label("Talk")).not_to_be_checked()
    hands.tick(brings.get_by_label("Home"))
    expect(brings.get_by_label("Home")).to_be_checked()
    kept = work_kept(page, TOOL.id)
    assert kept["seats"][2]["covers"] == [kept["remit"][1]["id"]]


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_a_long_line_is_seen_whole_on_a_phone_and_stays_one_line(
    new_page: Callable[..., Page], kind: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    hands, shown = hands_of(kind, page), open_tool(page, TOOL.id)
    hands.press(shown.get_by_role("button", name="Add a purpose"))
    said = "Children are helped to talk before they are three. Nobody tells their story twice."
    page.keyboard.insert_text(said[:20])
    page.keyboard.press("Enter")
    page.keyboard.insert_text(said[20:50] + "\n" + said[51:])
    box = shown.get_by_label("What should be different?")
    page.keyboard.press("Tab")
    expect(box).to_have_value(said)
    assert work_kept(page, TOOL.id)["remit"][0]["text"] == said
    assert box.evaluate("one => one.scrollHeight <= one.clientHeight")
    assert fits(page)


def test_the_four_fields_hold_every_seat_or_it_is_said_that_they_do_not(page: Page) -> None:
    degrees = {"a": ("high", "low"), "b": ("high", "high"), "c": ("low", "high"), "d": ("low", "")}
    seats = [
        {**one, "power": power, "interest": interest}
        for one in TABLE[:4]
        for power, interest in [degrees[one["id"]]]
    ]
    seats[0]["there"] = "missing"
    shown = start_with(page, {"seats": seats})
    expect(shown.locator(".pw-work .pw-grid ~ ul > li")).to_have_text(
        [
            "Decide with them (much power, much at stake): 2. Health.",
            "Win them over (much power, little at stake): 1. Council (not there).",
            "Give them more say (little power, much at stake): 3. Nursery.",
            "Keep the door open (little power, little at stake): nobody.",
            "Not placed, because power or what is at stake is not said: 4. Charity.",
        ]
    )
    titles = shown.locator(".pw-work .pw-grid .pw-corner-title")
    assert " ".join(titles.all_text_contents()) == (
        "Win them over Decide with them Keep the door open Give them more say"
    )


OVERLAPS = """svg => {
  const outer = svg.getBoundingClientRect();
  const shown = [...svg.querySelectorAll("text")]
    .map((one) => [one.textContent, one.getBoundingClientRect()]).filter(([, box]) => box.width);
  const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
  const outside = ([, box]) => box.left < outer.left - 1 || box.right > outer.right + 1 || box.top < outer.top - 1 || box.bottom > outer.bottom + 1;
  const over = shown.flatMap((one, at) => shown.slice(at + 1).filter((other) => !apart(one[1], other[1])).map((other) => [one[0], other[0]]));
  return { texts: shown.length, over, outside: shown.filter(outside).map(([text]) => text) };
}"""  # noqa: E501
LONG = ["Safeguarding partnership of three boroughs", "M" * 30 + " " + "W" * 29, "Parents", "GPs"]


@pytest.mark.parametrize("count", [9, 20, 40])
@pytest.mark.parametrize("width", [320, 1000])
def test_no_label_lies_over_another(new_page: Callable[..., Page], count: int, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    degrees = [("high", "high"), ("high", "low"), ("low", "high")]
    seats = [
        {"id": f"s{n}", "who": LONG[n % 4], "power": power, "interest": interest}
        for n in range(count)
        for power, interest in [degrees[n % 3]]
    ]
    ties = [tie(f"s{n}", f"s{(7 * n + 3) % count}", like="stressful") for n in range(count)]
    shown = start_with(page, {"seats": seats, "ties": ties})
    numbers = width < 500 or count > 9
    for name, least in ((".pw-map", count), (".pw-grid", 2 * count)):
        found = shown.locator(f".pw-work {name}").evaluate(OVERLAPS)
        assert (found["over"], found["outside"]) == ([], []), name
        assert found["texts"] >= least
    visible = shown.locator(".pw-work .pw-map .pw-number").first
    expect(visible).to_be_visible() if numbers else expect(visible).to_be_hidden()
    assert fits(page)


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
