"""Somebody who does whole activities of the course, one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Page

from partnership.activities.catalogue import Activity
from tests.browser.activity_hands import AnyHands, hands_of, kept

Run = Literal["all right", "all wrong", "keyboard"]
RUNS: tuple[Run, ...] = ("all right", "all wrong", "keyboard")


@dataclass(frozen=True)
class Learner:
    """Somebody at a page of the book, who does well, badly, or is there by keyboard alone."""

    page: Page
    run: Run
    hands: AnyHands

    def does_well(self, number: int) -> bool:
        """Whether the learner gives the best answer to question ``number``, from 0."""
        return self.run == "all right" or (self.run == "keyboard" and number % 2 == 0)

    def kept(self, activity: Activity) -> dict[str, Any]:
        """Return what the browser keeps of an activity."""
        return kept(self.page, f"{activity.page}:{activity.id}")

    def pauses(self) -> None:
        """Let a few seconds pass, without waiting for them."""
        self.page.clock.fast_forward(5000)


def learner_at(page: Page, run: Run) -> Learner:
    """Return the learner of a run, at a page whose clock is set."""
    return Learner(page, run, hands_of("keyboard" if run == "keyboard" else "mouse", page))


def plain(text: str | None) -> str:
    """Return a text with its spaces as one would read them."""
    return " ".join(str(text).split())
