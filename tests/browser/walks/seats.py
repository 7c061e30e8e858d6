"""Who is at the table: one purpose, one member, one decision on the ladder."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.seats.model import SeatsTool
from tests.browser.looking import SAID, look_at_the_example
from tests.browser.walking import Learner

PURPOSE, WHO, DECIDED = "Children talk well", "Health visiting", "The opening days"


def begin(learner: Learner, tool: SeatsTool, shown: Locator) -> None:
    learner.hands.press(shown.get_by_role("button", name="Add somebody"))
    learner.hands.write(shown.get_by_label("Who?"), WHO)
    learner.pauses()


def do(learner: Learner, tool: SeatsTool, shown: Locator) -> None:
    look_at_the_example(learner, shown)
    learner.hands.press(shown.get_by_role("button", name="Add a purpose"))
    learner.hands.write(shown.get_by_label("What should be different?"), PURPOSE)
    learner.pauses()
    begin(learner, tool, shown)
    learner.hands.select(shown.get_by_label("Who owns them"), "health")
    learner.hands.select(shown.get_by_label("Do they have a vote?"), _vote(learner))
    learner.hands.press(shown.get_by_role("button", name="Add a decision"))
    learner.hands.write(shown.get_by_label("What was decided?"), DECIDED)
    learner.pauses()
    learner.hands.select(shown.get_by_label("Which rung was it?"), _rung(learner))
    was_kept(learner, tool, shown)


def _vote(learner: Learner) -> str:
    return "yes" if learner.does_well(0) else "no"


def _rung(learner: Learner) -> str:
    return "delegated" if learner.does_well(0) else "informing"


def was_kept(learner: Learner, tool: SeatsTool, shown: Locator) -> None:
    found = {name.rpartition(".")[2]: one["answer"] for name, one in learner.kept(tool).items()}
    seat = found["seats"][0]
    assert (seat["who"], seat["sector"], seat["vote"]) == (WHO, "health", _vote(learner))
    assert [one["text"] for one in found["remit"]] == [PURPOSE]
    assert [(one["what"], one["rung"]) for one in found["decisions"]] == [(DECIDED, _rung(learner))]
    work = shown.locator(".pw-work")
    gap = f"Nobody at the table brings anything to: {PURPOSE}."
    expect(work.get_by_text(gap)).to_be_visible()
    expect(work.get_by_text("No parent or carer is a member.")).to_be_visible()
    count = 1 if learner.does_well(0) else 0
    expect(work.get_by_text(f"In {count} of 1 decisions")).to_be_visible()


def announced(learner: Learner, tool: SeatsTool, shown: Locator) -> Iterator[tuple[str, ...]]:
    yield from SAID
