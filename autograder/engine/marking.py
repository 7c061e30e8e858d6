"""Give marks to a notebook that was run: nbgrader's own rules."""

from __future__ import annotations

from typing import Any

from nbgrader.utils import (  # type: ignore[import-untyped]
    compute_checksum,
    determine_grade,
    is_grade,
    is_solution,
    is_task,
)

from autograder.engine.result import CellGrade
from autograder.engine.spec import NotebookSpec
from autograder.engine.tools import Settings, apply, tools_for

NO_RESPONSE = "No response."


def trim(notebook: Any, settings: Settings) -> None:
    """Shorten long outputs and drop what the course says to ignore."""
    tools = tools_for(settings)
    apply(tools.ignore, notebook)
    apply(tools.shorten, notebook)


def mark(notebook: Any, spec: NotebookSpec) -> tuple[list[CellGrade], list[str]]:
    """Return the mark of each cell, and what was odd about any of them.

    A cell that is not in the notebook has no mark from the tests, as with nbgrader.
    """
    found = {cell.metadata.nbgrader["grade_id"]: cell for cell in notebook.cells if is_grade(cell)}
    grades, odd = [], []
    for source in spec.cells:
        if source.points is None:
            continue
        score: float | None = None
        if source.name in found:
            try:
                score, _ = determine_grade(found[source.name])
            except (ValueError, KeyError):
                # nbgrader fails here and loses the whole submission.
                odd.append(
                    f"the tests of '{source.name}' gave more than its marks: mark it by hand"
                )
        grades.append(
            CellGrade(
                name=source.name,
                auto_score=score,
                max_score=source.points,
                needs_manual_grade=score is None,
            )
        )
    return grades, odd


def comments(notebook: Any) -> dict[str, str | None]:
    """Return what is said of each answer: whether there was one."""
    return {
        cell.metadata.nbgrader["grade_id"]: _comment(cell)
        for cell in notebook.cells
        if is_solution(cell) or is_task(cell)
    }


def _comment(cell: Any) -> str | None:
    untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
    return NO_RESPONSE if untouched and not is_task(cell) else None
