"""A learner at a quiz: answers by mouse or by keyboard alone, from the quiz's own data."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator

from partnership.activities.quiz.item import Item
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.quizzes import SAMPLES

__all__ = ["Hands", "Keyboard", "Mouse", "give"]


def give(hands: Hands, quiz: Locator, item: Item, answer: Any) -> None:
    """Put an answer into the controls of the question that is shown."""
    SAMPLES[item.kind].give(hands, quiz, item, answer)
