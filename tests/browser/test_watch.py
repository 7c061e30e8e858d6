"""The watch over a page: it must see what other browser tests rely on it to see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watch import Watch


def misdeeds(browser: Browser, folder: Path, body: str, *allowed: str) -> list[str]:
    file = folder / "page.html"
    file.write_text(f"<!doctype html><title>t</title>{body}", encoding="utf-8")
    watch = Watch(allowed_console=allowed)
    context = browser.new_context()
    watch.over(context)
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_timeout(100)
    context.close()
    return watch.offences


def test_a_quiet_page_passes(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "near.css").write_text("p { color: red }", encoding="utf-8")
    assert misdeeds(browser, tmp_path, "<link rel=stylesheet href=near.css><p>Hello") == []


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (
            '<img src="https://example.org/a.png" alt="">',
            "request outside the page's origin: https://example.org/a.png",
        ),
        (
            '<img src="http://127.0.0.1:9/a.png" alt="">',
            "request outside the page's origin: http://127.0.0.1:9/a.png",
        ),
        (
            '<iframe src="http://127.0.0.1:9/"></iframe>',
            "request outside the page's origin: http://127.0.0.1:9/",
        ),
        ("<script>console.error('oh dear')</script>", "console error: oh dear"),
        ("<script>throw new Error('not caught')</script>", "uncaught in the page: not caught"),
    ],
)
def test_a_misbehaving_page_is_seen(browser: Browser, tmp_path: Path, body: str, seen: str) -> None:
    offences = misdeeds(browser, tmp_path, body)
    assert any(seen in offence for offence in offences), offences


def test_an_expected_console_error_is_allowed(browser: Browser, tmp_path: Path) -> None:
    body = "<script>console.error('oh dear')</script>"
    assert misdeeds(browser, tmp_path, body, "oh dear") == []


def test_a_page_with_other_options_is_watched_too(
    new_page: Callable[..., Page], watch: Watch, tmp_path: Path
) -> None:
    file = tmp_path / "phone.html"
    file.write_text("<!doctype html><title>Phone</title>", encoding="utf-8")
    new_page(viewport={"width": 320, "height": 640}).goto(file.as_uri())
    assert watch.requests == [file.as_uri()]
