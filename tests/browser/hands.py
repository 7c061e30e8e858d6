"""Ways to use a page's controls: by mouse as they are seen, or by keyboard alone."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, Page, expect

KEY_TOWARDS = """wanted => {
  const now = document.activeElement;
  if (wanted.includes(now)) return "";
  const isBefore = now.compareDocumentPosition(wanted[0]) & Node.DOCUMENT_POSITION_PRECEDING;
  return now !== document.body && isBefore ? "Shift+Tab" : "Tab";
}"""


class Hands(Protocol):
    """A way to use controls."""

    def press(self, button: Locator) -> None:
        """Press a button."""

    def choose(self, radio: Locator) -> None:
        """Choose a radio button."""

    def tick(self, box: Locator) -> None:
        """Tick a checkbox, or take its tick away."""

    def select(self, menu: Locator, value: str) -> None:
        """Choose from a menu."""

    def write(self, box: Locator, text: str) -> None:
        """Write in a box, in place of what is there."""


class Mouse:
    """Click on things, as they are seen."""

    def press(self, button: Locator) -> None:
        button.click()

    def choose(self, radio: Locator) -> None:
        # The label is the target a learner aims at.
        radio.locator("xpath=ancestor::label").click()

    def tick(self, box: Locator) -> None:
        self.choose(box)

    def select(self, menu: Locator, value: str) -> None:
        menu.select_option(value)

    def write(self, box: Locator, text: str) -> None:
        box.click()
        box.fill("")
        box.press_sequentially(text)


class Touch(Mouse):
    """Tap on things; the page has to have been opened on a touch screen."""

    def press(self, button: Locator) -> None:
        button.tap()

    def choose(self, radio: Locator) -> None:
        radio.locator("xpath=ancestor::label").tap()

    def write(self, box: Locator, text: str) -> None:
        box.tap()
        box.press_sequentially(text)


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

    def tick(self, box: Locator) -> None:
        self._reach(box)
        self.page.keyboard.press("Space")

    def select(self, menu: Locator, value: str) -> None:
        self._reach(menu)
        self.page.keyboard.press("Home")
        for _ in range(menu.locator("option").count()):
            if menu.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        expect(menu).to_have_value(value)

    def write(self, box: Locator, text: str) -> None:
        self._reach(box)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def _reach(self, target: Locator) -> None:
        """Press Tab until one of ``target`` has the focus, backwards if it stands before."""
        target.first.wait_for(state="attached")
        handles = target.element_handles()
        for _ in range(self.LONGEST_WAY):
            key = self.page.evaluate(KEY_TOWARDS, handles)
            if not key:
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard does not reach {target}")


def hands_of(way: str, page: Page) -> Hands:
    """Return a mouse or a keyboard."""
    return Mouse() if way == "mouse" else Keyboard(page)


def card(quiz: Locator, text: str) -> Locator:
    """Return the card with this text, with its controls."""
    named = quiz.page.locator("legend").get_by_text(text, exact=True)
    return quiz.locator("fieldset.pw-card").filter(has=named)
