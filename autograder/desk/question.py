"""What students were asked in one cell: the text before it, without the marking guide."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from autograder.marking_guide import GUIDE
from partnership.errors import CourseError
from partnership.exercises.notebook import read_notebook


def question_text(course: Path, assignment: str, cell: str) -> str:
    """Return the question as Markdown; "" where there is no source notebook any more."""
    found = {path.parent.name: path for path in (course / "source").glob("*/*.ipynb")}
    if assignment not in found:
        return ""
    return _question(found[assignment], found[assignment].stat().st_mtime_ns, cell)


@lru_cache(maxsize=256)
def _question(path: Path, changed: int, cell: str) -> str:
    """``changed``: when the file was, so that another version is another question."""
    try:
        cells = read_notebook(path).cells
    except CourseError:
        return ""
    for before, answer in pairwise(cells):
        if answer.name == cell:
            return GUIDE.sub("", before.source).strip()
    return ""
