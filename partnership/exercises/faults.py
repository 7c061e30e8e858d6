"""What has happened to cells that students were asked to leave alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from partnership.exercises.notebook import Cell, Notebook


@dataclass(frozen=True)
class Fault:
    """One cell that is not as it was handed out."""

    cell: str
    what: Literal["changed", "lost", "doubled"]
    shown: str
    """The cell's first words, or its name where it is gone."""

    def __str__(self) -> str:
        said = {
            "changed": "was changed",
            "lost": "is missing",
            "doubled": "is there more than once",
        }
        return f"the locked cell '{self.cell}' {said[self.what]}"


def faults_in(notebook: Notebook) -> tuple[Fault, ...]:
    """Return every locked cell that was changed, and every cell that was lost or copied.

    A cell is changed if nbgrader's checksum no longer fits it. What should be there is in the
    notebook's own metadata; a notebook without it is not asked for cells that are gone.
    """
    return tuple(_faults(notebook))


def _faults(notebook: Notebook) -> Iterator[Fault]:
    times = Counter(cell.name for cell in notebook.cells)
    for name in dict.fromkeys((*notebook.expected, *times)):
        if not times[name]:
            yield Fault(name, "lost", name)
        elif times[name] > 1:
            yield Fault(name, "doubled", notebook.cell(name).heading)
        elif _is_changed(notebook.cell(name)):
            yield Fault(name, "changed", notebook.cell(name).heading)


def _is_changed(cell: Cell) -> bool:
    return not cell.solution and not cell.as_released
