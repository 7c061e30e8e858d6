"""The explorer: every typology looked into, and a partnership placed in each."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.explorer.model import NEITHER, Explorer, Typology
from tests.browser.walking import Learner, plain

REASON = "We plan together."


def do(learner: Learner, explorer: Explorer, shown: Locator) -> None:
    for one in explorer.typologies:
        learner.hands.select(shown.get_by_label("Look into"), one.framework)
        panel = plain(shown.locator(".pw-panel").text_content())
        for item in one.read().items:
            assert plain(item.gist) in panel
            assert plain(one.examples[item.id]) in panel
        learner.hands.choose(shown.locator(f"input[value='{_place(learner, one)}']"))
        learner.hands.write(shown.get_by_role("textbox"), REASON)
        learner.pauses()
    was_kept(learner, explorer, shown)
    found = learner.kept(explorer)
    for one in explorer.typologies:
        name = f"{explorer.id}.{one.framework}"
        assert found[name]["answer"] == _place(learner, one)
        assert found[f"{name}.why"]["answer"] == REASON


def _place(learner: Learner, one: Typology) -> str:
    return next(iter(one.examples)) if learner.does_well(0) else NEITHER


def was_kept(learner: Learner, explorer: Explorer, shown: Locator) -> None:
    words = {part.id: part.words for part in explorer.parts()}
    expect(shown.get_by_text("Your partnership so far:").locator("+ ul > li")).to_have_text(
        [
            f"{one.read().name}: {words[f'{explorer.id}.{one.framework}'][_place(learner, one)]}"
            for one in explorer.typologies
        ]
    )


def announced(learner: Learner, explorer: Explorer, shown: Locator) -> Iterator[tuple[str, ...]]:
    for one in explorer.typologies[1:]:
        yield (f"Showing {one.read().name}.",)


def begin(learner: Learner, explorer: Explorer, shown: Locator) -> None:
    learner.hands.choose(shown.locator(f"input[value='{NEITHER}']"))
    expect(shown.get_by_text("Your partnership so far:")).to_be_visible()
