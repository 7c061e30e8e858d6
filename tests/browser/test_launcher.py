"""The way from JupyterLab to the book, in a real browser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from rich.console import Console

from partnership.site.build import build_book
from tests.books import tiny_course
from tests.serving import Served, served

STARTED = 120_000
"""Milliseconds for JupyterLab to be there on a busy machine."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tiny_course(tmp_path_factory.mktemp("a course"))
    build_book(root, Console(file=io.StringIO()))
    return root


@pytest.fixture(scope="module")
def course(root: Path) -> Iterator[Served]:
    with served(root) as course:
        yield course


# The tiny course's pages are plain Jupyter Book, which is untidy; the course's own are not.
@pytest.mark.allow_console("THEBE_JS_URL", "invalid theme mode")
def test_the_launcher_tile_opens_the_book_and_the_book_leads_back(
    page: Page, course: Served
) -> None:
    page.goto(f"{course.origin}/lab?token={course.token}")
    tile = page.locator(".jp-LauncherCard", has_text="Partnership course")
    expect(tile).to_be_visible(timeout=STARTED)
    with page.expect_popup() as opened:
        tile.click()
    book = opened.value
    expect(book).to_have_url(f"{course.origin}/course/")
    expect(book.get_by_role("heading", level=1)).to_contain_text("Home")

    # A second click goes back to the same tab, at the page the learner was on.
    book.goto(f"{course.origin}/course/words.html")
    tile.focus()
    page.keyboard.press("Enter")
    expect(book).to_have_url(f"{course.origin}/course/words.html")
    assert len(page.context.pages) == 2

    book.get_by_role("link", name="Labs and assignments").click()
    expect(book.locator(".jp-LauncherCard").first).to_be_visible(timeout=STARTED)


# The gradebook here is an empty file, which the desk says it cannot use.
@pytest.mark.allow_console("503")
def test_the_marking_desk_has_a_tile_where_there_is_a_gradebook(
    page: Page, course: Served, root: Path
) -> None:
    page.goto(f"{course.origin}/lab?token={course.token}")
    expect(page.locator(".jp-LauncherCard", has_text="Partnership course")).to_be_visible(
        timeout=STARTED
    )
    expect(page.locator(".jp-LauncherCard", has_text="Marking desk")).to_have_count(0)
    (root / "exercises" / "gradebook.db").touch()
    page.reload()
    tile = page.locator(".jp-LauncherCard", has_text="Marking desk")
    expect(tile).to_be_visible(timeout=STARTED)
    with page.expect_popup() as opened:
        tile.click()
    expect(opened.value).to_have_url(f"{course.origin}/marking/")
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Marking desk")
