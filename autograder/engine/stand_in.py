"""What takes the place of a notebook that cannot be read, so that it can be marked by hand."""

from __future__ import annotations

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook, new_raw_cell

from autograder.engine.preparing import restore
from autograder.engine.spec import NotebookSpec

SHOWN = 100_000
"""Characters of the file that are shown: enough for what a student wrote."""


def stand_in(spec: NotebookSpec, content: bytes, reason: str) -> str:
    """Return a notebook with the file's own text and a place for each mark.

    nbgrader has nothing to show for such a file, and its marks can never be given.
    """
    said = f"**This notebook could not be marked by its tests.** {reason}. Its text is below."
    text = content[:SHOWN].decode("utf-8", "replace")
    kernel = {"kernelspec": dict(spec.kernelspec)} if spec.kernelspec else {}
    notebook = new_notebook(cells=[new_markdown_cell(said), new_raw_cell(text)], metadata=kernel)
    restore(notebook, spec)
    return str(nbformat.writes(notebook, version=4)) + "\n"
