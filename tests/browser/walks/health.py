"""The health check: two statements, rated by the chair and by a member who sees it otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.health.model import HealthTool
from tests.browser.looking import SAID, look_at_the_example
from tests.browser.walking import Learner

EXAMPLE = "Of 30 actions, 11 are marked as done."


def _asked(tool: HealthTool) -> list[tuple[str, str]]:
    return list(tool.statements())[:2]


def _high(learner: Learner) -> str:
    return "4" if learner.does_well(0) else "3"


def begin(learner: Learner, tool: HealthTool, shown: Locator) -> None:
    first = tool.sets[0].read()
    learner.hands.press(shown.locator("summary").filter(has_text=first.name).first)
    for name, _ in _asked(tool):
        learner.hands.tick(shown.locator(f"input[value='{name}']"))


def do(learner: Learner, tool: HealthTool, shown: Locator) -> None:
    look_at_the_example(learner, shown)
    begin(learner, tool, shown)
    learner.hands.press(shown.get_by_role("button", name="Add my answers"))
    learner.hands.select(shown.get_by_label("Role", exact=True), "chair")
    _rate(learner, tool, shown, _high(learner), "")
    learner.hands.press(shown.get_by_role("button", name="Add another person's answers"))
    learner.hands.select(shown.get_by_label("Role", exact=True), "member")
    _rate(learner, tool, shown, "1", EXAMPLE)
    was_kept(learner, tool, shown)


def _rate(learner: Learner, tool: HealthTool, shown: Locator, rating: str, example: str) -> None:
    for number, (_, text) in enumerate(_asked(tool), start=1):
        group = shown.get_by_role("group", name=f"{number}. {text}")
        learner.hands.choose(group.locator(f"input[value='{rating}']"))
        box = shown.get_by_label(f"{number}. What did you see that makes it so?")
        learner.hands.write(box, example)
        learner.pauses()


def was_kept(learner: Learner, tool: HealthTool, shown: Locator) -> None:
    answers = learner.kept(tool)[f"{tool.id}.rounds"]["answer"][-1]["answers"]
    assert [one["role"] for one in answers] == ["chair", "member"]
    for name, _ in _asked(tool):
        given = [one["ratings"][name] for one in answers]
        assert given == [
            {"rating": int(_high(learner)), "example": ""},
            {"rating": 1, "example": EXAMPLE},
        ]
    split = f"Split: from 1 (Member) to {_high(learner)} (Chair)."
    expect(shown.get_by_text(split)).to_have_count(2)
    expect(shown.get_by_text("1 of 2 ratings has an example.")).to_have_count(2)


def announced(learner: Learner, tool: HealthTool, shown: Locator) -> Iterator[tuple[str, ...]]:
    yield from SAID
