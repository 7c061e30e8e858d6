"""Marking at the desk, in a real browser, on a real gradebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from autograder.course import Course
from autograder.marks.ledger import open_ledger
from tests.autograder.marking_course import SMALL
from tests.browser.desk_hands import (
    CELL,
    LEADER,
    no_violations,
    opened,
    saved,
    script_on,
)
from tests.desk_server import DeskServer


def test_the_mouse_does_the_same(page: Page, course: Course, bob: DeskServer) -> None:
    with open_ledger(course) as ledger:
        script = min(ledger.names(LEADER))
    opened(page, bob, f"{SMALL}/{CELL}/marker/{script}")
    fieldsets = page.locator("fieldset.criterion")
    for number, level in enumerate((3, 1, 4, 2, 2)):
        fieldsets.nth(number).locator("label:has(input[type=radio])").nth(level).click()
    expect(page.locator("#total")).to_have_text("17 of 30")
    expect(page.locator("#band")).to_have_text("Lower second (50–59%)")
    fieldsets.nth(2).locator("label:has(input:checked)").click()  # it opens, and is as it was
    page.get_by_role("button", name="4.5 marks for link to practice").click()
    expect(page.locator("#total")).to_have_text("17.5 of 30")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#total")).to_have_text("17 of 30")
    page.get_by_label("Comment on the answer as a whole").fill("Say who else was in the room.")
    saved(page)
    page.reload()
    expect(page.locator("#total")).to_have_text("17 of 30")
    expect(page.get_by_label("Comment on the answer as a whole")).to_have_value(
        "Say who else was in the room."
    )
    page.get_by_role("button", name="History").click()
    expect(page.get_by_role("dialog")).to_contain_text("bob (first marker) gave marks")


def test_a_change_is_not_called_saved_until_the_server_has_it(page: Page, ann: DeskServer) -> None:
    opened(page, ann)
    state = page.evaluate(
        """() => {
          document.querySelector("fieldset.criterion input[type=radio]:not(:checked)").click();
          return document.getElementById("saved").dataset.state;
        }"""
    )
    assert state == "saving"
    saved(page)
    rows = ann.get(f"sheet/{SMALL}/{CELL}/marker")["rows"]
    assert [row["mine"] is not None for row in rows if row["script"] == script_on(page)] == [True]


def test_keys_of_one_character_can_be_switched_off(page: Page, ann: DeskServer) -> None:
    opened(page, ann)
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Use keys of one character").press("Space")
    page.keyboard.press("Escape")
    before = script_on(page), page.locator("#total").inner_text()
    for key in "1n5sfl":
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert (script_on(page), page.locator("#total").inner_text()) == before
    page.reload()  # it is remembered
    expect(page.locator("#work")).to_be_visible()
    page.keyboard.press("l")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Keys").press("Enter")
    page.get_by_role("checkbox", name="Use keys of one character").press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing(new_page: Callable[..., Page], ann: DeskServer, colours: str) -> None:
    page = opened(new_page(color_scheme=colours), ann)
    no_violations(page)
    page.keyboard.press("c")
    page.keyboard.type("say")
    no_violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    for key in ("?", "l", "e", "h", "a"):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        no_violations(page)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("size", [(320, 640), (820, 1180), (320, 256)])
def test_it_fits_a_phone_a_tablet_and_a_zoomed_page(
    new_page: Callable[..., Page], ann: DeskServer, size: tuple[int, int]
) -> None:
    page = new_page(viewport={"width": size[0], "height": size[1]}, has_touch=True)
    opened(page, ann)
    no_violations(page)
    page.locator("fieldset.criterion label:has(input)").nth(2).tap()
    expect(page.locator("#total")).to_be_in_viewport() if size[1] > 480 else None
    page.get_by_role("button", name="Alike").tap()
    expect(page.get_by_role("dialog")).to_be_visible()
    no_violations(page)


def test_exemplars_and_like_answers_are_a_key_away(page: Page, ann: DeskServer) -> None:
    place = f"{SMALL}/{CELL}/marker"
    scripts = [row["script"] for row in ann.get(f"sheet/{place}")["rows"]]
    shared = (
        script
        for script in scripts
        if any(other["passages"] for other in ann.get(f"alike/{place}/{script}")["others"])
    )
    opened(page, ann, f"{place}/{next(shared)}")
    page.keyboard.press("Shift+Digit4")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", level=3)).to_contain_text("Upper second")
    page.keyboard.press("1")
    expect(dialog.get_by_role("heading", level=3)).to_contain_text("Fail")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.keyboard.press("a")
    expect(dialog).to_contain_text("% alike")
    expect(dialog.locator("mark").first).to_be_visible()
    other = dialog.get_by_role("button", name="Mark ").first
    wanted = other.inner_text().removeprefix("Mark ")
    other.press("Enter")
    expect(page.locator("#answer-name")).to_have_text(f"Answer {wanted}")
    page.get_by_label("Order").select_option("alike")
    expect(page.locator("#progress-words")).to_contain_text("of 30 done")
