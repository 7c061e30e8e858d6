"""A comparison: looked at thing by thing, and told apart."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.compare.model import Comparison
from tests.browser.walking import Learner


def do(learner: Learner, comparison: Comparison, shown: Locator) -> None:
    labels = {str(thing.id): thing.label for thing in comparison.things}
    said = {row.id: row for row in comparison.rows()}
    first = shown.get_by_role("checkbox", name=comparison.things[0].label)
    learner.hands.tick(first)
    expect(shown.get_by_role("columnheader")).to_have_text(["Feature", *list(labels.values())[1:]])
    learner.hands.tick(first)
    asked = comparison.asked()
    right = 0
    for place, (feature, thing) in enumerate(asked):
        well = learner.does_well(place)
        right += well
        other = next(name for name in labels if name != thing)
        learner.hands.press(
            shown.get_by_role("button", name=labels[thing if well else other], exact=True)
        )
        told = shown.locator(".pw-told[role=status]")
        expect(told).to_contain_text(f"{'Yes' if well else 'No'}: {labels[thing]}.")
        for name in labels:
            if name != thing:
                expect(told).to_contain_text(f"{labels[name]}: {getattr(said[feature], name)}")
        learner.hands.press(shown.locator(".pw-practice .pw-main"))
    expect(shown.get_by_text(f"You told {right} of {len(asked)} rightly.")).to_be_visible()
    assert learner.kept(comparison)[comparison.parts()[0].id]["answer"] == right


def was_kept(learner: Learner, comparison: Comparison, shown: Locator) -> None:
    number = len(comparison.asked())
    expect(shown.get_by_text(f"1 of {number}", exact=True)).to_be_visible()
    right = sum(learner.does_well(place) for place in range(number))
    assert learner.kept(comparison)[comparison.parts()[0].id]["answer"] == right


def announced(
    learner: Learner, comparison: Comparison, shown: Locator
) -> Iterator[tuple[str, ...]]:
    labels = {str(thing.id): thing.label for thing in comparison.things}
    said = {row.id: row for row in comparison.rows()}
    for place, (feature, thing) in enumerate(comparison.asked()):
        answer = f"{'Yes' if learner.does_well(place) else 'No'}: {labels[thing]}."
        others = (name for name in labels if name != thing)
        if place:
            yield (f"{said[feature].feature}: “{getattr(said[feature], thing)}”",)
        yield answer, *(f"{labels[name]}: {getattr(said[feature], name)}" for name in others)
    right = sum(learner.does_well(place) for place in range(len(comparison.asked())))
    yield (f"You told {right} of {len(comparison.asked())} rightly.",)


def begin(learner: Learner, comparison: Comparison, shown: Locator) -> None:
    for _ in comparison.asked():
        learner.hands.press(shown.locator(".pw-three button").first)
        learner.hands.press(shown.locator(".pw-practice .pw-main"))
    expect(shown.get_by_role("button", name="Do it again")).to_be_visible()
