"""A small book with a journal, and what tests of the journal do with it."""

from __future__ import annotations

import atexit
import json
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Locator, Page

from partnership.activities.catalogue import find_activity, find_quiz
from partnership.activities.responses import response_to
from tests.activity_pages import book_of, served_folder
from tests.browser.activity_hands import AnyHands
from tests.browser.stored import store

QUIZ = find_quiz("terms")
PROMPT: Any = find_activity("my-own-definition")
CHAPTER = PROMPT.page
WRITING = f"{CHAPTER}:{PROMPT.id}"
ANSWERS = f"{CHAPTER}:{QUIZ.id}"
NAMED = "Her mother, Mrs Patel, rang on 07700 900123."
"""What the course asks a writer to look at again."""


@cache
def journal_book() -> tuple[Path, str]:
    """Return the folder and the address of a book with a chapter and a journal, built once."""
    chapter = f"# A chapter\n\n## A section\n\n```{{prompt}} {PROMPT.id}\n```\n"
    own = "# My journal\n\n## Kept here\n\n```{activity} my-journal\n```\n"
    stack = ExitStack()
    atexit.register(stack.close)
    folder = Path(stack.enter_context(TemporaryDirectory())) / "course"
    book = book_of(folder, {CHAPTER: chapter, "my-journal": own})
    return book, stack.enter_context(served_folder(book))


def open_journal(page: Page, address: str) -> Locator:
    page.goto(f"{address}/my-journal.html")
    shown = page.locator("[data-activity=my-journal][data-ready] .pw-activity")
    shown.wait_for()
    return shown


def start_with(page: Page, address: str, kept: dict[str, Any]) -> Locator:
    """Open the journal of someone who has done something."""
    open_journal(page, address)
    store(page, {key: json.dumps(value) for key, value in kept.items()})
    return open_journal(page, address)


def everything(page: Page) -> dict[str, Any]:
    """Return what the browser keeps, apart from colours."""
    found: dict[str, Any] = page.evaluate(
        """Object.fromEntries(Object.entries(localStorage)
             .filter(([key]) => key.startsWith('partnership:v1:'))
             .map(([key, value]) => [key.slice(15), JSON.parse(value)]))"""
    )
    return found


def written(text: str, **more: Any) -> dict[str, Any]:
    return {WRITING: {PROMPT.id: {**response_to(PROMPT, text), **more}}}


def saved(page: Page, press: Callable[[], None]) -> bytes:
    with page.expect_download() as download:
        press()
    return download.value.path().read_bytes()


def choose_file(page: Page, hands: AnyHands, shown: Locator, name: str, data: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        hands.press(shown.get_by_label("Bring in a saved journal"))
    chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": data})


def summary(shown: Locator) -> Locator:
    return shown.locator(".pw-summary[role=status]")
