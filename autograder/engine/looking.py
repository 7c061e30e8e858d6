"""Say what in a student's own code a person should look at. It changes no mark.

Tests share the interpreter with what they test, so that a mark can be forged. What forging
takes is seldom needed in an assignment, and can be named: that is all that is done here, and
whoever hides it is not found.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
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
_HINT = re.compile(rf"\b(?:{'|'.join([*MODULES, *CALLS, *ENDS])})\b")


def keep_what_to_look_at(notebook: Any, spec: NotebookSpec) -> list[str]:
    """Return in words what a person should look at, and keep it in the notebook.

    What the notebook says of that by itself is a student's, and goes.
    """
    notebook.metadata.pop(KEPT, None)
    fixed = {cell.name for cell in spec.cells if cell.locked}
    found: list[str] = []
    for number, cell in enumerate(notebook.cells, 1):
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if cell.cell_type != "code" or name in fixed:
            continue
        used = sorted(set(_uses(cell.source)))
        if used:
            found.append(f"{f'cell {name!r}' if name else f'cell {number}'} uses {', '.join(used)}")
    if found:
        notebook.metadata[KEPT] = {"look_at": found}
    return [f"look at it: {each}" for each in found]


def _uses(source: str) -> Iterator[str]:
    if not _HINT.search(source):
        return
    for node in ast.walk(_tree(source)):
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


def _tree(source: str) -> ast.AST:
    """Return a cell's code as Python; nothing where it is none, and so cannot be run."""
    try:
        ipython: Any = import_module("IPython.core.inputtransformer2")
        code: str = ipython.TransformerManager().transform_cell(source)
        return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])
