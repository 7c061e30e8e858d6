"""Placings: one person's view and a year of the partnership's life."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.placings.model import PlacingsTool
from tests.browser.looking import SAID, look_at_the_example
from tests.browser.walking import Learner

WHO = "Chair"


def _type(learner: Learner, tool: PlacingsTool, number: int) -> str:
    """Return the type that the learner chooses in a typology: the first, or that none fits."""
    items = tool.typologies[number].read().items
    return items[0].id if learner.does_well(number) else "none"


def begin(learner: Learner, tool: PlacingsTool, shown: Locator) -> None:
    learner.hands.press(shown.get_by_role("button", name="Begin with your own view"))
    learner.hands.write(shown.get_by_label("Whose view is this?"), WHO)
    learner.pauses()


def do(learner: Learner, tool: PlacingsTool, shown: Locator) -> None:
    look_at_the_example(learner, shown)
    begin(learner, tool, shown)
    for number, one in enumerate(tool.typologies):
        group = shown.get_by_role("group", name=one.asks, exact=True)
        learner.hands.choose(group.locator(f"input[value={_type(learner, tool, number)}]"))
    year = shown.get_by_role("group", name="Add a year to its story")
    learner.hands.write(year.get_by_label("Year"), "2024")
    learner.hands.write(year.get_by_label("What happened"), "We met.")
    learner.hands.press(year.get_by_role("button", name="Add it"))
    was_kept(learner, tool, shown)


def was_kept(learner: Learner, tool: PlacingsTool, shown: Locator) -> None:
    views = learner.kept(tool)[f"{tool.id}.views"]["answer"]
    placed = {
        one.framework: _type(learner, tool, number) for number, one in enumerate(tool.typologies)
    }
    assert [(view["who"], view["placed"]) for view in views] == [(WHO, placed)]
    expect(shown.get_by_label("Whose view is this?")).to_have_value(WHO)
    expect(shown.get_by_text(f"Only {WHO} has placed it here")).to_have_count(len(tool.typologies))
    expect(shown.locator(".pw-life li")).to_contain_text("2024: Forming. We met.")


def announced(learner: Learner, tool: PlacingsTool, shown: Locator) -> Iterator[tuple[str, ...]]:
    yield from SAID
