"""Files of the journal that are locked with a passphrase, here and in Python."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from partnership.portfolio.journal import read_journal
from partnership.portfolio.locked import is_locked, lock, unlock
from tests.browser.activity_hands import hands_of
from tests.browser.journal_hands import (
    choose_file,
    everything,
    journal_book,
    open_journal,
    saved,
    start_with,
    summary,
    written,
)
from tests.browser.watch import Watch
from tests.journals import journal

PASSPHRASE = "four wörds that differ"


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
    shown = start_with(page, "http://course.example", written("Working as one."))
    assert page.evaluate("globalThis.isSecureContext") is False
    expect(shown.get_by_text("No lock can be put on the file here.")).to_be_visible()
    expect(shown.get_by_label("Lock that one file")).to_have_count(0)
    choose_file(page, hands_of("mouse", page), shown, "l.json", lock(b"{}", PASSPHRASE))
    shown.get_by_label("This file is locked. Its passphrase").fill(PASSPHRASE)
    shown.get_by_role("button", name="Open it").click()
    expect(shown.get_by_text("can lock and unlock files only on a page that")).to_have_count(2)
