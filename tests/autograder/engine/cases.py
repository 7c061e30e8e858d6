"""Small assignments, and notebooks that students hand in for them."""

from __future__ import annotations

import json
from typing import Any

from autograder.engine.spec import AssignmentSpec, Limits, NotebookSpec, SourceCell, Submission

LIMITS = Limits(cell_seconds=3, total_seconds=20)


def source(name: str, code: str, points: float | None = 1, **more: Any) -> SourceCell:
    """Return a test of the assignment, worth ``points``."""
    from nbformat.notebooknode import from_dict
    from nbgrader.utils import compute_checksum

    kind = more.pop("cell_type", "code")
    bare = SourceCell(
        name=name, cell_type=kind, source=code, checksum=None, points=points,
        **{"locked": True, **more},
    )  # fmt: skip
    checksum = compute_checksum(from_dict(cell_of(bare)))
    return bare.model_copy(update={"checksum": checksum})


def cell_of(spec: SourceCell, text: str | None = None) -> dict[str, Any]:
    """Return a cell as students get it, or with what they put in its place."""
    about: dict[str, Any] = {
        "schema_version": 3, "grade_id": spec.name, "grade": spec.points is not None,
        "solution": spec.is_solution, "locked": spec.locked, "task": spec.is_task,
    }  # fmt: skip
    if spec.points is not None:
        about["points"] = spec.points
    if spec.checksum:
        about["checksum"] = spec.checksum
    found: dict[str, Any] = {
        "cell_type": spec.cell_type,
        "metadata": {"nbgrader": about},
        "source": spec.source if text is None else text,
    }
    return found if spec.cell_type == "markdown" else code(found)


def code(cell: dict[str, Any] | str) -> dict[str, Any]:
    """Return a code cell: what is given, or one with that text and nothing known of it."""
    if isinstance(cell, str):
        cell = {"cell_type": "code", "metadata": {}, "source": cell}
    return {**cell, "execution_count": None, "outputs": []}


def assignment(*cells: SourceCell, limits: Limits = LIMITS) -> AssignmentSpec:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = NotebookSpec(name="work", kernelspec=kernel, cells=cells)
    return AssignmentSpec(name="words", notebooks=(notebook,), limits=limits)


def handed_in(*cells: dict[str, Any], **files: bytes) -> Submission:
    notebook = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}
    content = json.dumps(notebook).encode()
    return Submission(files={"work.ipynb": content, **files})


def marks(graded: Any) -> dict[str, float | None]:
    return {each.name: each.auto_score for book in graded.notebooks for each in book.grades}
