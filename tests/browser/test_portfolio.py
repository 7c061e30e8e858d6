"""The journal as a portfolio: put in order, judged, looked through, taken away and locked."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Locator, Page, expect

from partnership.activities.catalogue import find_activity
from partnership.portfolio.journal import read_journal
from partnership.portfolio.locked import is_locked, lock, unlock
from tests.browser.activity_hands import SCREENS, fits, hands_of, no_violations
from tests.browser.journal_hands import (
    PROMPT,
    choose_file,
    everything,
    journal_book,
    open_journal,
    start_with,
    summary,
    written,
)
from tests.browser.watch import Watch
from tests.journals import journal

OWN = "my-journal:my-journal"
PASSPHRASE = "four wörds that differ"
DAY = 86_400_000
NAMED = "Her mother, Mrs Patel, rang on 07700 900123."


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> str:
    book, site = journal_book()
    return site if request.param == "http" else book.as_uri()


@pytest.fixture
def kind(address: str) -> str:
    """By mouse from a server and by keyboard from a folder; the parts are tried in all ways."""
    return "mouse" if address.startswith("http") else "keyboard"


@pytest.fixture
def site() -> str:
    return journal_book()[1]


def headings(shown: Locator) -> list[str]:
    return [text.strip() for text in shown.locator(".pw-chapters h4").all_inner_texts()]


def saved(page: Page, press: Callable[[], None]) -> bytes:
    with page.expect_download() as download:
        press()
    return download.value.path().read_bytes()


def test_work_is_judged_and_put_under_standards_of_ones_own(
    page: Page, address: str, kind: str
) -> None:
    shown = start_with(page, address, written("Mine.", at=DAY))
    hands = hands_of(kind, page)
    hands.press(shown.get_by_text("Standards to work to"))
    hands.write(shown.get_by_label("Your standards, one on each line"), "Team: work with others")
    hands.press(shown.locator(f"summary[aria-label='Look back at this: {PROMPT.title}']"))
    hands.select(shown.get_by_label("How deep does it go, for Kember"), "reflection")
    expect(shown.get_by_text("Ideas are tied to your own experience.")).to_be_visible()
    hands.tick(shown.get_by_role("checkbox", name="Team: work with others"))
    expect(summary(shown)).to_have_text("Your note is kept.")
    kept = everything(page)[OWN]
    assert kept[f"depth.kember.{PROMPT.id}"]["answer"] == "reflection"
    assert kept[f"shows.{PROMPT.id}"]["answer"] == ["Team: work with others"]

    hands.select(shown.get_by_label("Show your work by"), "standard")
    assert headings(shown) == ["Team: work with others"]
    hands.select(shown.get_by_label("Show your work by"), "date")
    assert headings(shown) == ["2 January 1970"]
    text = saved(
        page, lambda: hands.press(shown.get_by_role("button", name="Save to edit"))
    ).decode()
    assert "- My own judgement (Kember et al. 2008): reflection." in text
    assert "- Shows: Team: work with others." in text


def test_a_list_of_the_course_is_chosen_and_work_put_under_it(
    page: Page, address: str, kind: str
) -> None:
    shown = start_with(page, address, written("Mine.", at=DAY))
    hands = hands_of(kind, page)
    look = shown.locator(f"summary[aria-label='Look back at this: {PROMPT.title}']")
    hands.press(look)
    expect(shown.get_by_role("checkbox", name="Working in partnership")).to_have_count(0)
    hands.press(look)
    hands.press(shown.get_by_text("Standards to work to"))
    hands.tick(shown.get_by_role("checkbox", name="NPQ in Early Years Leadership, 2021"))
    hands.press(look)
    group = shown.get_by_role("group", name="What does it show? NPQ in Early Years Leadership")
    one = group.get_by_role("checkbox", name="Working in partnership")
    expect(group.get_by_text("The outcomes of this chapter help towards it.")).not_to_have_count(0)
    hands.tick(one)
    expect(summary(shown)).to_have_text("Your note is kept.")
    hands.select(shown.get_by_label("Show your work by"), "standard")
    expect(shown.locator(".pw-chapters h4").first).to_have_text(
        "Working in partnership (NPQ in Early Years Leadership, 2021)"
    )
    again = open_journal(page, address)
    again.get_by_text("Standards to work to").click()
    expect(again.get_by_role("checkbox", name="NPQ in Early Years Leadership")).to_be_checked()


def test_notes_come_back_with_the_file_and_go_with_everything(page: Page, site: str) -> None:
    notes = {f"depth.kember.{PROMPT.id}": {"answer": "critical", "fingerprint": "note", "at": 1}}
    shown = open_journal(page, site)
    file = journal({**written("Mine."), OWN: notes})
    choose_file(page, hands_of("mouse", page), shown, "j.json", file)
    shown.get_by_role("button", name="Bring it in").click()
    assert everything(page)[OWN] == notes
    shown.locator(".pw-look summary").click()
    expect(shown.get_by_label("How deep does it go, for Kember")).to_have_value("critical")
    shown.get_by_role("button", name="Clear everything").click()
    shown.get_by_role("button", name="Yes, clear everything").click()
    assert everything(page) == {}


def test_a_stance_taken_twice_says_how_far_it_moved(page: Page, site: str) -> None:
    # The page of the stance is not in this small book: the file that is saved has it all the same.
    stance: Any = find_activity("cure-or-promise")
    marks = {part.id: part.fingerprint for part in stance.parts()}
    places = {"cure-or-promise.before": 2, "cure-or-promise.after": 5}
    kept = {name: {"answer": at, "fingerprint": marks[name]} for name, at in places.items()}
    shown = open_journal(page, site)
    script = """([key, kept]) => localStorage.setItem(key, kept)"""
    page.evaluate(script, [f"partnership:v1:{stance.page}:{stance.id}", json.dumps(kept)])
    page.reload()
    shown.wait_for()
    file = saved(page, shown.get_by_role("button", name="Save everything").click)
    assert json.loads(file)["kept"][f"{stance.page}:{stance.id}"] == kept


def test_the_word_file_is_a_real_one(page: Page, address: str, kind: str) -> None:
    text = "One.\nTwo & <b>three</b>.\x01"
    shown = start_with(page, address, written(text, at=DAY))
    press = hands_of(kind, page).press
    document = Document(
        BytesIO(saved(page, lambda: press(shown.get_by_role("button", name="Save for Word"))))
    )
    found = [(one.style.name, one.text) for one in document.paragraphs if one.style]
    assert found[0] == ("Heading 1", "My portfolio")
    assert ("Heading 3", f"{PROMPT.title} (Done)") in found
    assert ("Quote", "One.\nTwo & <b>three</b>.") in found
    [language] = document.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"


def test_what_might_identify_someone_is_shown_before_it_is_saved(
    page: Page, address: str, kind: str
) -> None:
    shown = start_with(page, address, written(NAMED))
    hands = hands_of(kind, page)
    button = shown.get_by_role("button", name="Save for Word")
    hands.press(button)
    asked = shown.get_by_role("group", name="Before you save")
    expect(asked).to_contain_text("Please look again: 2 things in your writing might identify")
    expect(asked.locator(".pw-summary")).to_be_focused()
    expect(asked).to_contain_text("“Mrs Patel” looks like")
    hands.press(asked.get_by_role("button", name="Not yet"))
    expect(asked).to_have_count(0)
    expect(button).to_be_focused()
    hands.press(button)
    go = asked.get_by_role("button", name="It is fine: go on")
    assert saved(page, lambda: hands.press(go)).startswith(b"PK")


def test_a_certificate_says_that_it_is_self_declared(page: Page, address: str, kind: str) -> None:
    shown = start_with(page, address, {})
    hands = hands_of(kind, page)
    hands.press(shown.get_by_text("Make a certificate"))
    make = shown.get_by_role("button", name="Save the certificate")
    hands.press(make)
    expect(shown.get_by_text("Type the name that is to stand on it.")).to_be_visible()
    hands.write(shown.get_by_label("Your name"), "Sam O'Neill & <Co>")
    hands.press(make)
    expect(shown.get_by_text("Type the hours you spent as a number")).to_be_visible()
    hands.write(shown.get_by_label("Hours you spent"), "12.5")
    hands.press(make)
    expect(shown.get_by_text("There is nothing to put on it yet.")).to_be_visible()

    shown = start_with(page, address, written("Working as one."))
    hands.press(shown.get_by_text("Make a certificate"))
    hands.write(shown.get_by_label("Your name"), "Sam O'Neill & <Co>")
    hands.write(shown.get_by_label("Hours you spent"), "12.5")
    document = Document(
        BytesIO(
            saved(
                page,
                lambda: hands.press(shown.get_by_role("button", name="Save the certificate")),
            )
        )
    )
    text = "\n".join(one.text for one in document.paragraphs)
    assert text.startswith("Certificate of work done\nSam O'Neill & <Co> states that they")
    assert "for 12.5 hours, and have done 1 of" in text
    assert "This certificate is self-declared." in text
    assert [cell.text for cell in document.tables[0].rows[1].cells][2] == "3"
    first = document.tables[0].rows[0]._tr.trPr
    assert first is not None
    assert first.find(qn("w:tblHeader")) is not None
    assert everything(page).keys() == {"what-partnership-means:my-own-definition"}, "no name kept"


def test_a_locked_file_opens_with_its_passphrase_here_and_in_python(
    page: Page, address: str, kind: str, tmp_path: Path
) -> None:
    shown = start_with(page, address, written("Working as one.", at=5))
    before = everything(page)
    hands = hands_of(kind, page)
    hands.tick(shown.get_by_label("Lock that one file with a passphrase"))
    save = shown.get_by_role("button", name="Save everything as one file")
    hands.press(save)
    expect(shown.get_by_text("The passphrase is too short.")).to_be_visible()
    hands.write(shown.get_by_label("Passphrase", exact=True), PASSPHRASE)
    hands.write(shown.get_by_label("The same again"), "another one, longer")
    hands.press(save)
    expect(shown.get_by_text("The two are not the same.")).to_be_visible()
    hands.write(shown.get_by_label("The same again"), PASSPHRASE)
    locked = saved(page, lambda: hands.press(save))
    assert is_locked(locked)
    assert b"Working" not in locked

    file = tmp_path / "locked.json"
    file.write_bytes(locked)
    assert read_journal(file, lambda: PASSPHRASE).kept

    hands.press(shown.get_by_role("button", name="Clear everything"))
    hands.press(shown.get_by_role("button", name="Yes, clear everything"))
    choose_file(page, hands, shown, "locked.json", locked)
    asked = shown.get_by_label("This file is locked. Its passphrase")
    expect(asked).to_be_focused()
    hands.write(asked, "not this one, surely")
    hands.press(shown.get_by_role("button", name="Open it"))
    expect(shown.get_by_text("That passphrase does not open this file.")).to_be_visible()
    hands.write(asked, PASSPHRASE)
    hands.press(shown.get_by_role("button", name="Open it"))
    hands.press(shown.get_by_role("button", name="Bring it in"))
    expect(summary(shown)).to_have_text("Brought in: 1 answer.")
    assert everything(page) == before


def test_what_python_locks_opens_in_the_page(page: Page, site: str) -> None:
    # The accent is typed in another way than it was when the file was locked.
    file = lock(journal(written("From Python.")), "four wo\u0308rds that differ")
    shown = open_journal(page, site)
    choose_file(page, hands_of("mouse", page), shown, "locked.json", file)
    shown.get_by_label("This file is locked. Its passphrase").fill(PASSPHRASE)
    page.keyboard.press("Enter")
    shown.get_by_role("button", name="Bring it in").click()
    expect(shown.get_by_text("From Python.")).to_be_visible()
    assert unlock(file, PASSPHRASE) == journal(written("From Python."))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"data": "AAAA"}, "This locked file is damaged"),
        ({"salt": "&"}, "This locked file is damaged"),
        ({"rounds": 1_000_000_000}, "This locked file is damaged"),
        ({"version": 2}, "locked by a newer version"),
    ],
)
def test_a_damaged_locked_file_is_said(
    page: Page, site: str, changed: dict[str, Any], told: str
) -> None:
    shown = start_with(page, site, written("Mine."))
    before = everything(page)
    file = json.loads(lock(journal(written("Theirs.")), PASSPHRASE)) | changed
    choose_file(page, hands_of("mouse", page), shown, "l.json", json.dumps(file).encode())
    shown.get_by_label("This file is locked. Its passphrase").fill(PASSPHRASE)
    shown.get_by_role("button", name="Open it").click()
    expect(shown.get_by_text(told)).to_be_visible()
    assert everything(page) == before


def test_where_the_browser_cannot_lock_it_is_said_and_not_offered(page: Page, watch: Watch) -> None:
    book, _ = journal_book()
    watch.origins.add(("http", "course.example"))

    def from_folder(route: Any) -> None:
        path = route.request.url.removeprefix("http://course.example/").partition("?")[0]
        file = book / path
        route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)

    # Not https, and not this computer: what browsers call an insecure place.
    page.route("http://course.example/**", from_folder)
    shown = open_journal(page, "http://course.example")
    assert page.evaluate("globalThis.isSecureContext") is False
    expect(shown.get_by_text("No lock can be put on the file here.")).to_be_visible()
    expect(shown.get_by_label("Lock that one file")).to_have_count(0)
    choose_file(page, hands_of("mouse", page), shown, "l.json", lock(b"{}", PASSPHRASE))
    shown.get_by_label("This file is locked. Its passphrase").fill(PASSPHRASE)
    shown.get_by_role("button", name="Open it").click()
    expect(shown.get_by_text("can lock and unlock files only on a page that")).to_have_count(2)


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_with_everything_open(
    new_page: Callable[..., Page], site: str, screen: str
) -> None:
    page = new_page(**SCREENS[screen])
    shown = start_with(page, site, written(NAMED, at=DAY))
    for name in ("Standards to work to", "Make a certificate", "Look back at this"):
        shown.locator("summary", has_text=name).click()
    shown.get_by_label("Lock that one file").check()
    shown.get_by_role("button", name="Save for Word").click()
    expect(shown.get_by_role("group", name="Before you save")).to_be_visible()
    choose_file(page, hands_of("mouse", page), shown, "l.json", lock(b"{}", PASSPHRASE))
    expect(shown.get_by_role("button", name="Open it")).to_be_visible()
    no_violations(page)
    assert fits(page)
