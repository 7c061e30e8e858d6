"""A stance: a place before reading and another after, with reasons for both."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.stance.model import Stance
from tests.browser.walking import Learner

REASONS = {"before": "I hope so.", "after": "I know better now."}


def do(learner: Learner, stance: Stance, shown: Locator) -> None:
    for part, place in _places(learner, stance).items():
        # A page has two places for it, a notebook has one with both.
        sliders, boxes = shown.get_by_role("slider"), shown.get_by_role("textbox")
        slider, box = (
            (sliders.first, boxes.first) if part == "before" else (sliders.last, boxes.last)
        )
        learner.hands.slide(slider, place)
        expect(slider).to_have_attribute("aria-valuetext", stance.named(place))
        learner.hands.write(box, REASONS[part])
    learner.pauses()
    was_kept(learner, stance, shown)


def _places(learner: Learner, stance: Stance) -> dict[str, int]:
    ends = {"before": stance.last, "after": 1}
    return ends if learner.does_well(0) else {"before": 1, "after": stance.last}


def was_kept(learner: Learner, stance: Stance, shown: Locator) -> None:
    places = _places(learner, stance)
    steps = places["after"] - places["before"]
    assert stance.moved(learner.kept(stance)) == steps
    end = stance.positions[-1 if steps > 0 else 0].name
    told = shown.last.get_by_role("status").filter(has_text="You moved")
    expect(told).to_contain_text(f"You moved {abs(steps)} steps towards “{end}”.")
    before, after = (stance.named(places[part]) for part in ("before", "after"))
    expect(told).to_contain_text(f"Before: {before}. Now: {after}.")
    expect(told).to_contain_text(REASONS["before"])
    expect(shown.get_by_role("textbox").last).to_have_value(REASONS["after"])


def announced(learner: Learner, stance: Stance, shown: Locator) -> Iterator[tuple[str, ...]]:
    places = _places(learner, stance)
    before, after = (stance.named(places[part]) for part in ("before", "after"))
    yield "You moved", f"Before: {before}. Now: {after}."


def begin(learner: Learner, stance: Stance, shown: Locator) -> None:
    slider = shown.get_by_role("slider").first
    learner.hands.slide(slider, 1)
    expect(slider).to_have_attribute("aria-valuetext", stance.named(1))
