"""The assignment that both markers mark: one notebook with every sort of cell that is marked."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

NAME = "corpus"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def cell(kind: str, name: str, source: str, **marked: Any) -> NotebookNode:
    """Return a cell that nbgrader knows by its name; ``marked`` says in what way."""
    roles = {"grade": False, "solution": False, "locked": True, "task": False, **marked}
    made = (new_code_cell if kind == "code" else new_markdown_cell)(source, id=name)
    made.metadata["nbgrader"] = {"schema_version": 3, "grade_id": name, **roles}
    return made


def master() -> NotebookNode:
    """Return the tutor's notebook, with solutions and hidden tests."""
    answer = {"solution": True, "locked": False}
    return new_notebook(
        cells=[
            cell("markdown", "welcome", "# Counting\n\nRun each cell in turn."),
            cell("code", "setup", "import math\nimport pandas as pd\n\nLIMIT = 10"),
            cell(
                "code",
                "squares",
                "def squares(n):\n    ### BEGIN SOLUTION\n"
                "    return [i ** 2 for i in range(1, n + 1)]\n    ### END SOLUTION",
                **answer,
            ),
            cell(
                "code",
                "squares-seen",
                "assert squares(3) == [1, 4, 9]",
                grade=True,
                points=2,
            ),
            cell(
                "code",
                "squares-hidden",
                "### BEGIN HIDDEN TESTS\nassert squares(0) == []\n"
                "assert squares(LIMIT)[-1] == 100\n### END HIDDEN TESTS",
                grade=True,
                points=3,
            ),
            cell(
                "code",
                "table",
                "### BEGIN SOLUTION\ntable = pd.DataFrame({'who': ['a', 'b'], 'n': [1, 2]})\n"
                "table\n### END SOLUTION",
                **answer,
            ),
            cell(
                "code",
                "table-part",
                "earned = 0.0\nif 'table' in globals():\n    earned += 1\n"
                "    earned += 1.5 * (list(table['n']) == [1, 2])\nfloat(earned)",
                grade=True,
                points=2.5,
            ),
            cell(
                "code",
                "own-code",
                "### BEGIN SOLUTION\nprint('an example of my own')\n### END SOLUTION",
                grade=True,
                points=4,
                **answer,
            ),
            cell(
                "markdown",
                "reflection",
                "A good answer.",
                grade=True,
                points=5,
                **answer,
            ),
            cell(
                "markdown",
                "task",
                "Add cells below and show the same as a chart.\n\n"
                "=== BEGIN MARK SCHEME ===\nTwo for the axes.\n=== END MARK SCHEME ===",
                task=True,
                points=2,
            ),
            cell("code", "last", "print('the end', LIMIT)", grade=True, points=1),
        ],
        metadata={"kernelspec": dict(KERNEL), "language_info": {"name": "python"}},
    )
