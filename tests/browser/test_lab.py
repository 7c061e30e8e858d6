"""The lab notebook in a real JupyterLab: run it, answer a question, read the score in Python."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.reader import NotJSONError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TooSlow

from partnership.activities.catalogue import Activity, find_quiz, shown_on_pages
from partnership.activities.handed_in import handed_in, read_responses
from partnership.activities.work import QuizHandedIn
from partnership.exercises.ready import PLACEHOLDER
from partnership.paths import checkout
from tests.books import tiny_course
from tests.browser.activity_hands import hands_of
from tests.browser.lab_hands import PATIENCE, Course, accept_kernel, run, run_until
from tests.browser.learner import Mouse, give
from tests.browser.walking import Learner
from tests.browser.walks import WALKS
from tests.serving import served

QUIZ = find_quiz("terms")
NOTEBOOK = "01-which-word-fits.ipynb"
ASSIGNMENT = "what-partnership-means"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    root = tiny_course(tmp_path_factory.mktemp("lab") / "course")
    shutil.copytree(checkout() / "notebooks", root / "notebooks")
    shutil.copytree(checkout() / "exercises" / "source" / ASSIGNMENT, root / "my-work" / ASSIGNMENT)
    with served(root) as running:
        yield Course(root, running)


def work_with(page: Page, file: Path, *, answered: int) -> QuizHandedIn:
    """Return the work in a file once the kernel has written so many answers there."""
    for _ in range(PATIENCE // 200):
        if file.is_file() and handed_in("terms", file).score.answered == answered:
            break
        page.wait_for_timeout(200)
    return handed_in("terms", file)


def words_in(page: Page, file: Path, expected: str) -> str:
    """Return what the notebook's second cell holds, once that is what is expected."""
    words = ""
    for _ in range(PATIENCE // 200):
        # While JupyterLab writes it, a file is no notebook.
        with suppress(NotJSONError):
            words = nbformat.read(file, as_version=4).cells[1].source
        if words == expected:
            break
        page.wait_for_timeout(200)
    return words


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


def test_words_are_written_as_the_notebook_says(page: Page, course: Course) -> None:
    # A double click shows the text, but letters typed then are JupyterLab's commands.
    for says in ("click the line below the question and press Enter", "Click it and press Enter"):
        assert says in (course.root / "my-work" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text(
            "utf-8"
        )
    file = course.root / "my-work" / "writing.ipynb"
    cells = [new_code_cell("1 + 1"), new_markdown_cell(f"{PLACEHOLDER}.*")]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), file)
    course.open(page, "my-work/writing.ipynb", "1 + 1")
    answer = page.locator(".jp-MarkdownCell")
    for _ in range(5):
        accept_kernel(page)
        try:
            answer.click(timeout=PATIENCE / 6)
            page.keyboard.press("Enter")
            expect(answer.locator(".cm-content")).to_be_focused(timeout=PATIENCE / 6)
        except (AssertionError, TooSlow):
            continue
        break
    page.keyboard.press("Control+a")
    page.keyboard.type("We met because of a child.")
    page.keyboard.press("Control+s")
    assert words_in(page, file, "We met because of a child.") == "We met because of a child."


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
