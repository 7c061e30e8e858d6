"""How soon an answer is explained: jupyterquiz against this course's quiz, in one run.

Both pages are opened in Chromium with the processor slowed four times. A question is
answered with a click, and the time until the text of its feedback has been laid out is
taken in the page itself. Ours is the whole built chapter; jupyterquiz gets a page with
nothing else on it, made from the same questions.

    python benchmarks/feedback_latency.py [--runs 20]

jupyterquiz is installed from its package into a temporary folder. Prints the median and the
slowest run of each in milliseconds, and the ratio of the medians.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from partnership.activities.catalogue import find_quiz  # noqa: E402
from partnership.activities.quiz.kinds.single_choice import SingleChoice  # noqa: E402
from partnership.site.build import build_book, why_stale  # noqa: E402
from tests.chromium import chromium_path, is_root  # noqa: E402

SLOWER = 4
OURS = """() => {
  const quiz = document.querySelector('[data-activity=terms] .pw-activity');
  quiz.querySelector('input').click();
  const start = performance.now();
  quiz.querySelector('.pw-main').click();
  const height = quiz.querySelector('.pw-summary').getBoundingClientRect().height;
  return height > 0 ? performance.now() - start : -1;
}"""
THEIRS = """() => {
  const answer = document.querySelector('.Quiz input, .Quiz button, .MCButton');
  const start = performance.now();
  answer.click();
  const told = document.querySelector('.Feedback, [id^=fb]');
  const height = told.getBoundingClientRect().height;
  return told.textContent.trim() && height > 0 ? performance.now() - start : -1;
}"""
DRAW_THEIRS = """
import json, sys
from importlib import import_module
drawing = import_module("jupyterquiz.dynamic.display")
shown = []
drawing.display = shown.append  # outside a notebook there is nothing to display on
drawing.display_quiz(json.load(sys.stdin), shuffle_answers=False)
for piece in shown:
    is_script = type(piece).__name__ == "Javascript"
    print(f"<script>{piece.data}</script>" if is_script else piece.data)
"""


def their_page(folder: Path) -> str:
    """Return a page with the course's single-choice questions, drawn by jupyterquiz."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, "--target", str(folder), "jupyterquiz"], check=True)
    questions = [
        {
            "question": item.prompt,
            "type": "multiple_choice",
            "answers": [
                {
                    "answer": option.text,
                    "correct": option.verdict in ("right", "sound"),
                    "feedback": option.reason,
                }
                for option in item.options
            ],
        }
        for item in find_quiz("terms").items
        if isinstance(item, SingleChoice)
    ]
    drawn = subprocess.run(
        [sys.executable, "-c", DRAW_THEIRS],
        input=json.dumps(questions),
        capture_output=True,
        check=True,
        text=True,
        cwd=folder,
        env={"PYTHONPATH": str(folder)},
    )
    return f"<!doctype html><meta charset=utf-8><title>jupyterquiz</title><body>{drawn.stdout}"


def times(
    browser: Browser, open_page: Callable[[Page], object], script: str, runs: int
) -> list[float]:
    """Return milliseconds from click to feedback, each in a page of its own."""
    taken = []
    for _ in range(runs):
        page = browser.new_page()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        open_page(page)
        milliseconds = page.evaluate(script)
        if milliseconds < 0:
            raise RuntimeError("a click brought no feedback - the peer's markup may have changed")
        taken.append(milliseconds)
        page.close()
    return taken


def main() -> None:
    """Measure both and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    if why_stale(ROOT):
        build_book(ROOT, Console(stderr=True))
    chapter = (ROOT / "_build" / "html" / "what-partnership-means.html").as_uri()

    def open_ours(page: Page) -> None:
        page.goto(chapter)
        page.locator("[data-activity=terms][data-ready]").wait_for()

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        html = their_page(Path(folder))

        def open_theirs(page: Page) -> None:
            page.set_content(html)
            page.locator(".Quiz input, .Quiz button, .MCButton").first.wait_for(state="attached")

        browser = driver.chromium.launch(
            executable_path=chromium_path(driver), chromium_sandbox=not is_root()
        )
        ours = times(browser, open_ours, OURS, runs)
        theirs = times(browser, open_theirs, THEIRS, runs)
        browser.close()
    for name, taken in (("this course", ours), ("jupyterquiz", theirs)):
        print(f"{name:12} median {median(taken):6.1f} ms   slowest {max(taken):6.1f} ms")
    print(f"ratio of medians (jupyterquiz / this course): {median(theirs) / median(ours):.2f}")


if __name__ == "__main__":
    main()
