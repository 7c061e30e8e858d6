"""Say what in a student's own code a person should look at. It changes no mark.

Tests share the interpreter with what they test, so that a mark can be forged. What forging
takes is seldom needed in an assignment, and can be named: that is all that is done here, and
whoever hides it is not found.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

from autograder.engine.spec import NotebookSpec
from autograder.look_at import KEPT

MODULES = {"builtins", "ctypes", "gc", "inspect", "unittest"}
CALLS = {
    "_exit": "os._exit", "_getframe": "sys._getframe", "settrace": "sys.settrace",
    "setprofile": "sys.setprofile", "__builtins__": "builtins",
}  # fmt: skip
ENDS = {"exit", "quit"}
"""Ends Python, or tries to, where it is called by itself or as ``sys.exit``."""
MOST = 100_000
"""Characters that are looked at in a notebook: Python takes 500 bytes and 5 µs for each."""
SPECIAL = 20
"""How many times as much IPython's own commands cost: each is looked for in the whole cell."""
_HINT = re.compile(rf"\b(?:{'|'.join([*MODULES, *CALLS, *ENDS])})\b")


def keep_what_to_look_at(notebook: Any, spec: NotebookSpec) -> list[str]:
    """Return in words what a person should look at, and keep it in the notebook.

    What the notebook says of that by itself is a student's, and goes.
    """
    notebook.metadata.pop(KEPT, None)
    fixed = {cell.name for cell in spec.cells if cell.locked}
    found: list[str] = []
    left = MOST
    for number, cell in enumerate(notebook.cells, 1):
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if cell.cell_type != "code" or name in fixed:
            continue
        if not _HINT.search(cell.source):
            continue
        place = f"cell {name!r}" if name else f"cell {number}"
        tree, left = _tree(cell.source, left)
        used = sorted(set(_uses(tree)))
        if used:
            found.append(f"{place} uses {', '.join(used)}")
        elif left < 0:
            found.append(f"{place} is too long to say what it uses")
    if found:
        notebook.metadata[KEPT] = {"look_at": found}
    return [f"look at it: {each}" for each in found]


def _uses(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from MODULES & {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            yield from MODULES & {(node.module or "").split(".")[0]}
            yield from (CALLS[alias.name] for alias in node.names if alias.name in CALLS)
        elif isinstance(node, ast.Attribute) and node.attr in CALLS:
            yield CALLS[node.attr]
        elif isinstance(node, ast.Name) and node.id in CALLS:
            yield CALLS[node.id]
        elif isinstance(node, ast.Call):
            yield from _ends(node.func)


def _ends(called: ast.expr) -> Iterator[str]:
    if isinstance(called, ast.Name) and called.id in ENDS:
        yield called.id
    elif isinstance(called, ast.Attribute) and called.attr == "exit":
        yield "sys.exit"


def _tree(source: str, left: int) -> tuple[ast.AST, int]:
    """Return a cell's code as Python, and how much may be looked at after it.

    It is empty where the cell is no Python, and so cannot be run, or more than is left.
    """
    errors = (SyntaxError, ValueError, RecursionError, MemoryError)
    nothing = ast.Module([], [])
    left -= len(source)
    if left < 0:
        return nothing, left
    with suppress(*errors):
        return ast.parse(source), left
    left -= SPECIAL * len(source)
    if left < 0:
        return nothing, left
    with suppress(*errors):
        ipython: Any = import_module("IPython.core.inputtransformer2")
        code: str = ipython.TransformerManager().transform_cell(source)
        return ast.parse(code), left
    return nothing, left
