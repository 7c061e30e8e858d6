"""The copy to hand on, unzipped by a learner into a folder with spaces, and opened from there."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from partnership.activities.catalogue import find_quiz
from partnership.paths import checkout
from partnership.site.offline import write_offline
from tests.browser.book_pages import CHAPTER, activate, fits, no_violations
from tests.browser.learner import Keyboard, Mouse, give
from tests.browser.until import until

NewPage = Callable[..., Page]
QUIZ = find_quiz("terms")


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory, built_book: Path) -> str:
    """The address of the page to start from, in an unzipped copy."""
    root = tmp_path_factory.mktemp("a course")
    shutil.copy(checkout() / "_config.yml", root)
    made = write_offline(root, built_book)
    place = root / "Jo's downloads (1)"
    with zipfile.ZipFile(made.zip) as zipped:
        zipped.extractall(place)
    return (place / made.folder.name / "START-HERE.html").as_uri()


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_learner_reads_answers_searches_and_looks_up(
    new_page: NewPage, start: str, by: str
) -> None:
    page = new_page(viewport={"width": 1366, "height": 900})
    page.goto(start)
    activate(page, page.get_by_role("link", name="Open the course"), by)
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Partnership Working in the Early Years"
    )
    activate(page, page.get_by_role("link", name="Start chapter 1"), by)
    quiz = page.locator("[data-activity=terms][data-ready] .pw-activity")
    hands = Mouse() if by == "mouse" else Keyboard(page)
    give(hands, quiz, QUIZ.items[0], QUIZ.items[0].best_answer())
    hands.press(quiz.locator(".pw-main"))
    expect(quiz.locator(".pw-told[role=status] .pw-summary")).not_to_be_empty()
    until(page, f"Object.keys(localStorage).join().includes('{CHAPTER}')")
    page.keyboard.press("Control+k")
    page.keyboard.type("agencies")
    found = page.get_by_role("dialog").get_by_role("link", name="agency", exact=True)
    activate(page, found, by)
    expect(page.locator("dt:target")).to_be_in_viewport()
    assert page.url.endswith("/course/glossary.html#term-agency")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_to_start_from_is_for_everyone(new_page: NewPage, start: str, scheme: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(start)
    no_violations(page)
    assert fits(page)
