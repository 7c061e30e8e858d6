"""Pages with one quiz, made from its data with the course's own host and colours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from partnership.activities.quiz.model import Quiz
from partnership.activities.view_source import host_script, own_style, shared_style, view_script
from partnership.paths import checkout
from partnership.site.embed import place_of

TOKENS = checkout() / "partnership" / "site" / "styles" / "tokens.css"
FRAME = """<!doctype html>
<html lang="en-GB" data-theme="{theme}">
<head><meta charset="utf-8"><title>A test</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{tokens} {style} body {{ background: var(--pw-bg); color: var(--pw-text) }}</style></head>
<body><main><h1>A test</h1><h2>A quiz</h2>{activity}<h2 id="sky">The sky</h2></main>
<script>{view}</script><script>{host}</script></body></html>
"""


def write_page(folder: Path, quiz: Quiz, *, practice: bool = True, theme: str = "light") -> Path:
    """Write a page with a quiz into a folder."""
    spec = quiz.spec(with_answers=practice, cite=lambda key: f"the source {key}")
    for item in spec["items"]:
        item["revisit"] = {"href": "#sky", "title": "The sky"}
    page = FRAME.format(
        theme=theme,
        tokens=TOKENS.read_text(encoding="utf-8"),
        style=shared_style() + own_style("quiz"),
        view=view_script("quiz", {}),
        activity=place_of(quiz.id, "quiz", quiz.page, spec, quiz.printed()),
        host=host_script(),
    )
    file = folder / f"{quiz.id}-{'practice' if practice else 'hand-in'}-{theme}.html"
    file.write_text(page, encoding="utf-8")
    return file


def open_activity(page: Page, address: str | Path) -> Locator:
    """Open a page and return its activity, once it works."""
    page.goto(address.as_uri() if isinstance(address, Path) else address)
    activity = page.locator("[data-activity][data-ready] .pw-activity")
    activity.wait_for()
    return activity


def kept_by(page: Page, quiz: Quiz) -> dict[str, Any]:
    """Return what the browser keeps of the learner's answers."""
    text = page.evaluate("key => localStorage.getItem(key)", _key(quiz))
    found: dict[str, Any] = json.loads(text or "{}")
    return found


def keep(page: Page, quiz: Quiz, responses: dict[str, Any]) -> None:
    """Leave answers in the browser, as an earlier visit would have."""
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [_key(quiz), json.dumps(responses)]
    )


def no_violations(page: Page) -> None:
    """Check that axe finds nothing and that the page does not scroll sideways."""
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def _key(quiz: Quiz) -> str:
    return f"partnership:v1:{quiz.page}:{quiz.id}"
