"""Make a notebook that was handed in ready to run: nbgrader's own steps, without its gradebook.

The steps are nbgrader's preprocessors, in nbgrader's order. Where they would look into the
gradebook they look at the assignment's description.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbgrader.api import MissingEntry  # type: ignore[import-untyped]
from nbgrader.nbgraderformat import (  # type: ignore[import-untyped]
    MetadataValidator,
    ValidationError,
)
from nbgrader.preprocessors import (  # type: ignore[import-untyped]
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    OverwriteCells,
)
from traitlets.config import Config

from autograder.engine.spec import NotebookSpec, SourceCell

Settings = Mapping[str, Mapping[str, Any]]


def prepare(notebook: Any, spec: NotebookSpec, settings: Settings) -> list[str]:
    """Change a notebook into what is run; return what a tutor should know about it.

    Locked cells and tests get the assignment's own text back, by their ids. The notebook is
    a nbformat node of format 4.
    """
    notes = list(_mend_metadata(notebook))
    config = settings_config(settings)
    apply(ClearOutput(config=config), notebook, {})
    apply(DeduplicateIds(config=config), notebook, {})
    if spec.kernelspec:
        notebook.metadata["kernelspec"] = dict(spec.kernelspec)
    overwrite = OverwriteCells(config=config)
    overwrite.notebook_id, overwrite.assignment_id = spec.name, ""
    overwrite.gradebook = _Description(spec)
    resources: dict[str, Any] = {}
    notebook, _ = Preprocessor.preprocess(overwrite, notebook, resources)
    if overwrite.add_missing_cells:
        overwrite.add_missing_grade_cells(notebook, resources)
        overwrite.add_missing_task_cells(notebook, resources)
    try:
        apply(CheckCellMetadata(config=config), notebook, {})
    except ValidationError:
        notes.append("the marks of its cells were damaged: look at each of them")
        _forget_damaged(notebook)
    return notes + list(_missing(notebook, spec))


def settings_config(settings: Settings) -> Config:
    """Return nbgrader's options as its preprocessors read them."""
    return Config({name: dict(options) for name, options in settings.items()})


def apply(step: Any, notebook: Any, resources: dict[str, Any]) -> None:
    """Let a preprocessor change the notebook, if it is switched on."""
    if step.enabled:
        step.preprocess(notebook, resources)


class _Description:
    """Answers what OverwriteCells asks a gradebook."""

    def __init__(self, spec: NotebookSpec) -> None:
        self._cells = {cell.name: _Cell(cell) for cell in spec.cells}

    def find_source_cell(self, name: str, *_where: str) -> _Cell:
        if name not in self._cells:
            raise MissingEntry(name)
        return self._cells[name]

    find_graded_cell = find_source_cell

    def find_notebook(self, *_where: str) -> _Description:
        return self

    @property
    def source_cells(self) -> list[_Cell]:
        return list(self._cells.values())

    @property
    def grade_cells(self) -> list[_Cell]:
        return [cell for cell in self.source_cells if cell.is_graded]

    @property
    def solution_cells(self) -> list[_Cell]:
        return [cell for cell in self.source_cells if cell.is_solution]

    @property
    def task_cells(self) -> list[_Cell]:
        return [cell for cell in self.source_cells if cell.is_task]


class _Cell:
    """A cell of the assignment under the names nbgrader uses."""

    def __init__(self, cell: SourceCell) -> None:
        self.name, self.cell_type, self.source = cell.name, cell.cell_type, cell.source
        self.checksum, self.locked = cell.checksum, cell.locked
        self.max_score = cell.points
        self.is_solution, self.is_task = cell.is_solution, cell.is_task
        self.is_graded = cell.points is not None and not cell.is_task


def _mend_metadata(notebook: Any) -> Iterator[str]:
    """Bring cells marked in nbgrader's older formats up to date; nbgrader would stop here."""
    validator = MetadataValidator()
    old = 0
    for cell in notebook.cells:
        known = cell.metadata.get("nbgrader")
        if known is None:
            continue
        if not isinstance(known, dict) or not isinstance(known.get("schema_version", 0), int):
            del cell.metadata["nbgrader"]
            yield "a cell's marks were damaged and have been left out"
        elif known.get("schema_version", 0) < validator.schema_version and known:
            old += 1
            try:
                validator.upgrade_cell_metadata(cell)
            except (KeyError, TypeError, ValueError):
                cell.metadata.pop("nbgrader", None)
    if old:
        yield f"{old} of its cells were in an older format and were brought up to date"


def _forget_damaged(notebook: Any) -> None:
    """Leave the metadata out of cells in which they are wrong."""
    validator = MetadataValidator()
    for cell in notebook.cells:
        try:
            validator.validate_cell(cell)
        except Exception:
            cell.metadata.pop("nbgrader", None)


def _missing(notebook: Any, spec: NotebookSpec) -> Iterator[str]:
    there = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells}
    for cell in spec.cells:
        if cell.points is not None and cell.name not in there:
            yield f"the cell '{cell.name}' is missing"


def kernelspec(text: str | None) -> dict[str, Any] | None:
    """Return the kernel named in a gradebook, which keeps it as JSON text."""
    found = json.loads(text) if text else None
    return dict(found) if found else None
