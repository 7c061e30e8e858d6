"""One's own story and words: an event and a word of each, changed and taken out again."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.local.model import LocalTool
from tests.browser.walking import Learner

EVENT = {"year": 2019, "month": 9, "title": "We share a room", "changed": "For a year."}
WORD = {"word": "TAF", "meaning": "The meeting on Tuesday.", "who": "The clinic"}


def begin(learner: Learner, tool: LocalTool, shown: Locator) -> None:
    adding = shown.get_by_role("group", name="Add something that happened here")
    learner.hands.write(adding.get_by_label("Year"), str(EVENT["year"]))
    learner.hands.select(adding.get_by_label("Month"), str(EVENT["month"]))
    learner.hands.write(adding.get_by_label("What happened"), "We share a flat")
    learner.hands.write(adding.get_by_label("What it changed"), str(EVENT["changed"]))
    learner.hands.press(adding.get_by_role("button", name="Add it"))


def do(learner: Learner, tool: LocalTool, shown: Locator) -> None:
    adding = shown.get_by_role("group", name="Add something that happened here")
    learner.hands.press(adding.get_by_role("button", name="Add it"))
    expect(adding.get_by_role("alert")).to_contain_text("Year: write four figures")
    begin(learner, tool, shown)
    learner.hands.press(shown.get_by_role("button", name="Change: September 2019"))
    changing = shown.get_by_role("group", name="Change what happened")
    learner.hands.write(changing.get_by_label("What happened"), str(EVENT["title"]))
    learner.hands.press(changing.get_by_role("button", name="Save the change"))
    for word in (WORD["word"], "gone"):
        new = shown.get_by_role("group", name="Add a word")
        learner.hands.write(new.get_by_label("Word or initials"), word)
        learner.hands.write(new.get_by_label("What it means here"), WORD["meaning"])
        learner.hands.write(new.get_by_label("Who uses it so"), WORD["who"])
        learner.hands.press(new.get_by_role("button", name="Add it"))
    learner.hands.press(shown.get_by_role("button", name="Take out: gone"))
    learner.hands.write(shown.get_by_label("Look a word up"), "audit")
    learner.pauses()
    was_kept(learner, tool, shown)


def was_kept(learner: Learner, tool: LocalTool, shown: Locator) -> None:
    found = learner.kept(tool)
    assert found[f"{tool.id}.events"]["answer"] == [EVENT]
    assert found[f"{tool.id}.words"]["answer"] == [WORD]
    expect(shown.locator(".pw-ours")).to_contain_text("We share a room")
    beside = len(tool.events())
    expect(shown.get_by_text("1 event of ours")).to_contain_text(f"beside {beside} of the country")
    row = shown.locator(".pw-word").filter(has_text=WORD["meaning"])
    # The course knows the initials.
    expect(row).to_contain_text("people from different services", ignore_case=True)


def announced(learner: Learner, tool: LocalTool, shown: Locator) -> Iterator[tuple[str, ...]]:
    yield ("Year: write four figures",)
    yield ("1 event of ours",)
