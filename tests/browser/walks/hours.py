"""A tool with sliders: all of them set, one party named, and a word on it."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.hours.model import HoursTool
from tests.browser.walking import Learner

NOTE = "Ask who has the ten hours."


def _chosen(learner: Learner, tool: HoursTool) -> dict[str, int]:
    """Return what the learner sets: much that is gained, or much that is spent."""
    gainful = ("doubled", "premises")
    high = {one.id: learner.does_well(0) == (one.id in gainful) for one in tool.sliders}
    return {one.id: one.steps[-1 if high[one.id] else 1] for one in tool.sliders}


def begin(learner: Learner, tool: HoursTool, shown: Locator) -> None:
    chosen = _chosen(learner, tool)
    for one in tool.sliders:
        slider = shown.get_by_role("slider", name=one.label)
        learner.hands.slide(slider, one.steps.index(chosen[one.id]))
    learner.pauses()


def do(learner: Learner, tool: HoursTool, shown: Locator) -> None:
    begin(learner, tool, shown)
    learner.hands.press(shown.locator("summary").get_by_text("Call them by their own names"))
    learner.hands.write(shown.get_by_label(tool.parties[0].label, exact=True), "Nursery")
    learner.hands.write(shown.get_by_label("What do you make of it?"), NOTE)
    learner.pauses()
    was_kept(learner, tool, shown)


def was_kept(learner: Learner, tool: HoursTool, shown: Locator) -> None:
    found = learner.kept(tool)
    chosen = found[f"{tool.id}.sliders"]["answer"]
    assert chosen == _chosen(learner, tool)
    assert found[f"{tool.id}.note"]["answer"] == NOTE
    called = tool.called(tool.result(chosen))
    told = shown.locator(".pw-work").get_by_role("status")
    learner.pauses()
    expect(told).to_have_text(called.title)
    rows = shown.get_by_role("table", name="Who gains and who pays").first.get_by_role("row")
    expect(rows).to_have_count(len(tool.parties) + 2)
    expect(rows.nth(1)).to_contain_text("Nursery")


def announced(learner: Learner, tool: HoursTool, shown: Locator) -> Iterator[tuple[str, ...]]:
    yield (tool.called(tool.result(_chosen(learner, tool))).title,)
