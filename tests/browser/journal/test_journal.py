"""My journal in a page: what was done, taking it away, bringing it back, clearing it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from partnership.activities.responses import response_to
from partnership.portfolio.journal import read_journal
from tests.browser.activity_hands import SCREENS, fits, hands_of, no_violations
from tests.browser.journal_hands import (
    ANSWERS,
    CHAPTER,
    PROMPT,
    QUIZ,
    WRITING,
    choose_file,
    everything,
    open_journal,
    start_with,
    summary,
    written,
)
from tests.journals import FAULTY, journal, response


def test_what_was_written_in_a_chapter_is_in_the_journal(page: Page, address: str) -> None:
    page.goto(f"{address}/{CHAPTER}.html")
    page.locator("[data-ready]").get_by_role("textbox").fill("Working as one.")
    page.locator("[data-ready]").get_by_role("combobox").focus()
    shown = open_journal(page, address)
    expect(shown.get_by_text("Working as one.")).to_be_visible()
    expect(summary(shown)).to_contain_text("You have done 1 of ")
    row = shown.get_by_role("listitem").filter(has_text=PROMPT.title)
    expect(row).to_contain_text("Done")
    row.get_by_role("link", name=PROMPT.title).click()
    expect(page.locator(f"#activity-{PROMPT.id}")).to_be_in_viewport()


def test_an_empty_journal_says_where_the_work_may_be_and_saves_no_empty_file(
    page: Page, address: str
) -> None:
    shown = open_journal(page, address)
    where = shown.get_by_text("in that browser")
    save = shown.get_by_role("button", name="Save everything as one file")
    expect(where).to_be_visible()
    expect(save).to_be_hidden()
    # What was stored cannot always be read, so it can always be cleared.
    expect(shown.get_by_role("button", name="Clear everything")).to_be_visible()
    shown.get_by_text("Standards to work to").click()
    shown.get_by_label("Your standards, one on each line").fill("Work with others.")
    page.keyboard.press("Tab")
    expect(where).to_be_hidden()
    expect(save).to_be_visible()
    page.goto(f"{address}/{CHAPTER}.html")
    page.locator("[data-ready]").get_by_role("textbox").fill("Working as one.")
    page.locator("[data-ready]").get_by_role("combobox").focus()
    shown = open_journal(page, address)
    expect(shown.get_by_text("Working as one.")).to_be_visible()
    expect(where).to_be_hidden()
    expect(save).to_be_visible()


def test_work_done_before_an_activity_moved_to_its_page_counts(page: Page, site: str) -> None:
    shown = start_with(page, site, {f"old-page:{PROMPT.id}": written("Before.")[WRITING]})
    row = shown.get_by_role("listitem").filter(has_text=PROMPT.title)
    expect(row).to_contain_text("Before.")
    page.goto(f"{site}/{CHAPTER}.html")
    expect(page.locator("[data-ready]").get_by_role("textbox")).to_have_value("Before.")


def test_a_quiz_says_how_far_one_has_got(page: Page, address: str) -> None:
    some = {item.id: response_to(item, item.best_answer()) for item in QUIZ.items[:3]}
    shown = start_with(page, address, {ANSWERS: some})
    row = shown.get_by_role("listitem").filter(has_text=QUIZ.title)
    expect(row).to_contain_text(f"3 of {len(QUIZ.items)} done")


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_everything_is_saved_cleared_and_brought_back(
    page: Page, address: str, kind: str, tmp_path: Path
) -> None:
    some = {item.id: response_to(item, item.best_answer()) for item in QUIZ.items[:2]}
    shown = start_with(page, address, {**written("Working as one.", at=5), ANSWERS: some})
    hands = hands_of(kind, page)
    before = everything(page)
    with page.expect_download() as download:
        hands.press(shown.get_by_role("button", name="Save everything as one file"))
    file = tmp_path / "journal.json"
    download.value.save_as(file)
    saved = read_journal(file)
    assert PROMPT.written(saved.responses(CHAPTER, PROMPT.id)) == "Working as one."
    assert QUIZ.score(saved.responses(CHAPTER, QUIZ.id)).answered == 2

    hands.press(shown.get_by_role("button", name="Clear everything"))
    hands.press(shown.get_by_role("button", name="No, keep it"))
    assert everything(page) == before
    hands.press(shown.get_by_role("button", name="Clear everything"))
    hands.press(shown.get_by_role("button", name="Yes, clear everything"))
    assert everything(page) == {}
    expect(shown.get_by_text("Working as one.")).to_have_count(0)
    expect(summary(shown)).to_have_text("Everything is cleared.")

    choose_file(page, hands, shown, file.name, file.read_bytes())
    expect(shown.get_by_text("3 answers new here.")).to_be_focused()
    hands.press(shown.get_by_role("button", name="Bring it in"))
    expect(summary(shown)).to_have_text("Brought in: 3 answers.")
    expect(shown.get_by_text("Working as one.")).to_be_visible()
    back = everything(page)
    assert {key: set(one) for key, one in back.items()} == {k: set(v) for k, v in before.items()}
    assert back[WRITING] == before[WRITING]


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_file_is_refused_and_nothing_is_lost(page: Page, site: str, name: str) -> None:
    shown = start_with(page, site, written("Mine."))
    before = everything(page)
    choose_file(page, hands_of("mouse", page), shown, "journal.json", FAULTY[name][1])
    expect(shown.get_by_role("alert")).to_contain_text("Nothing here was changed.")
    assert everything(page) == before
    expect(shown.get_by_text("Mine.")).to_be_visible()


def test_a_file_of_another_kind_is_named_and_not_called_damaged(page: Page, site: str) -> None:
    shown = start_with(page, site, written("Mine."))
    choose_file(page, hands_of("mouse", page), shown, "my-portfolio.docx", b"PK\x03\x04")
    expect(shown.get_by_role("alert")).to_have_text(
        "That is a Word document and no saved journal. Nothing here was changed."
        " Choose the file that “Save everything as one file” gave: its name ends in .json."
    )
    choose_file(page, hands_of("mouse", page), shown, "my-journal.json", b"{")
    expect(shown.get_by_role("alert")).to_contain_text("That file is damaged")


def test_a_file_of_fifty_megabytes_is_not_even_read(page: Page, site: str, tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    shown = start_with(page, site, written("Mine."))
    page.evaluate("() => { Blob.prototype.arrayBuffer = () => { throw new Error('read') } }")
    shown.get_by_label("Bring in a saved journal").set_input_files(file)
    expect(shown.get_by_role("alert")).to_contain_text("far too large")


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
@pytest.mark.parametrize(("choice", "text"), [(None, "Newer."), ("here", "Older.")])
def test_where_two_differ_the_learner_chooses(
    page: Page, address: str, kind: str, choice: str | None, text: str
) -> None:
    shown = start_with(page, address, written("Older.", at=1_000))
    hands = hands_of(kind, page)
    choose_file(page, hands, shown, "journal.json", journal(written("Newer.", at=2_000)))
    question = shown.get_by_role("group", name=PROMPT.title)
    expect(
        question.get_by_role("radio", name="From the file, 1 January 1970: Newer.")
    ).to_be_checked()
    if choice:
        hands.choose(question.locator(f"input[value={choice}]"))
    assert everything(page)[WRITING][PROMPT.id]["answer"] == "Older.", "nothing before it is asked"
    hands.press(shown.get_by_role("button", name="Bring it in"))
    assert everything(page)[WRITING][PROMPT.id]["answer"] == text


def test_leaving_a_file_changes_nothing(page: Page, site: str) -> None:
    shown = start_with(page, site, written("Mine."))
    choose_file(page, hands_of("mouse", page), shown, "j.json", journal(written("Theirs.")))
    shown.get_by_role("button", name="Leave it").click()
    expect(summary(shown)).to_have_text("Nothing was changed.")
    assert everything(page)[WRITING][PROMPT.id]["answer"] == "Mine."


def test_script_in_a_file_stays_text(page: Page, site: str, tmp_path: Path) -> None:
    text = "<img src=x onerror=alert(1)></p><script>alert(2)</script>"
    shown = start_with(page, site, {})
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    choose_file(page, hands_of("mouse", page), shown, "j.json", journal(written(text)))
    shown.get_by_role("button", name="Bring it in").click()
    expect(shown.get_by_text(text)).to_be_visible()
    for button, name in (("Save to read", "j.html"), ("Save to edit", "j.md")):
        with page.expect_download() as download:
            shown.get_by_role("button", name=button).click()
        download.value.save_as(tmp_path / name)
    assert "<img" not in (tmp_path / "j.md").read_text(encoding="utf-8")
    page.goto((tmp_path / "j.html").as_uri())
    expect(page.get_by_text(text)).to_be_visible()
    assert page.locator("img, script").count() == 0


def test_a_full_device_is_said_and_all_stays_as_it_was(
    new_page: Callable[..., Page], site: str
) -> None:
    page = new_page()
    shown = start_with(page, site, written("Mine."))
    before = everything(page)
    page.evaluate(
        """() => {
          const put = Storage.prototype.setItem;
          Storage.prototype.setItem = function (key, value) {
            if (key.endsWith('last')) throw new DOMException('', 'QuotaExceededError');
            put.call(this, key, value);
          };
        }"""
    )
    new = {"page:first": {"a": response()}, "page:last": {"a": response()}}
    choose_file(page, hands_of("mouse", page), shown, "j.json", journal(new))
    shown.get_by_role("button", name="Bring it in").click()
    expect(summary(shown)).to_contain_text("There is no room for that on this device")
    assert everything(page) == before


def test_blocked_storage_is_said(new_page: Callable[..., Page], site: str) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})"
    )
    shown = open_journal(page, site)
    expect(shown.get_by_text("This browser will not keep your answers")).to_be_visible()


def test_writing_in_another_tab_appears(page: Page, site: str) -> None:
    shown = open_journal(page, site)
    other = page.context.new_page()
    other.goto(f"{site}/{CHAPTER}.html")
    other.locator("[data-ready]").get_by_role("textbox").fill("From the other tab.")
    expect(shown.get_by_text("From the other tab.")).to_be_visible()


def test_what_fits_no_question_is_shown_and_clearing_clears_even_what_cannot_be_read(
    page: Page, site: str
) -> None:
    old = {WRITING: {f"{PROMPT.id}@older": response("An older answer.", "older")}}
    shown = start_with(page, site, old)
    page.evaluate("localStorage.setItem('partnership:v1:page:broken', '{oh dear')")
    shown = open_journal(page, site)
    expect(shown.get_by_text("An older answer.")).to_be_visible()
    shown.get_by_role("button", name="Clear everything").click()
    shown.get_by_role("button", name="Yes, clear everything").click()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_and_it_fits(
    new_page: Callable[..., Page], site: str, screen: str
) -> None:
    page = new_page(**SCREENS[screen])
    shown = start_with(page, site, written("Mine. " * 30, at=1_000))
    no_violations(page)
    choose_file(
        page, hands_of("mouse", page), shown, "j.json", journal(written("Theirs.", at=2_000))
    )
    expect(shown.get_by_role("button", name="Bring it in")).to_be_visible()
    no_violations(page)
    assert fits(page)


def test_without_javascript_the_page_says_what_is_missing(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}/my-journal.html")
    expect(page.get_by_text("For that, it needs JavaScript.")).to_be_visible()


def test_on_paper_there_is_the_journal_and_no_buttons(page: Page, site: str) -> None:
    shown = start_with(page, site, written("For paper."))
    page.emulate_media(media="print")
    expect(shown.get_by_text("For paper.")).to_be_visible()
    expect(shown.get_by_role("button")).to_have_count(0)
    expect(shown.get_by_label("Bring in")).not_to_be_visible()


def test_the_saved_file_is_plain_json(page: Page, site: str) -> None:
    shown = start_with(page, site, written("Mine."))
    with page.expect_download() as download:
        shown.get_by_role("button", name="Save everything as one file").click()
    content = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert set(content) == {"format", "version", "course", "saved", "pages", "kept"}
