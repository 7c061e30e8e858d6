"""The cells of an assignment's notebook, as nbgrader marks them in their metadata (version 3).

Read with ``json`` alone: nbgrader takes seconds to import, and a student waits.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partnership.errors import CourseError
from partnership.finding import named

LARGEST_FILE = 50_000_000
"""Bytes. One with many pictures has a few million; what students send may be anything."""


@dataclass(frozen=True)
class Cell:
    """One cell that nbgrader knows by a name."""

    name: str
    kind: str
    """``code`` or ``markdown``."""
    source: str
    locked: bool
    solution: bool
    points: float | None
    """The marks it carries, or None where it is not marked."""
    checksum: str
    """What nbgrader noted of it when it was released; empty in a source."""

    @property
    def written(self) -> bool:
        """Whether it holds what a student writes, to be marked by a person."""
        return self.kind == "markdown" and self.solution and self.points is not None

    @property
    def marked_by_test(self) -> bool:
        """Whether running it gives marks."""
        return self.points is not None and not self.solution

    @property
    def heading(self) -> str:
        """Its first line with words, as a person would point to it."""
        lines = (line.strip("# *\t") for line in self.source.splitlines())
        return next((line for line in lines if line), self.name)

    @property
    def as_released(self) -> bool:
        """Whether it is what was handed out, by nbgrader's own checksum."""
        return not self.checksum or self.checksum == self._sum()

    def _sum(self) -> str:
        # As nbgrader.utils.compute_checksum puts them together.
        marked = self.points is not None
        parts = [self.source, self.kind, marked, self.solution, self.locked, self.name]
        if marked:
            parts.append(self.points)
        text = "".join(str(part) for part in parts)
        return hashlib.md5(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class Notebook:
    """The cells of a notebook, in order, and the names that all its cells should have."""

    path: Path
    cells: tuple[Cell, ...]
    expected: tuple[str, ...]
    """From ``metadata.partnership.cells``; empty in a notebook that does not say."""

    def cell(self, name: str) -> Cell:
        """Return the first cell of this name.

        Raises:
            KeyError: there is none.
        """
        return named(name, self.cells, lambda cell: cell.name)


def read_notebook(path: Path) -> Notebook:
    """Return the cells in a notebook's file.

    Raises:
        CourseError: the file is missing or is not a notebook.
    """
    if not path.is_file():
        raise CourseError("there is no notebook here", "look for it under its first name", str(path))
    if path.stat().st_size > LARGEST_FILE:
        raise CourseError("far too large to be a notebook", "clear its outputs", str(path))
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        cells = tuple(_cell(cell) for cell in content["cells"] if _marked(cell))
        expected = content["metadata"].get("partnership", {}).get("cells", ())
        return Notebook(path, cells, tuple(str(name) for name in expected))
    except (ArithmeticError, AttributeError, KeyError, RecursionError, TypeError, ValueError):
        raise CourseError(
            "the file is damaged", "go back to an earlier copy, or fetch it again", str(path)
        ) from None


def _marked(cell: dict[str, Any]) -> bool:
    return "grade_id" in cell["metadata"].get("nbgrader", {})


def _cell(cell: dict[str, Any]) -> Cell:
    marks = cell["metadata"]["nbgrader"]
    return Cell(
        name=str(marks["grade_id"]),
        kind=str(cell["cell_type"]),
        source="".join(cell["source"]),
        locked=bool(marks.get("locked")),
        solution=bool(marks.get("solution")),
        points=float(marks["points"]) if marks.get("grade") else None,
        checksum=str(marks.get("checksum", "")),
    )
