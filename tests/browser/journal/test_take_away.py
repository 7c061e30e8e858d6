"""What is taken away from the journal: files, looked through first, and a certificate."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Page, expect

from partnership.activities.catalogue import find_activity
from tests.browser.activity_hands import hands_of
from tests.browser.journal_hands import (
    NAMED,
    PROMPT,
    everything,
    open_journal,
    saved,
    start_with,
    written,
)

DAY = 86_400_000


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
