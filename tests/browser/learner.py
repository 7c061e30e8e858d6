"""A learner at the quiz: answers by mouse or by keyboard alone, from the quiz's own data."""

from __future__ import annotations

from typing import Any, Protocol

from playwright.sync_api import Locator, Page, expect

from partnership.activities.quiz.item import Item
from partnership.activities.quiz.kinds.single_choice import SingleChoice
from partnership.activities.quiz.kinds.sort_groups import SortGroups


class Hands(Protocol):
    """A way to use controls."""

    def press(self, button: Locator) -> None:
        """Press a button."""

    def choose(self, radio: Locator) -> None:
        """Choose a radio button."""


class Mouse:
    """Click on things, as they are seen."""

    def press(self, button: Locator) -> None:
        button.click()

    def choose(self, radio: Locator) -> None:
        # The label is the target a learner aims at.
        radio.locator("xpath=ancestor::label").click()


class Keyboard:
    """Reach things with Tab and the arrow keys. Nothing is focused by the test itself."""

    LONGEST_WAY = 400

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, button: Locator) -> None:
        self._reach(button)
        self.page.keyboard.press("Enter")

    def choose(self, radio: Locator) -> None:
        name = radio.get_attribute("name")
        group = self.page.locator(f"input[name={name}]")
        self._reach(group)
        # Arrow keys go round a group of radio buttons; Space takes the one that has the focus.
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        expect(radio).to_be_checked()

    def _reach(self, target: Locator) -> None:
        """Press Tab until one of ``target`` has the focus."""
        handles = target.element_handles()
        for _ in range(self.LONGEST_WAY):
            if self.page.evaluate("wanted => wanted.includes(document.activeElement)", handles):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")


def give(hands: Hands, quiz: Locator, item: Item, answer: Any) -> None:
    """Put an answer into the controls of the question that is shown."""
    if isinstance(item, SingleChoice):
        hands.choose(quiz.locator(f"input[value='{answer}']"))
    elif isinstance(item, SortGroups):
        for card in item.cards:
            field = quiz.locator("fieldset.pw-card").filter(
                has=quiz.page.locator("legend").get_by_text(card.text, exact=True)
            )
            hands.choose(field.locator(f"input[value='{answer[card.id]}']"))
    else:
        raise TypeError(f"this learner does not know how to answer a {item.kind}")
