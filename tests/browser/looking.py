"""Look at a tool's worked example and leave it again, and what is said of that."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.browser.walking import Learner

SAID = (("This is the worked example.",), ("This is your own work again.",))


def look_at_the_example(learner: Learner, shown: Locator) -> None:
    learner.hands.press(shown.get_by_role("button", name="Look at a worked example"))
    learner.pauses()
    learner.hands.press(shown.get_by_role("button", name="Leave the example"))
