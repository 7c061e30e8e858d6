"""The same questions as pages of this course, of jupyterquiz and of ipywidgets without a kernel.

jupyterquiz and html-manager come from their packages, into a temporary folder. An ipywidgets page
has no Python behind it, so a question is a group of radio buttons whose choice is linked in the
browser to a stack of texts: that is how feedback is given there without a kernel.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ipywidgets import HTML, RadioButtons, Stack, VBox, Widget, jslink
from ipywidgets.embed import embed_minimal_html

from partnership.activities.catalogue import find_quiz
from partnership.activities.quiz.kinds.single_choice import SingleChoice
from partnership.activities.quiz.model import Quiz
from tests.browser.activity_pages import write_page

HTML_MANAGER = "@jupyter-widgets/html-manager@1"
DRAW_JUPYTERQUIZ = """
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


@dataclass(frozen=True)
class Contender:
    """A page with the questions, and how the first of them is answered and explained."""

    name: str
    write: Callable[[Path, list[SingleChoice]], Path]
    option: str
    """The first option of the first question, as a CSS selector. It is there when all works."""
    check: str | None
    """A button to be pressed then, if there is one."""
    told: str
    """Where the feedback appears."""


def questions() -> list[SingleChoice]:
    """Return the course's own questions that every contender can ask."""
    return [item for item in find_quiz("terms").items if isinstance(item, SingleChoice)]


def ours(folder: Path, asked: list[SingleChoice]) -> Path:
    """Write this course's page."""
    whole = find_quiz("terms")
    return write_page(folder, Quiz.model_validate({**whole.model_dump(), "items": asked}))


def jupyterquiz(folder: Path, asked: list[SingleChoice]) -> Path:
    """Write a page with nothing but the questions, drawn by jupyterquiz."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    place = folder / "packages"
    subprocess.run([*pip, "--target", str(place), "jupyterquiz"], check=True)
    drawn = subprocess.run(
        [sys.executable, "-c", DRAW_JUPYTERQUIZ],
        input=json.dumps([_as_jupyterquiz(item) for item in asked]),
        capture_output=True,
        check=True,
        text=True,
        cwd=folder,
        env={"PYTHONPATH": str(place)},
    )
    file = folder / "jupyterquiz.html"
    head = (
        "<!doctype html><meta charset=utf-8><title>jupyterquiz</title><link rel=icon href=data:,>"
    )
    file.write_text(f"{head}<body>{drawn.stdout}", encoding="utf-8")
    return file


def _as_jupyterquiz(item: SingleChoice) -> dict[str, object]:
    return {
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


def ipywidgets(folder: Path, asked: list[SingleChoice]) -> Path:
    """Write a page with nothing but the questions, as widgets that html-manager draws."""
    packed = subprocess.run(
        ["npm", "pack", HTML_MANAGER, "--silent"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    with tarfile.open(folder / packed.stdout.split()[-1]) as package:
        package.extractall(folder / "html-manager", filter="data")
    file = folder / "ipywidgets.html"
    script = "html-manager/package/dist/embed.js"
    embed_minimal_html(
        file,
        [_as_widget(item) for item in asked],
        embed_url=script,
        requirejs=False,
        # Otherwise a choice that has not been made yet is taken for the first.
        drop_defaults=False,
    )
    return file


def _as_widget(item: SingleChoice) -> Widget:
    options = RadioButtons(
        options=[option.text for option in item.options], index=None, layout={"width": "auto"}
    )
    told = Stack([HTML(f'<p class="told">{option.reason}</p>') for option in item.options])
    jslink((options, "index"), (told, "selected_index"))
    return VBox([HTML(f"<p>{item.prompt}</p>"), options, told])


CONTENDERS = (
    Contender(
        "this course",
        ours,
        "[data-ready] .pw-activity input",
        ".pw-main",
        ".pw-summary",
    ),
    Contender("jupyterquiz", jupyterquiz, ".MCButton, .Quiz input", None, ".Feedback, [id^=fb]"),
    Contender("ipywidgets", ipywidgets, ".widget-radio-box input", None, ".told"),
)
