"""What could forge a mark is named for a person, and changes no mark."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat.notebooknode import from_dict

from autograder.engine import grade
from autograder.engine.looking import keep_what_to_look_at
from autograder.engine.sandbox import Sandbox
from autograder.look_at import KEPT, read_look_at
from tests.autograder.engine.cases import assignment, cell_of, code, handed_in, marks, source

TEST = source("test", "import inspect\nassert answer == 42", points=3)
WORDS = assignment(TEST)


def found(*cells: dict[str, object], **metadata: object) -> list[str]:
    notebook = from_dict({"metadata": metadata, "cells": cells})
    said = keep_what_to_look_at(notebook, WORDS.notebooks[0])
    kept = notebook.metadata.get(KEPT, {}).get("look_at", [])
    assert said == [f"look at it: {each}" for each in kept]
    return list(kept)


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("import os\nos._exit(0)", "os._exit"),
        ("from os import _exit as bye\nbye(0)", "os._exit"),
        ("__import__('os')._exit(0)", "os._exit"),
        ("import sys; sys.exit()", "sys.exit"),
        ("exit()", "exit"),
        ("%matplotlib inline\nimport gc, unittest.mock\n!ls", "gc, unittest"),
        ("from inspect import stack", "inspect"),
        ("import sys\nsys._getframe(1).f_locals['score'] = 9", "sys._getframe"),
        ("__builtins__.AssertionError = ValueError", "builtins"),
    ],
)
def test_what_forging_takes_is_named(text: str, used: str) -> None:
    assert found(code("1"), code(text)) == [f"cell 2 uses {used}"]


@pytest.mark.parametrize(
    "text",
    ["# sys.exit() is what I thought of", "print('import gc')", "exit = 4; exit + 1",
     "gc.collect(", "way_out.exits", "import pandas as pd"],
)  # fmt: skip
def test_what_only_sounds_like_it_is_not(text: str) -> None:
    assert found(code(text)) == []


def test_a_tutors_own_cell_may_use_what_it_likes() -> None:
    assert found(cell_of(TEST)) == []


def test_a_student_cannot_say_what_is_worth_a_look() -> None:
    assert found(code("1"), **{KEPT: {"look_at": ["nothing"]}}) == []


def test_it_is_told_and_kept_and_costs_no_mark(sandbox: Sandbox, tmp_path: Path) -> None:
    graded = grade(handed_in(code("import gc\nanswer = 42"), cell_of(TEST)), WORDS, sandbox)
    assert (graded.status, marks(graded)["test"]) == ("marked", 3)
    assert graded.reasons == ("look at it: cell 1 uses gc",)
    (tmp_path / "work.ipynb").write_text(graded.notebooks[0].notebook or "", "utf-8")
    assert read_look_at(tmp_path / "work.ipynb") == ("cell 1 uses gc",)
