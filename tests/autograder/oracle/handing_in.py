"""How a submission is made from what was handed out."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

RIGHT = {
    "squares": "def squares(n):\n    return [i ** 2 for i in range(1, n + 1)]",
    "table": "table = pd.DataFrame({'who': ['a', 'b'], 'n': [1, 2]})\ntable",
    "own-code": "print('my own')",
    "reflection": "I listened first, and it changed what we planned.",
}

Change = Callable[[NotebookNode], NotebookNode | bytes | None]


class Submissions(dict[str, Change]):
    """Submissions by student. Those that stop nbgrader's whole batch have a z in front."""

    def add(self, change: Change) -> Change:
        """Add a submission; its student is the function's name."""
        self[change.__name__.replace("_", "-")] = change
        return change


def find(notebook: NotebookNode, name: str) -> NotebookNode:
    """Return the cell that has this id in the gradebook."""
    return next(cell for cell in notebook.cells if cell.metadata.nbgrader.grade_id == name)


def answered(notebook: NotebookNode, **changed: str) -> NotebookNode:
    """Return the notebook with right answers, but for those that are ``changed``."""
    made = copy.deepcopy(notebook)
    for name, text in {
        **RIGHT,
        **{key.replace("_", "-"): one for key, one in changed.items()},
    }.items():
        find(made, name).source = text
    return made


def place(notebook: NotebookNode, name: str) -> int:
    return next(
        i
        for i, cell in enumerate(notebook.cells)
        if cell.get("metadata", {}).get("nbgrader", {}).get("grade_id") == name
    )


def with_cell(
    notebook: NotebookNode, source: str, *, after: str = "own-code", kind: str = "code"
) -> NotebookNode:
    """Return the right answers with a cell of the student's own behind another."""
    made = answered(notebook)
    new = (new_code_cell if kind == "code" else new_markdown_cell)(source)
    made.cells.insert(place(made, after) + 1, new)
    return made


def with_cells(notebook: NotebookNode, *, codes: Sequence[str]) -> NotebookNode:
    """Return the right answers with several cells of the student's own, in order."""
    made = answered(notebook)
    at = place(made, "own-code") + 1
    made.cells[at:at] = [new_code_cell(code) for code in codes]
    return made
