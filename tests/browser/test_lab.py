"""The lab notebook in a real JupyterLab: run it, answer a question, read the score in Python."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities.catalogue import Activity, find_quiz, shown_on_pages
from partnership.activities.handed_in import handed_in, read_responses
from partnership.activities.work import QuizHandedIn
from partnership.paths import checkout
from tests.books import tiny_course
from tests.browser.activity_hands import hands_of
from tests.browser.learner import Mouse, give
from tests.browser.walking import Learner
from tests.browser.walks import WALKS
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

    def open(self, page: Page, notebook: str, code: str = 'activity("terms"') -> None:
        """Open a notebook, which has this code, in JupyterLab and wait for its kernel."""
        page.set_viewport_size({"width": 1280, "height": 1000})
        # "reset" forgets the notebooks that were open before.
        tree = f"{self.server.origin}/lab/tree/{notebook}"
        page.goto(f"{tree}?token={self.server.token}&reset")
        expect(cell(page, code)).to_be_visible(timeout=PATIENCE)
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


def work_with(page: Page, file: Path, *, answered: int) -> QuizHandedIn:
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


@dataclass(frozen=True)
class Student(Learner):
    """A learner in JupyterLab, whose work is kept in files to be handed in."""

    folder: Path

    def kept(self, activity: Activity) -> dict[str, Any]:
        """Return what is in the file once the kernel has nothing more to write there."""
        file = self.folder / f"{activity.id}.json"
        before = b""
        for _ in range(PATIENCE // 500):
            self.page.wait_for_timeout(500)
            now = file.read_bytes() if file.is_file() else b""
            if now and now == before:
                break
            before = now
        return dict(read_responses(file, activity.id))

    def pauses(self) -> None:
        self.page.wait_for_timeout(800)


def test_every_other_type_of_activity_is_done_and_handed_in(page: Page, course: Course) -> None:
    own = {"quiz", "journal"}  # These have tests of their own.
    first = {kind.view: one for kind, one in reversed(list(shown_on_pages()))}
    code = "from partnership import activity\nactivity('{0}', hand_in='responses/{0}.json')"
    cells = [nbformat.v4.new_code_cell(code.format(one.id)) for one in first.values()]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
    nbformat.write(notebook, course.root / "notebooks" / "all.ipynb")
    page.emulate_media(reduced_motion="reduce")
    course.open(page, "notebooks/all.ipynb", f"'{first['reflect'].id}'")
    for view, activity in first.items():
        if view in own:
            continue
        shown = run(page, f"'{activity.id}'").locator(".pw-activity")
        expect(shown).to_be_visible(timeout=PATIENCE)
        folder = course.root / "notebooks" / "responses"
        student = Student(page, "all wrong", hands_of("mouse", page), folder)
        WALKS[view].do(student, activity, shown)
        work = handed_in(activity.id, folder / f"{activity.id}.json")
        assert work.done == work.steps, view
