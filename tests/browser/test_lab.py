"""The lab notebook in a real JupyterLab: run it, answer a question, read the score in Python."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities.catalogue import find_quiz
from partnership.activities.handed_in import HandedIn, handed_in
from partnership.paths import checkout
from tests.books import tiny_course
from tests.browser.learner import Mouse, give
from tests.serving import Served, served

QUIZ = find_quiz("terms")
NOTEBOOK = "01-which-word-fits.ipynb"
ASSIGNMENT = "what-partnership-means"
PATIENCE = 60_000
"""Milliseconds for JupyterLab and its kernel to start on a busy machine."""


@dataclass(frozen=True)
class Course:
    """A course that is served from a folder of its own."""

    root: Path
    server: Served

    def open(self, page: Page, notebook: str) -> None:
        """Open a notebook in JupyterLab and wait for its kernel."""
        page.set_viewport_size({"width": 1280, "height": 1000})
        # "reset" forgets the notebooks that were open before.
        tree = f"{self.server.origin}/lab/tree/{notebook}"
        page.goto(f"{tree}?token={self.server.token}&reset")
        expect(cell(page, 'activity("terms"')).to_be_visible(timeout=PATIENCE)
        ready = page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")
        expect(ready).to_be_visible(timeout=PATIENCE)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    root = tiny_course(tmp_path_factory.mktemp("lab") / "course")
    shutil.copytree(checkout() / "notebooks", root / "notebooks")
    shutil.copytree(checkout() / "exercises" / "source" / ASSIGNMENT, root / "my-work" / ASSIGNMENT)
    with served(root) as running:
        yield Course(root, running)


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
        # Whatever JupyterLab asks in front of the notebook is what went wrong.
        expect(page.locator(".jp-Dialog")).to_have_count(0)
        cell(page, code).locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        try:
            expect(prompt).not_to_have_text(before, timeout=PATIENCE / 6)
        except AssertionError:
            continue
        break
    expect(prompt).to_have_text(re.compile(r"\[\d+\]"), timeout=PATIENCE)
    return cell(page, code).locator(".jp-OutputArea-output")


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


def work_with(page: Page, file: Path, *, answered: int) -> HandedIn:
    """Return the work in a file once the kernel has written so many answers there."""
    for _ in range(PATIENCE // 200):
        if file.is_file() and handed_in("terms", file).score.answered == answered:
            break
        page.wait_for_timeout(200)
    return handed_in("terms", file)


def test_the_score_in_python_follows_the_answers_in_the_notebook(
    page: Page, course: Course
) -> None:
    course.open(page, f"notebooks/{NOTEBOOK}")
    quiz = run(page, 'activity("terms")').locator(".pw-activity")
    expect(quiz).to_be_visible(timeout=PATIENCE)
    score = run(page, "print(quiz.score)")
    expect(score).to_contain_text(f"0 of {len(QUIZ.items)} questions answered", timeout=PATIENCE)

    item = QUIZ.items[0]
    give(Mouse(), quiz, item, item.best_answer())
    quiz.get_by_role("button", name="Check my answer").click()
    expect(quiz.get_by_text("That is right.")).to_be_visible()
    run_until(page, "print(quiz.score)", rf"2 of \d+ points; 1 of {len(QUIZ.items)} questions")
    results = run(page, "quiz.results()")
    expect(results).to_contain_text(item.prompt[:30], timeout=PATIENCE)


def test_answers_to_an_assignment_are_in_its_folder_and_there_again_when_it_is_reopened(
    page: Page, course: Course
) -> None:
    notebook = f"my-work/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    file = course.root / "my-work" / ASSIGNMENT / "responses" / "terms.json"
    course.open(page, notebook)
    quiz = run(page, 'activity("terms", hand_in').locator(".pw-activity")
    expect(quiz).to_be_visible(timeout=PATIENCE)

    first, second = QUIZ.items[:2]
    give(Mouse(), quiz, first, first.best_answer())
    expect(quiz.get_by_text("Saved in responses/terms.json")).to_be_visible()
    quiz.get_by_role("button", name="Next question").click()
    give(Mouse(), quiz, second, second.worst_answer())
    expect(quiz.locator(".pw-reason")).to_have_count(0)
    saved = work_with(page, file, answered=2)
    assert saved.score.answered == 2
    assert saved.judgements[first.id].points == 2

    course.open(page, notebook)
    quiz = run(page, 'activity("terms", hand_in').locator(".pw-activity")
    expect(quiz.locator(".pw-progress")).to_contain_text("Question 3 of", timeout=PATIENCE)
    quiz.get_by_role("button", name="Previous question").click()
    quiz.get_by_role("button", name="Previous question").click()
    expect(quiz.locator(f"input[value={first.best_answer()}]")).to_be_checked()
