"""Reflection prompts in a page: scaffolds, words, keeping, and the check for identifying detail."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities.reflect.model import CONFIDENTIALITY, read_prompt
from partnership.activities.reflect.scaffold import scaffolds
from partnership.paths import datasets
from tests.activity_pages import book_of, served_folder
from tests.browser.activity_hands import SCREENS, fits, hands_of, kept, no_violations
from tests.browser.stored import store

PROMPT = read_prompt(datasets() / "prompts" / "my-own-definition.yaml")
NAME = f"{PROMPT.page}:{PROMPT.id}"
GIBBS = scaffolds()[0]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prompts = f"```{{prompt}} {PROMPT.id}\n```\n\n```{{prompt}} one-time-together\n```\n"
    page = f"# A page\n\n## A section\n\n{prompts}"
    return book_of(tmp_path_factory.mktemp("reflect") / "course", {PROMPT.page: page})


@pytest.fixture(scope="module")
def site(book: Path) -> Iterator[str]:
    with served_folder(book) as address:
        yield f"{address}/{PROMPT.page}.html"


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, book: Path, site: str) -> str:
    return site if request.param == "http" else (book / f"{PROMPT.page}.html").as_uri()


def open_prompt(page: Page, address: str) -> Locator:
    page.goto(address)
    prompt = page.locator(f"[data-activity={PROMPT.id}][data-ready] .pw-activity")
    prompt.wait_for()
    return prompt


def start_with(page: Page, address: str, responses: object) -> None:
    page.goto(address)
    store(page, {NAME: json.dumps(responses)})


def box(prompt: Locator, label: str) -> Locator:
    return prompt.get_by_role("textbox", name=label, exact=True)


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_a_scaffold_gives_each_stage_a_box_and_keeps_what_is_written(
    page: Page, address: str, kind: str
) -> None:
    prompt = open_prompt(page, address)
    hands = hands_of(kind, page)
    hands.select(prompt.get_by_role("combobox", name="Set it out as"), "gibbs")
    for stage in GIBBS["stages"]:
        hands.write(box(prompt, stage["label"]), f"About {stage['id']}")
    expect(prompt.locator(".pw-actions .pw-count")).to_have_text("12 words")
    hands.press(prompt.get_by_role("button", name="Save a copy to keep"))
    again = open_prompt(page, address)
    for stage in GIBBS["stages"]:
        expect(box(again, stage["label"])).to_have_value(f"About {stage['id']}")
    responses = kept(page, NAME)
    written = PROMPT.written(responses)
    assert "Feelings\nAbout feelings" in written
    assert all(response["at"] > 0 for response in responses.values())


def test_text_in_one_scaffold_waits_while_another_is_shown(page: Page, address: str) -> None:
    prompt = open_prompt(page, address)
    hands = hands_of("mouse", page)
    chooser = prompt.get_by_role("combobox", name="Set it out as")
    hands.write(prompt.get_by_role("textbox"), "No headings for me.")
    hands.select(chooser, "driscoll")
    expect(prompt.get_by_text("You have also written here as: My own way.")).to_be_visible()
    expect(prompt.get_by_role("textbox")).to_have_count(3)
    hands.write(box(prompt, "So what?"), "It matters.")
    hands.select(chooser, "free")
    expect(prompt.get_by_role("textbox")).to_have_value("No headings for me.")
    with page.expect_download() as download:
        prompt.get_by_role("button", name="Save a copy to keep").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert "No headings for me." in text
    assert "So what?\nIt matters." in text


def test_an_answer_from_before_there_were_scaffolds_is_shown(page: Page, address: str) -> None:
    old = {PROMPT.id: {"answer": "Working as one.", "fingerprint": PROMPT.fingerprint}}
    start_with(page, address, old)
    prompt = open_prompt(page, address)
    expect(prompt.get_by_role("textbox")).to_have_value("Working as one.")
    expect(prompt.get_by_role("combobox")).to_have_value("free")


def test_an_answer_to_a_changed_prompt_is_set_aside(page: Page, address: str) -> None:
    start_with(page, address, {PROMPT.id: {"answer": "Old words.", "fingerprint": "older"}})
    prompt = open_prompt(page, address)
    expect(prompt.get_by_text("Your old text has been set aside")).to_be_visible()
    hands_of("mouse", page).write(prompt.get_by_role("textbox"), "New words.")
    prompt.get_by_role("combobox").focus()
    assert kept(page, NAME)[f"{PROMPT.id}@older"]["answer"] == "Old words."


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_likely_names_are_pointed_at_and_nothing_is_stopped(
    page: Page, address: str, kind: str
) -> None:
    prompt = open_prompt(page, address)
    hands = hands_of(kind, page)
    hands.write(prompt.get_by_role("textbox"), "We met Mrs Patel at SW1A 1AA.")
    summary = prompt.locator(".pw-watch [role=status]")
    expect(summary).to_have_text("Please look again: 2 things here might identify someone.")
    hands.press(prompt.get_by_role("button", name="Show me Mrs Patel"))
    selected = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
    assert prompt.get_by_role("textbox").evaluate(selected) == "Mrs Patel"
    hands.press(prompt.get_by_role("button", name="It is fine: Mrs Patel"))
    expect(prompt.get_by_role("button", name="Show me SW1A 1AA")).to_be_focused()
    expect(summary).to_have_text("Please look again: 1 thing here might identify someone.")
    hands.write(prompt.get_by_role("textbox"), "We met a grandmother.")
    expect(summary).to_have_text("")
    assert PROMPT.written(kept(page, NAME)) == "We met a grandmother."


def test_what_was_called_fine_stays_so_until_its_text_changes(page: Page, site: str) -> None:
    prompt, hands = open_prompt(page, site), hands_of("keyboard", page)
    hands.write(prompt.get_by_role("textbox"), "We met Mrs Patel at SW1A 1AA.")
    hands.press(prompt.get_by_role("button", name="It is fine: Mrs Patel"))
    summary = prompt.locator(".pw-watch [role=status]")
    one = "Please look again: 1 thing here might identify someone."
    expect(summary).to_have_text(one)
    page.reload()
    expect(summary).to_have_text(one)
    for text, told in (("A grandmother.", ""), ("It was Mrs Patel.", one)):
        hands.write(prompt.get_by_role("textbox"), text)
        expect(summary).to_have_text(told)


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_what_was_written_can_be_cleared(page: Page, address: str, kind: str) -> None:
    prompt = open_prompt(page, address)
    hands = hands_of(kind, page)
    hands.write(prompt.get_by_role("textbox"), "Soon gone.")
    hands.press(prompt.get_by_role("button", name="Clear my answers"))
    hands.press(prompt.get_by_role("button", name="Yes, clear them"))
    expect(prompt.get_by_role("textbox")).to_have_value("")
    assert kept(page, NAME) == {}


def test_two_tabs_show_the_same_text(page: Page, site: str) -> None:
    first = open_prompt(page, site)
    second = open_prompt(page.context.new_page(), site)
    hands_of("mouse", page).write(first.get_by_role("textbox"), "Seen twice.")
    expect(second.get_by_role("textbox")).to_have_value("Seen twice.")


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_and_it_fits(
    new_page: Callable[..., Page], site: str, screen: str
) -> None:
    page = new_page(**SCREENS[screen])
    prompt = open_prompt(page, site)
    no_violations(page)
    prompt.get_by_role("combobox").select_option("gibbs")
    box(prompt, "Description").fill("Mrs Patel rang 07700 900123.")
    expect(prompt.get_by_role("button", name="Show me Mrs Patel")).to_be_visible()
    no_violations(page)
    assert fits(page)


def test_without_javascript_the_prompt_can_be_read(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address)
    printed = page.locator(f"[data-activity={PROMPT.id}] .pw-printed")
    expect(printed).to_contain_text(PROMPT.question)
    expect(printed).to_contain_text(CONFIDENTIALITY)


def test_on_paper_there_is_what_was_written_and_no_buttons(page: Page, site: str) -> None:
    prompt = open_prompt(page, site)
    hands_of("mouse", page).write(prompt.get_by_role("textbox"), "For paper.")
    page.emulate_media(media="print")
    expect(prompt.get_by_text(PROMPT.question)).to_be_visible()
    expect(prompt.get_by_role("textbox")).to_be_visible()
    expect(prompt.get_by_role("button")).to_have_count(0)
