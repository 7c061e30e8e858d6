"""What might identify somebody is pointed at in tools: beside the box, and before it goes out."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from partnership.activities.tools.compact import compact
from tests.activities.test_tools import TOOLS, every_tool
from tests.browser.activity_hands import hands_of, no_violations
from tests.browser.test_health_check import TOOL as HEALTH
from tests.browser.test_health_check import answers
from tests.browser.tool_hands import choose, example_of, open_tool, save, work_kept
from tests.tool_files import saved

AGREEMENT = "pre-partnership-agreement"
PURPOSE = "It is for this, in one sentence"
WORDS = "Priya Shah of Charlotte Mason Nursery, 12 High Street, Leigh, WN7 1AB, from 12/01/2027."
NOTE = "“Priya Shah” looks like a name. A role often does as well."
NAME = "Mrs Adeyemi"


@pytest.mark.parametrize(("way", "kind"), [("http", "keyboard"), ("file", "mouse")])
def test_a_quiet_note_stands_beside_a_box_once_it_is_left(page: Page, way: str, kind: str) -> None:
    hands, shown = hands_of(kind, page), open_tool(page, AGREEMENT, way)
    box, note = shown.get_by_label(PURPOSE), shown.locator(".pw-noted")
    hands.write(box, WORDS)
    expect(note).to_have_count(0)
    page.keyboard.press("Tab")
    # The nursery, its address and the day belong in an agreement.
    expect(note.locator("p")).to_have_text(NOTE)
    expect(shown.locator("p.pw-hidden[role=status]")).to_have_text(
        "Please look again: “Priya Shah” looks like a name."
    )
    expect(box).to_have_accessible_description(NOTE)
    if way == "http":
        no_violations(page)
    assert work_kept(page, AGREEMENT)["answers"] == {"purpose": WORDS}, "nothing is stopped"
    hands.press(shown.get_by_role("button", name="“Priya Shah” is fine"))
    expect(box).to_be_focused()
    expect(note).to_have_count(0)
    expect(box).to_have_accessible_description("")
    # What is fine is not asked about again before it goes out.
    assert save(page, shown, "Save as a Word document", hands)


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_what_was_called_fine_is_kept_with_the_work_until_its_text_changes(
    page: Page, kind: str
) -> None:
    hands, shown = hands_of(kind, page), open_tool(page, AGREEMENT)
    box, note = shown.get_by_label(PURPOSE), shown.locator(".pw-noted")
    hands.write(box, f"{NAME} and Priya Shah decide.")
    page.keyboard.press("Tab")
    hands.press(shown.get_by_role("button", name=f"“{NAME}” is fine"))
    expect(note.locator("p")).to_contain_text("“Priya Shah” looks like a name.")
    page.reload()
    expect(box).to_have_value(f"{NAME} and Priya Shah decide.")
    expect(note.locator("p")).to_have_text(NOTE)
    hands.press(shown.get_by_role("button", name="Save as a Word document"))
    asked = shown.get_by_role("group", name="Before you save")
    expect(asked.get_by_role("listitem")).to_have_count(1)
    hands.press(asked.get_by_role("button", name="Not yet"))
    for text in ("Parents decide.", f"{NAME} decides."):
        hands.write(box, text)
        page.keyboard.press("Tab")
        expect(note).to_have_count(int(NAME in text))


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_each_place_is_listed_before_it_goes_out_and_can_be_gone_to(page: Page, kind: str) -> None:
    hands, shown = hands_of(kind, page), open_tool(page, HEALTH.id)
    work = answers(("chair", 4, f"It was {NAME} who rang."), ("member", 2, ""))
    choose(page, hands, shown, saved(HEALTH, work))
    expect(shown.get_by_text("Brought in.")).to_be_focused()
    shown.get_by_label("Whose answers?").select_option("1")
    expect(shown.get_by_label("1. What did you see")).to_have_value("")

    asked = shown.get_by_role("group", name="Before you save")
    hands.press(shown.get_by_role("button", name="Save as a table"))
    expect(asked.get_by_text("Please look again: 1 thing in your writing")).to_be_focused()
    expect(asked).to_contain_text(f"“{NAME}” looks like a name.")
    no_violations(page)
    hands.press(asked.get_by_role("button", name="Not yet"))
    expect(shown.get_by_role("button", name="Save as a table")).to_be_focused()

    hands.press(shown.get_by_role("button", name="Save as a table"))
    hands.press(asked.get_by_role("button", name=f"Go there: {NAME}, in Chair: "))
    box = shown.get_by_label("1. What did you see")
    expect(box).to_be_focused()
    selected = "box => box.value.slice(box.selectionStart, box.selectionEnd)"
    assert box.evaluate(selected) == NAME

    for button in ("Save as a Word document", "Save as a table", "Save as a file"):
        hands.press(shown.get_by_role("button", name=button))
        go = asked.get_by_role("button", name="It is fine: go on")
        with page.expect_download() as download:
            hands.press(go)
        assert download.value.path().stat().st_size
    assert save(page, shown, "Save an invitation", hands), "nobody's answers are in it"


def test_nothing_goes_to_paper_unasked(page: Page) -> None:
    page.add_init_script("globalThis.print = () => { globalThis.printed = true }")
    hands, shown = hands_of("mouse", page), open_tool(page, AGREEMENT)
    hands.write(shown.get_by_label(PURPOSE), f"{NAME} decides.")
    hands.press(shown.get_by_role("button", name="Print the report"))
    asked = shown.get_by_role("group", name="Before you save")
    expect(asked).to_contain_text(f"In “Purpose: {PURPOSE}”")
    assert not page.evaluate("globalThis.printed")
    hands.press(asked.get_by_role("button", name="It is fine: go on"))
    assert page.evaluate("globalThis.printed")


def written(
    shape: dict[str, Any], value: Any, path: tuple[Any, ...] = ()
) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every text that somebody wrote."""
    if isinstance(value, str):
        if shape.get("type") == "string" and not {"pattern", "enum", "const"} & shape.keys():
            yield path
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from written(shape["items"], one, (*path, place))
    elif isinstance(value, dict):
        inside = next(iter(shape.get("patternProperties", {}).values()), {})
        for name, one in value.items():
            yield from written(shape.get("properties", {}).get(name, inside), one, (*path, name))


def instead(work: Any, path: tuple[Any, ...], text: str) -> Any:
    """Return work with another text at one place."""
    found = copy.deepcopy(work)
    holder = found
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = text
    return found


def one_of_each_kind(name: str) -> list[tuple[Any, ...]]:
    """Return the path of one text of each kind in a tool's example; the latest of a list."""
    shape = compact(TOOLS[name].WORK.model_json_schema())
    paths = written(shape, example_of(name))
    return list({tuple(s for s in path if isinstance(s, str)): path for path in paths}.values())


NEAR = """one => one.matches("textarea, input") ? one.value
  : one.closest("li, section").textContent"""


@every_tool
def test_every_text_is_looked_at_and_gone_to_by_the_name_of_its_place(
    page: Page, name: str
) -> None:
    shown = open_tool(page, name)
    # The ids of what can be chosen are texts in a form, and a name is no id.
    chosen = {
        one.id for one in getattr(TOOLS[name], "fields", tuple)() if one.kind in ("choice", "day")
    }
    kinds = [path for path in one_of_each_kind(name) if not chosen & set(path)]
    assert kinds
    bring = shown.get_by_label("Bring in a saved file")
    for path in kinds[:14]:
        work = instead(example_of(name), path, NAME)
        bring.set_input_files(
            {"name": "w.json", "mimeType": "", "buffer": saved(TOOLS[name], work)}
        )
        replace = shown.get_by_role("button", name="Put the file in its place")
        brought = shown.get_by_text(re.compile("^Brought in"))
        expect(replace.or_(brought).first).to_be_visible()
        if replace.is_visible():
            replace.click()
        expect(brought).to_be_focused()
        shown.get_by_role("button", name="Save as a Word document").click()
        asked = shown.get_by_role("group", name="Before you save")
        expect(asked, str(path)).to_contain_text(f"“{NAME}” looks like a name.")
        place = asked.get_by_role("listitem").first.text_content() or ""
        assert "undefined" not in place, (path, place)
        asked.get_by_role("button", name="Go there").first.click()
        there = shown.locator("*:focus")
        expect(there, f"{path}: {place}").to_have_count(1)
        # A version is not written in: one goes to where it can be put back or deleted.
        wanted = "Versions (" if path[0] == "versions" and path[2] == "answers" else NAME
        assert wanted in there.evaluate(NEAR), (path, place)
