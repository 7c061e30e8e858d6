"""The answers to a health check, one row a rating, from any number of files.

Whatever cannot be read is a fault that names its cell. Nothing is guessed and nothing is lost
in silence: either all faults are mended, or the report says what was left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from partnership.analysis.health.grid import Cell, Grid, read_grids
from partnership.analysis.health.layout import Column, Layout, layout_of
from partnership.analysis.health.words import CANNOT, rating_in, role_in
from partnership.errors import CourseError

COLUMNS = ("person", "role", "who", "statement", "rating", "cannot_say", "example", "cell")
NUMBERED = "person "
"""What somebody is called of whom nothing is known but their place in a file."""

_MOST_FAULTS = 20


@dataclass(frozen=True)
class Answers:
    """What was answered."""

    table: pd.DataFrame
    """A row for each person and statement. Columns: ``person`` (such as *person 3*), ``role``
    (*chair*, *lead*, *member*, *other*), ``who`` (the role in the person's words), ``statement``,
    ``rating`` (1 to 4, or missing), ``cannot_say``, ``example``, ``cell`` (where it stood)."""
    notes: tuple[str, ...] = ()
    """What was left out or taken in a certain way, each with its place."""

    @property
    def statements(self) -> list[str]:
        """The statements, in the order in which they were asked."""
        return list(dict.fromkeys(self.table["statement"]))

    @property
    def people(self) -> int:
        """How many people answered."""
        return int(self.table["person"].nunique())


def read_answers(files: Iterable[str | Path], *, leave_out: bool = False) -> Answers:
    """Return the answers in Excel and CSV files, also as Microsoft and Google Forms write them.

    With ``leave_out``, what cannot be read is left out and said in ``notes``.

    Raises:
        CourseError: a file cannot be read, holds no ratings, or has cells that are no rating;
            the message names every cell.
    """
    rows: list[dict[str, object]] = []
    faults: list[str] = []
    notes: list[str] = []
    for path in map(Path, files):
        laid_out = [(grid, layout_of(grid)) for grid in read_grids(path)]
        found = [(grid, layout) for grid, layout in laid_out if layout]
        if not found:
            raise CourseError(
                "no column of this file holds ratings from 1 to 4",
                "put one statement at the head of each column, with the ratings below it",
                str(path),
            )
        # Other sheets are summaries that somebody made of the first.
        grid, layout = found[0]
        about = _Sheet(grid, layout, path.name, len({row["person"] for row in rows}))
        rows += about.rows()
        faults += about.faults
        notes += about.notes
    if faults and not leave_out:
        raise CourseError(_listed(faults), "mend these cells, or leave them out with --leave-out")
    if not rows:
        raise CourseError("nobody has answered yet", "choose a file with answers")
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype({"rating": "Int64"})
    return Answers(table, (*notes, *(f"Left out: {fault}" for fault in faults)))


class _Sheet:
    """One sheet, read with its faults and notes."""

    def __init__(self, grid: Grid, layout: Layout, file: str, before: int) -> None:
        self.grid, self.layout, self.file, self.before = grid, layout, file, before
        self.faults: list[str] = []
        self.notes: list[str] = []
        self._look_at_headings()

    def rows(self) -> list[dict[str, object]]:
        number = self.before
        found: list[dict[str, object]] = []
        for row in self.grid.rows[self.layout.first :]:
            person = list(self._person(row, f"{NUMBERED}{number + 1}"))
            number += bool(person)
            found += person
        return found

    def _person(self, row: Sequence[Cell], person: str) -> Iterator[dict[str, object]]:
        said = [(column, _at(row, column.rating)) for column in self.layout.columns]
        if not any(cell and cell.text for _, cell in said):
            return
        who = _text(row, self.layout.role)
        role = role_in(who)
        for column, cell in said:
            rating = self._rating(cell)
            example = self._example(row, column)
            if rating is None and not example:
                continue
            yield {
                "person": person,
                "role": role or "other",
                "who": _text(row, self.layout.more) or who,
                "statement": column.statement,
                "rating": rating or None,
                "cannot_say": rating == CANNOT,
                "example": example,
                "cell": f"{self.file}, {cell.name}" if cell else self.file,
            }

    def _rating(self, cell: Cell | None) -> int | None:
        if cell is None:
            return None
        if cell.formula:
            self._fault(cell, "holds a formula and not a rating - copy it and paste its value")
            return None
        if not cell.text:
            return None
        rating = rating_in(cell.text)
        if rating is None:
            shown = cell.text if len(cell.text) <= 40 else f"{cell.text[:40]} ..."
            self._fault(cell, f"'{shown}' is no rating - use 1, 2, 3 or 4, or leave it empty")
        return rating

    def _example(self, row: Sequence[Cell], column: Column) -> str:
        cell = None if column.example is None else _at(row, column.example)
        if cell and cell.formula:
            self._fault(cell, "holds a formula and not an example - paste its value")
            return ""
        return cell.text if cell else ""

    def _look_at_headings(self) -> None:
        layout = self.layout
        seen = Counter(column.statement.lower() for column in layout.columns)
        for column in layout.columns:
            if seen[column.statement.lower()] > 1:
                self._fault(column.heading, f"'{column.statement}' heads two columns - rename one")
        for cells in self.grid.merged:
            sheet, _, place = cells.partition("!")
            if _reaches(place, layout.first):
                told = "these cells are merged, so it is not clear who said what - unmerge them"
                self.faults.append(f"{self.file}, {sheet}!{place}: {told}")
        if layout.role is None:
            self.notes.append(
                f"{self.file}: no column names a role, so chair, lead officer and members"
                " cannot be told apart."
            )
        self.notes += [
            f"{self.file}, {cell.name}: '{cell.text}' is neither rating nor example; not used."
            for cell in layout.left
        ]
        self.notes += [
            f"{self.file}, {cell.name}: '{cell.text}' is taken for the examples of the rating"
            " before it."
            for cell in layout.guessed
        ]
        if layout.dropped:
            names = ", ".join(cell.text for cell in layout.dropped)
            self.notes.append(f"{self.file}: not taken, to keep people unnamed: {names}.")

    def _fault(self, cell: Cell, what: str) -> None:
        self.faults.append(f"{self.file}, {cell.name}: {what}")


def _at(row: Sequence[Cell], place: int) -> Cell | None:
    return row[place] if place < len(row) else None


def _text(row: Sequence[Cell], place: int | None) -> str:
    cell = None if place is None else _at(row, place)
    return cell.text if cell and not cell.formula else ""


def _reaches(place: str, first: int) -> bool:
    """Tell whether merged cells such as ``A1:C1`` lie among the answers."""
    last = place.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(last) > first


def _listed(faults: Sequence[str]) -> str:
    count = "1 cell" if len(faults) == 1 else f"{len(faults)} cells"
    more = len(faults) - _MOST_FAULTS
    shown = [*faults[:_MOST_FAULTS], *([f"and {more} more"] if more > 0 else [])]
    return f"{count} cannot be read:\n  " + "\n  ".join(shown) + "\n"
