"""The timeline: events put in order, and two of them set side by side."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.timeline.model import Timeline
from partnership.bank.table_rows import TimelineEntry
from tests.browser.walking import Learner, plain


def do(learner: Learner, line: Timeline, shown: Locator) -> None:
    entries = {entry.id: entry for entry in line.entries()}
    asked = {name: entries[event] for event, name in line.asked().items()}
    _put_in_order(learner, line, shown, asked)
    _say_which_came_first(learner, shown, asked)
    was_kept(learner, line, shown)


def _put_in_order(
    learner: Learner, line: Timeline, shown: Locator, asked: dict[str, TimelineEntry]
) -> None:
    names = _names(shown)
    right = sorted(names, key=lambda name: asked[name].year)
    wanted = right if learner.does_well(0) else right[::-1]
    for place, name in enumerate(wanted):
        for _ in range(_names(shown).index(name) - place):
            button = shown.get_by_role("button", name=f"Earlier: {name}", exact=True)
            learner.hands.press(button)
    learner.hands.press(shown.get_by_role("button", name="Check the order"))
    told = shown.locator(".pw-practice").first.locator(".pw-told[role=status]")
    in_place = sum(one == other for one, other in zip(wanted, right, strict=True))
    expect(told).to_contain_text(
        "That is the order." if in_place == len(right) else f"{in_place} of {line.cards} are in "
    )
    said = plain(told.text_content())
    places = [said.index(plain(asked[name].title)) for name in right]
    assert places == sorted(places), "the right order is what is said"
    for name in right:
        assert plain(asked[name].what_changed_for_partnership) in said
    expect(shown.get_by_role("button", name="Other events")).to_be_focused()


def _names(shown: Locator) -> list[str]:
    return shown.locator(".pw-event > span:first-child").all_text_contents()


def _say_which_came_first(
    learner: Learner, shown: Locator, asked: dict[str, TimelineEntry]
) -> None:
    buttons = shown.locator(".pw-two button")
    names = sorted(buttons.all_text_contents(), key=lambda name: asked[name].year)
    well = learner.does_well(0)
    learner.hands.press(buttons.get_by_text(names[0 if well else 1], exact=True))
    told = shown.locator(".pw-practice").last.locator(".pw-told[role=status]")
    expect(told).to_contain_text("That came first." if well else "The other came first.")
    for name in names:
        expect(told).to_contain_text(asked[name].what_changed_for_partnership)


def was_kept(learner: Learner, line: Timeline, shown: Locator) -> None:
    expect(shown.locator(".pw-practice")).to_have_count(2)
    found = learner.kept(line)
    assert [found[part.id]["answer"] for part in line.parts()] == [1, 1]


def announced(learner: Learner, line: Timeline, shown: Locator) -> Iterator[tuple[str, ...]]:
    for told in shown.locator(".pw-told").all():
        yield (told.inner_text(),)


def begin(learner: Learner, line: Timeline, shown: Locator) -> None:
    learner.hands.press(shown.get_by_role("button", name="Check the order"))
    expect(shown.get_by_role("button", name="Other events")).to_be_visible()
