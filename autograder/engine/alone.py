"""Run tests whose answer is data in a process that the student's code never entered.

A test that only reads what an activity saved needs nothing of the notebook it stands in.
Beside the student's code it could be forged; alone, with the files as they were handed in,
it cannot.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from typing import Any

from nbformat.notebooknode import from_dict
from nbformat.v4 import new_code_cell
from nbgrader.utils import determine_grade  # type: ignore[import-untyped]

from autograder.engine.once_more import run_notebook
from autograder.engine.result import CellRun
from autograder.engine.running import NotebookRun
from autograder.engine.sandbox import Sandbox
from autograder.engine.spec import AssignmentSpec, NotebookSpec

READER = "handed_in"
"""The course's own function that reads what a student did in an activity."""


@lru_cache(maxsize=256)
def needs_only_data(source: str) -> bool:
    """Say whether a test reads answers that were handed in, and nothing else.

    It uses no name from another cell but that function's, and imports from the course's own
    library alone.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return False
    used: set[str] = set()
    made = {*dir(builtins), READER}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            return False
        if isinstance(node, ast.ImportFrom):
            if node.module != "partnership":
                return False
            made |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Name):
            (used if isinstance(node.ctx, ast.Load) else made).add(node.id)
        elif isinstance(node, ast.arg):
            made.add(node.arg)
        elif isinstance(node, ast.FunctionDef):
            made.add(node.name)
    return READER in used and not used - made


def run_alone(
    notebook: Any,
    spec: NotebookSpec,
    assignment: AssignmentSpec,
    files: dict[str, str],
    sandbox: Sandbox,
    run: NotebookRun,
) -> list[str]:
    """Run again, apart, the tests that can be, and put what they show into the notebook.

    Returns what a tutor should know: which of them gave another mark than in the notebook.
    """
    places = list(_places(notebook, spec))
    if not places:
        return []
    cells = [deepcopy(notebook.cells[place]) for place in places]
    reader = new_code_cell(f"from partnership import {READER}")
    apart = from_dict({**notebook, "metadata": {}, "cells": [reader, *cells]})
    again, _, _ = run_notebook(apart, sandbox, assignment.limits, assignment.name, files)
    notes = []
    before = {each.index: each for each in run.runs}
    for place, cell, each in zip(places, apart.cells[1:], again.runs[1:], strict=True):
        old, new = _mark(notebook.cells[place]), _mark(cell)
        if place in before and before[place].status in ("ok", "error") and old != new:
            notes.append(f"the test '{each.name}', run apart from the notebook, gave another mark")
        notebook.cells[place].outputs = cell.outputs
        before[place] = each.model_copy(update={"index": place})
    run.runs = _in_order(list(before.values()))
    return notes


def _places(notebook: Any, spec: NotebookSpec) -> Iterator[int]:
    tests = {
        cell.name
        for cell in spec.cells
        if cell.points is not None and cell.locked and needs_only_data(cell.source)
    }
    for place, cell in enumerate(notebook.cells):
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in tests and cell.cell_type == "code" and cell.source.strip():
            yield place


def _mark(cell: Any) -> Any:
    try:
        return determine_grade(cell)[0]
    except (KeyError, ValueError):
        return None


def _in_order(runs: Sequence[CellRun]) -> list[CellRun]:
    return sorted(runs, key=lambda each: each.index)
