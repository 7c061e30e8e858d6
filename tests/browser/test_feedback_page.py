"""A student opens their feedback, on a site and from a folder, and can read and follow it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from autograder.feedback.page import page as feedback_page
from tests.autograder.feedback.conftest import feedback_with
from tests.conftest import QuietHandler

HOSTILE = (
    """<script>document.title = 'taken'</script> <img src=x onerror="document.title='taken'">

[click](javascript:document.title='taken') ![x](https://evil.example/x.png)

<style>*{display:none}</style>

"""
    + "A_long_word_without_a_space" * 12
)


@pytest.fixture
def folder(tmp_path: Path, book_site: str) -> Path:
    told = feedback_with(
        text=HOSTILE, comment="Good work.\nGo on from here.", on_this="Say who disagrees.",
        penalty=2.5, penalty_said="1 day late (counts as 1 day).",
    )  # fmt: skip
    (tmp_path / "feedback.html").write_text(feedback_page(told, book_site), "utf-8")
    return tmp_path


@pytest.mark.parametrize("over", ["http", "file"])
def test_a_student_reads_it_and_follows_a_link_into_the_book_by_keyboard(
    new_page: Callable[..., Page], folder: Path, book_site: str, over: str
) -> None:
    page = new_page()
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}"
    try:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(
            f"{site}/feedback.html" if over == "http" else (folder / "feedback.html").as_uri()
        )
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Your feedback: Benefits & evidence"
        )
        expect(page).to_have_title("Your feedback: Benefits & evidence")
        expect(page.get_by_text("24.5 of 50", exact=True)).to_be_visible()
        expect(page.get_by_role("row", name="Late: 1 day late")).to_be_visible()
        expect(page.get_by_text("Level 3 of 5: Understanding")).to_be_visible()
        expect(page.get_by_role("heading", name="One level up: Reflection")).to_be_visible()
        expect(page.get_by_text("Say who disagrees.")).to_be_visible()
        expect(page.get_by_text("<script>document.title")).to_be_visible()
        own = [url for url in asked if not url.endswith("/favicon.ico")]
        assert len(own) == 1
        page.keyboard.press("Tab")
        link = page.get_by_role("link", name="How do I read such evidence?").first
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{book_site}/why-it-matters.html#five-questions")
        expect(page.get_by_role("heading", name="How do I read such evidence?")).to_be_in_viewport()
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("look", ["light", "dark", "phone", "print"])
def test_axe_finds_nothing_and_it_fits(page: Page, folder: Path, look: str) -> None:
    page.emulate_media(
        color_scheme="dark" if look == "dark" else "light",
        media="print" if look == "print" else "screen",
    )
    page.set_viewport_size({"width": 320 if look == "phone" else 1200, "height": 800})
    page.goto((folder / "feedback.html").as_uri())
    found = Axe().run(page).response["violations"]
    assert not [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.get_by_text("Good work.")).to_be_visible()
