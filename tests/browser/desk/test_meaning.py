"""Comparing answers by meaning at the desk, in a real browser, with a small model in its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.autograder.desk.small_model import put_small_model
from tests.autograder.marking_course import SMALL, make_marking_course
from tests.browser.desk_hands import CELL, no_violations, opened, script_on
from tests.desk_server import DeskServer, desk_server

PLACE = f"{SMALL}/{CELL}/marker"
OTHER = "what-partnership-means"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where a model stands that waits until there is a file called ``go``."""
    return put_small_model(tmp_path_factory.mktemp("model"), waits=True)


@pytest.fixture(scope="module")
def desk(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    folder = tmp_path_factory.mktemp("meaning") / "course"
    course = make_marking_course(folder, 12, (SMALL, OTHER))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(model), prepend=":")
        with desk_server(course.folder, tmp_path_factory.mktemp("home")) as server:
            yield server


def shown_anew(page: Page) -> str:
    """Wait until the question has been opened again, which puts the focus on the first criterion.

    Returns the code of the answer that is open then.
    """
    expect(page.locator("fieldset.criterion input").first).to_be_focused()
    return script_on(page)


def test_answers_are_read_while_one_marks_and_then_compared_by_meaning(
    page: Page, desk: DeskServer, model: Path
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, desk, f"{PLACE}/{desk.get(f'sheet/{PLACE}')['rows'][3]['script']}")
    reading, by = page.locator("#reading"), page.get_by_label("Alike in")
    expect(by).to_have_value("words")
    page.get_by_label("Order").focus()
    page.get_by_label("Order").select_option("alike")
    script = shown_anew(page)
    expect(reading).to_be_empty()

    by.focus()
    page.keyboard.press("ArrowDown")
    expect(by).to_have_value("meaning")
    expect(reading.get_by_role("progressbar", name="Reading the answers")).to_be_visible()
    expect(reading).to_contain_text("You can go on marking.")
    assert shown_anew(page) == script
    no_violations(page)
    dialog = page.get_by_role("dialog")
    page.get_by_role("button", name="Alike").press("Enter")
    expect(dialog).to_contain_text("Found by comparing words")
    page.keyboard.press("Escape")

    (model / "go").touch()
    put_together = reading.get_by_role("button", name="Put like answers together anew")
    expect(put_together).to_be_visible(timeout=60_000)
    no_violations(page)
    page.set_viewport_size({"width": 1280, "height": 720})
    no_violations(page)
    put_together.click()
    expect(reading).to_be_empty()
    assert shown_anew(page) == script
    page.get_by_role("button", name="Alike").press("Enter")
    expect(dialog).to_contain_text("Found by a model of language")
    expect(dialog).to_contain_text("it says nothing about what they are worth")
    no_violations(page)


def test_a_model_that_cannot_be_used_is_told_and_words_do(
    page: Page, desk: DeskServer, model: Path
) -> None:
    (model / "sentence_transformers.py").write_text("raise ImportError('broken')", "utf-8")
    pieces = desk.get("start")["pieces"]
    cell = next(piece["cell"] for piece in pieces if piece["assignment"] == OTHER)
    other = f"{OTHER}/{cell}/marker"
    opened(page, desk, f"{other}/{desk.get(f'sheet/{other}')['rows'][0]['script']}")
    page.get_by_label("Alike in").focus()
    page.get_by_label("Alike in").select_option("meaning")
    shown_anew(page)
    trouble = page.locator("#reading .careful")
    expect(trouble).to_contain_text("The answers are compared by their words:", timeout=60_000)
    expect(trouble).to_contain_text('pip install -c constraints.txt -e ".[course,meaning]"')
    no_violations(page)
    # The notice takes room from the answer, and covers nothing.
    page.get_by_label("Comment on the answer as a whole").fill("Kept.")
    page.get_by_role("button", name="Undo").click()
    page.get_by_label("Alike in").select_option("words")
    expect(page.locator("#reading")).to_be_empty()
