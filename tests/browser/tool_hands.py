"""Opening a tool in its page, saving from it and bringing a file into it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.activities.test_tools import TOOLS
from tests.activity_pages import address_of
from tests.browser.activity_hands import kept

every_way = pytest.mark.parametrize("way", ["http", "file"])


def open_tool(page: Page, name: str, way: str = "http") -> Locator:
    page.goto(address_of(name, way))
    shown = page.locator(f"[data-activity='{name}'][data-ready] .pw-tool")
    shown.wait_for()
    return shown


def work_kept(page: Page, name: str) -> dict[str, Any]:
    found = kept(page, f"{TOOLS[name].page}:{name}")
    return {part.rpartition(".")[2]: response["answer"] for part, response in found.items()}


def save(page: Page, shown: Locator, button: str, hands: Any) -> bytes:
    with page.expect_download() as download:
        hands.press(shown.get_by_role("button", name=button))
    return download.value.path().read_bytes()


def choose(page: Page, hands: Any, shown: Locator, content: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        hands.press(shown.get_by_label("Bring in a saved file"))
    chooser.value.set_files({"name": "w.json", "mimeType": "application/json", "buffer": content})


def example_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = TOOLS[name].example_work().model_dump(mode="json")
    return found
