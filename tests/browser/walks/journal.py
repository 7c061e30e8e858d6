"""The journal: what was done is counted, taken away, cleared and brought back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, expect

from partnership.activities.catalogue import parts_of, shown_on_pages, steps_of
from partnership.activities.journal.model import Journal
from partnership.activities.responses import answer_to
from tests.browser.activity_hands import kept
from tests.browser.walking import Learner
from tests.journals import journal as saved_journal


def do(learner: Learner, journal: Journal, shown: Locator) -> None:
    hands, page = learner.hands, learner.page
    was_kept(learner, journal, shown)
    before = _everything(learner)
    save = shown.get_by_role("button", name="Save everything as one file")
    if before:
        with page.expect_download() as saved:
            hands.press(save)
        file = saved.value.path().read_bytes()
        assert json.loads(file)["kept"] == before
    else:
        expect(save).to_be_hidden()
        file = saved_journal({})
    hands.press(shown.get_by_role("button", name="Clear everything"))
    hands.press(shown.get_by_role("button", name="Yes, clear everything"))
    expect(shown.get_by_text("Everything is cleared.")).to_be_focused()
    assert _everything(learner) == {}
    with page.expect_file_chooser() as chooser:
        hands.press(shown.get_by_label("Bring in a saved journal"))
    chooser.value.set_files(
        {"name": "journal.json", "mimeType": "application/json", "buffer": file}
    )
    if before:
        hands.press(shown.get_by_role("button", name="Bring it in"))
    answers = sum(len(responses) for responses in before.values())
    expect(shown.locator(".pw-summary").first).to_contain_text(
        f"Brought in: {answers} answer" if before else "There is nothing in that file."
    )
    assert _everything(learner) == before


def _everything(learner: Learner) -> dict[str, Any]:
    found: dict[str, Any] = learner.page.evaluate(
        """Object.fromEntries(Object.entries(localStorage)
          .filter(([key]) => key.startsWith('partnership:v1:'))
          .map(([key, text]) => [key.replace('partnership:v1:', ''), JSON.parse(text)]))"""
    )
    return found


def _done(learner: Learner, own: Journal) -> Iterator[bool]:
    """Yield, for each of the other activities, whether it has been done."""
    for _, one in shown_on_pages():
        if one.id != own.id:
            found = kept(learner.page, f"{one.page}:{one.id}")
            parts = (part for part in parts_of(one) if part.counts)
            answered = sum(answer_to(part, found) is not None for part in parts)
            yield answered >= steps_of(one)


def was_kept(learner: Learner, journal: Journal, shown: Locator) -> None:
    done = list(_done(learner, journal))
    expect(shown.locator(".pw-summary").first).to_have_text(
        f"You have done {sum(done)} of {len(done)} activities."
    )
    expect(shown.locator(".pw-done > .pw-is-done")).to_have_count(sum(done))


def announced(learner: Learner, journal: Journal, shown: Locator) -> Iterator[tuple[str, ...]]:
    yield ("Everything is cleared.",)
    yield ("There is nothing in that file.",)
