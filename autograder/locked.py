"""What students did to cells that were to stay as they were, told to whoever marks."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from partnership.errors import CourseError
from partnership.exercises.faults import faults_in
from partnership.exercises.notebook import Notebook, read_notebook


def locked_cells(exercises: Path, assignment: str, student: str) -> str:
    """Return in one line which locked cells a student changed, lost or copied; "" if none.

    What was handed in is compared with what was released, and not with what it says of itself.
    nbgrader puts changed cells back before it marks. A cell that is gone earns nothing.
    """
    said = []
    for path in sorted((exercises / "release" / assignment).glob("*.ipynb")):
        try:
            released = _released(path, path.stat().st_mtime_ns)
            work = read_notebook(exercises / "submitted" / student / assignment / path.name)
        except CourseError:
            continue
        said += [str(fault) for fault in faults_in(_beside(work, released))]
    return "; ".join(said)


@lru_cache(maxsize=64)
def _released(path: Path, _changed: int) -> Notebook:
    """Return a notebook that is the same for every student, read once."""
    return read_notebook(path)


def _beside(work: Notebook, released: Notebook) -> Notebook:
    """Return a student's cells with the marks that the same cells had when they were released."""
    marks = {cell.name: cell for cell in released.cells}
    cells = tuple(
        replace(cell, checksum=marks[cell.name].checksum, solution=marks[cell.name].solution)
        for cell in work.cells
        if cell.name in marks
    )
    return Notebook(work.path, cells, tuple(marks))
