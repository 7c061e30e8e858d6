"""A weighing: every weight set and every option rated."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.weigh.model import Weighing
from partnership.activities.weigh.ranking import HEAVIEST, HIGHEST
from tests.browser.walking import Learner


def do(learner: Learner, weighing: Weighing, shown: Locator) -> None:
    heavy, light = (HEAVIEST, 0) if learner.does_well(0) else (1, HEAVIEST)
    for number, criterion in enumerate(weighing.criteria):
        slider = shown.get_by_role("slider", name=criterion.label, exact=True)
        learner.hands.slide(slider, light if number else heavy)
    first = weighing.criteria[0].label.lower()
    for number, (label, _) in enumerate(weighing.options().values()):
        learner.hands.press(shown.locator("summary").get_by_text(label, exact=True))
        slider = shown.get_by_role("slider", name=f"{label}: {first}", exact=True)
        learner.hands.slide(slider, number % (HIGHEST + 1))
    learner.pauses()
    was_kept(learner, weighing, shown)


def was_kept(learner: Learner, weighing: Weighing, shown: Locator) -> None:
    found = learner.kept(weighing)
    ranked = weighing.ranking(found)
    options = weighing.options()
    assert ranked[0].rank < ranked[-1].rank, "the learner's numbers make a difference"
    points = [f"{one.points} point{'' if one.points == 1 else 's'}" for one in ranked]
    assert shown.locator(".pw-ranking .pw-points").all_text_contents() == points
    first = f"1. {options[ranked[0].id][0]} ({ranked[0].points})"
    told = shown.get_by_role("status").filter(has_text="In your order:")
    expect(told).to_contain_text(f"In your order: {first}")
    assert found[f"{weighing.id}.order"]["answer"].startswith(first)


def announced(learner: Learner, weighing: Weighing, shown: Locator) -> Iterator[tuple[str, ...]]:
    first = weighing.ranking(learner.kept(weighing))[0]
    yield (f"In your order: 1. {weighing.options()[first.id][0]} ({first.points})",)


def begin(learner: Learner, weighing: Weighing, shown: Locator) -> None:
    slider = shown.get_by_role("slider", name=weighing.criteria[0].label, exact=True)
    learner.hands.slide(slider, HEAVIEST)
    expect(slider).to_have_value(str(HEAVIEST))
