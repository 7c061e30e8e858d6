"""What a student does in a real JupyterLab: open a notebook, run a cell, see what it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.serving import Served

PATIENCE = 60_000
"""Milliseconds for JupyterLab and its kernel to start on a busy machine."""


@dataclass(frozen=True)
class Course:
    """A course that is served from a folder of its own."""

    root: Path
    server: Served

    def open(self, page: Page, notebook: str, code: str = 'activity("terms"') -> None:
        """Open a notebook, which has this code, in JupyterLab and wait for its kernel."""
        page.set_viewport_size({"width": 1280, "height": 1000})
        # "reset" forgets the notebooks that were open before.
        tree = f"{self.server.origin}/lab/tree/{notebook}"
        page.goto(f"{tree}?token={self.server.token}&reset")
        expect(cell(page, code)).to_be_visible(timeout=PATIENCE)
        ready = page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")
        expect(ready).to_be_visible(timeout=PATIENCE)


def cell(page: Page, code: str) -> Locator:
    return page.locator(".jp-CodeCell").filter(has_text=code)


def run(page: Page, code: str) -> Locator:
    """Run the cell that holds ``code`` as a student would, and return what it shows.

    JupyterLab may still be setting the notebook up when the keys are pressed, and lose them.
    A student presses again; so does this.
    """
    prompt = cell(page, code).locator(".jp-InputPrompt")
    before = prompt.inner_text()
    for _ in range(5):
        accept_kernel(page)
        cell(page, code).locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        try:
            expect(prompt).not_to_have_text(before, timeout=PATIENCE / 6)
        except AssertionError:
            continue
        break
    expect(prompt).to_have_text(re.compile(r"\[\d+\]"), timeout=PATIENCE)
    return cell(page, code).locator(".jp-OutputArea-output")


def accept_kernel(page: Page) -> None:
    """Accept the kernel, if a busy JupyterLab asks which. Anything else it asks is a fault."""
    asked = page.locator(".jp-Dialog").all_inner_texts()
    assert all("kernel" in text.lower() for text in asked), asked
    for _ in asked:
        page.locator(".jp-Dialog .jp-mod-accept").first.click()


def run_until(page: Page, code: str, pattern: str) -> None:
    """Run a cell again until it shows what is expected.

    JupyterLab holds back a widget's second message until the kernel has dealt with the first,
    so a cell that is run in the same instant may still see the answer before.
    """
    for _ in range(5):
        shown = run(page, code)
        try:
            expect(shown).to_contain_text(re.compile(pattern), timeout=PATIENCE / 12)
        except AssertionError:
            continue
        return
    expect(run(page, code)).to_contain_text(re.compile(pattern), timeout=PATIENCE)
