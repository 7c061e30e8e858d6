"""The lab notebook in a real JupyterLab: run it, answer a question, read the score in Python."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities.catalogue import find_quiz
from partnership.paths import checkout
from tests.books import tiny_course
from tests.browser.learner import Mouse, give
from tests.serving import Served, served

QUIZ = find_quiz("terms")
NOTEBOOK = "01-which-word-fits.ipynb"
PATIENCE = 60_000
"""Milliseconds for JupyterLab and its kernel to start on a busy machine."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tiny_course(tmp_path_factory.mktemp("lab") / "course")
    shutil.copytree(checkout() / "notebooks", root / "notebooks")
    with served(root) as running:
        yield running


def cell(page: Page, code: str) -> Locator:
    return page.locator(".jp-CodeCell").filter(has_text=code)


def run(page: Page, code: str) -> Locator:
    """Run the cell that holds ``code`` as a student would, and return what it shows."""
    cell(page, code).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    return cell(page, code).locator(".jp-OutputArea-output")


def test_the_score_in_python_follows_the_answers_in_the_notebook(
    page: Page, course: Served
) -> None:
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(f"{course.origin}/lab/tree/notebooks/{NOTEBOOK}?token={course.token}&reset")
    expect(cell(page, 'activity("terms")')).to_be_visible(timeout=PATIENCE)
    ready = page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")
    expect(ready).to_be_visible(timeout=PATIENCE)

    quiz = run(page, 'activity("terms")').locator(".pw-activity")
    expect(quiz).to_be_visible(timeout=PATIENCE)
    score = run(page, "print(quiz.score)")
    expect(score).to_contain_text(f"0 of {len(QUIZ.items)} questions answered", timeout=PATIENCE)

    item = QUIZ.items[0]
    give(Mouse(), quiz, item, item.best_answer())
    quiz.get_by_role("button", name="Check my answer").click()
    expect(quiz.get_by_text("That is right.")).to_be_visible()
    score = run(page, "print(quiz.score)")
    expect(score).to_contain_text(
        re.compile(rf"2 of \d+ points; 1 of {len(QUIZ.items)} questions"), timeout=PATIENCE
    )
    results = run(page, "quiz.results()")
    expect(results).to_contain_text(item.prompt[:30], timeout=PATIENCE)
