"""Forms: what they say of a choice, what is left to do, and versions that are kept and compared."""

from __future__ import annotations

import io

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests.browser.activity_hands import hands_of, no_violations
from tests.browser.tool_hands import every_way, open_tool, save, work_kept

AGREEMENT, SHARING = "pre-partnership-agreement", "information-sharing"
every_hand = pytest.mark.parametrize("kind", ["mouse", "keyboard"])


def choose(page: Page, kind: str, shown: Locator, question: str, answer: str) -> Locator:
    group = shown.get_by_role("group", name=question)
    hands_of(kind, page).choose(group.get_by_role("radio", name=answer, exact=True))
    return group


@every_way
@every_hand
def test_consent_is_looked_at_twice_and_what_to_ask_is_listed(
    page: Page, way: str, kind: str
) -> None:
    shown = open_tool(page, SHARING, way)
    group = choose(page, kind, shown, "On what basis would", "Consent")
    expect(group.get_by_role("status")).to_contain_text("rarely the right one")
    expect(group.get_by_role("status")).to_contain_text("Source: Department for Education (2024)")
    todo = shown.locator(".pw-todo")
    expect(todo).to_contain_text("You named consent as the basis")
    choose(page, kind, shown, "On what basis would", "A public task")
    expect(todo).not_to_contain_text("You named consent as the basis")


def test_danger_and_whom_to_ask_stand_before_the_first_question(page: Page) -> None:
    shown = open_tool(page, SHARING)
    first, ask, part = (
        shown.get_by_text(text).first.bounding_box()
        for text in ("If a child is in danger now", "Whom to ask:", "What is it about?")
    )
    assert first
    assert ask
    assert part
    assert first["y"] < ask["y"] < part["y"]
    expect(shown).to_contain_text("was checked on 22 November 2026")
    assert "legal advice" not in (page.locator("body").text_content() or "").lower()


@pytest.mark.parametrize("nation", ["Scotland", "Wales", "Northern Ireland"])
def test_another_nation_is_signposted_with_its_source(page: Page, nation: str) -> None:
    shown = open_tool(page, SHARING)
    group = choose(page, "mouse", shown, "Where is the family?", nation)
    expect(group.get_by_role("status")).to_contain_text("Source: ")
    expect(shown.locator(".pw-todo")).to_contain_text(f"Ask what differs in {nation}.")


@every_hand
def test_a_version_is_kept_compared_gone_back_to_and_deleted(page: Page, kind: str) -> None:
    hands = hands_of(kind, page)
    shown = open_tool(page, AGREEMENT)
    hands.press(shown.get_by_role("button", name="Keep this as a version"))
    expect(shown.get_by_role("alert").first).to_have_text("There is nothing to keep yet.")

    purpose = shown.get_by_label("It is for this, in one sentence")
    hands.write(purpose, "One story. Told once.")
    choose(page, kind, shown.get_by_role("region", name="Roles"), "Where do we stand", "Still open")
    expect(shown.locator(".pw-todo")).to_contain_text("Roles: still open")
    hands.write(shown.get_by_label("Name of this version"), "Before May")
    hands.press(shown.get_by_role("button", name="Keep this as a version"))
    expect(shown.get_by_role("heading", name="Versions (1)")).to_be_focused()

    inside = shown.locator(".pw-inside")
    hands.press(inside.locator("summary"))
    expect(inside).to_contain_text("One story. Told once.")
    expect(inside).to_contain_text("Nothing changed.")
    expect(inside.locator("dd")).to_have_text(["One story. Told once.", "Still open"])
    hands.write(purpose, "One story. Heard by all.")
    choose(page, kind, shown.get_by_role("region", name="Roles"), "Where do we stand", "Agreed")
    expect(inside).to_contain_text("2 answers changed.")
    expect(inside.locator("ins")).to_have_text(["Heard by all."])
    expect(inside.locator("dd")).to_have_text(["One story. Told once.", "Still open"])
    no_violations(page)
    hands.press(shown.get_by_role("button", name="Show what changed"))
    changes = shown.get_by_role("region", name="What changed")
    expect(changes).to_be_focused()
    expect(changes).to_contain_text("2 answers changed.")
    expect(changes.locator("del")).to_have_text(["Told once."])
    expect(changes.locator("ins")).to_have_text(["Heard by all."])
    expect(changes).to_contain_text("From “Still open” to “Agreed”.")

    hands.press(shown.get_by_role("button", name="Go back to Before May"))
    hands.press(shown.get_by_role("button", name="Yes, go back to it"))
    expect(shown.get_by_label("It is for this, in one sentence")).to_have_value(
        "One story. Told once."
    )
    hands.press(shown.get_by_role("button", name="Delete Before May"))
    hands.press(shown.get_by_role("button", name="Yes, delete it"))
    expect(shown.get_by_role("heading", name="Versions (0)")).to_be_focused()
    assert work_kept(page, AGREEMENT)["versions"] == []


@every_hand
def test_the_word_document_says_what_changed_unless_it_is_not_to(page: Page, kind: str) -> None:
    hands, shown = hands_of(kind, page), open_tool(page, AGREEMENT)
    purpose = shown.get_by_label("It is for this, in one sentence")
    hands.write(purpose, "One story. Told once.")
    hands.write(shown.get_by_label("Name of this version"), "Before May")
    hands.press(shown.get_by_role("button", name="Keep this as a version"))
    expect(shown.get_by_role("heading", name="Versions (1)")).to_be_focused()
    changed = "What changed since “Before May”"
    assert changed not in said_in(save(page, shown, "Save as a Word document", hands))
    hands.write(purpose, "One story. Heard by all.")
    said = said_in(save(page, shown, "Save as a Word document", hands))
    place = said.index(changed)
    assert said[place + 1 : place + 4] == [
        "Purpose: It is for this, in one sentence. Changed.",
        "Taken out: Told once.",
        "Put in: Heard by all.",
    ]
    hands.tick(shown.get_by_role("checkbox", name="Say in the document what changed"))
    assert changed not in said_in(save(page, shown, "Save as a Word document", hands))


def said_in(content: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(content)).paragraphs]


def test_the_next_record_begins_empty_and_the_last_one_stays(page: Page) -> None:
    hands = hands_of("mouse", page)
    shown = open_tool(page, SHARING)
    hands.write(shown.get_by_label("What might be shared"), "That he was late.")
    hands.write(shown.get_by_label("Reference for this record"), "12/3")
    hands.press(shown.get_by_role("button", name="Keep this as a record"))
    hands.press(shown.get_by_role("button", name="Begin an empty one"))
    hands.press(shown.get_by_role("button", name="Yes, empty it"))
    expect(shown.get_by_label("What might be shared")).to_have_value("")
    kept = work_kept(page, SHARING)
    assert kept["answers"] == {}
    assert kept["versions"][0]["answers"] == {"what": "That he was late."}
    hands.press(shown.locator(".pw-inside summary"))
    expect(shown.locator(".pw-inside dd")).to_have_text("That he was late.")
    expect(shown.locator(".pw-inside")).not_to_contain_text("changed")


def test_a_button_can_be_pressed_straight_from_a_box_whose_text_moves_the_page(page: Page) -> None:
    hands = hands_of("mouse", page)
    shown = open_tool(page, AGREEMENT)
    box = shown.get_by_label("It is for this, in one sentence")
    hands.write(box, "One story.")
    keep = shown.get_by_role("button", name="Keep this as a version")
    keep.scroll_into_view_if_needed()
    place = keep.bounding_box()
    assert place
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.mouse.down()
    expect(box).not_to_be_focused()
    page.mouse.up()
    expect(shown.get_by_role("heading", name="Versions (1)")).to_be_focused()
    assert work_kept(page, AGREEMENT)["versions"][0]["answers"] == {"purpose": "One story."}


def test_what_is_written_is_shown_as_text_and_never_as_markup(page: Page) -> None:
    hands = hands_of("mouse", page)
    shown = open_tool(page, AGREEMENT)
    nasty = "<img src=x onerror=alert(1)> & “quotes”"
    hands.write(shown.get_by_label("It is for this, in one sentence"), nasty)
    hands.press(shown.get_by_role("button", name="Keep this as a version"))
    hands.write(shown.get_by_label("It is for this, in one sentence"), "Plain.")
    hands.press(shown.get_by_role("button", name="Show what changed"))
    expect(shown.locator(".pw-changes del")).to_have_text(nasty)
    assert page.locator(".pw-tool img").count() == 0
