"""Make a notebook that was handed in ready to run: nbgrader's own steps, without its gradebook.

The steps are nbgrader's preprocessors, in nbgrader's order. Where they would look into the
gradebook they look at the assignment's description.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat.notebooknode import from_dict
from nbgrader.api import MissingEntry  # type: ignore[import-untyped]
from nbgrader.nbgraderformat import MetadataValidator  # type: ignore[import-untyped]
from nbgrader.preprocessors import OverwriteCells  # type: ignore[import-untyped]

from autograder.engine.spec import NotebookSpec, SourceCell
from autograder.engine.tools import Settings, Tools, apply, tools_for


def prepare(notebook: Any, spec: NotebookSpec, settings: Settings) -> list[str]:
    """Change a notebook into what is run; return what a tutor should know about it.

    Locked cells and tests get the assignment's own text back, by their ids. The notebook is
    a nbformat node of format 4.
    """
    tools = tools_for(settings)
    notes = list(_mend_metadata(notebook, spec, tools))
    apply(tools.clear, notebook)
    apply(tools.deduplicate, notebook)
    for cell in notebook.cells:
        # It empties what a copy says of itself, and CheckCellMetadata stops at what is empty.
        if cell.metadata.get("nbgrader") == {}:
            del cell.metadata["nbgrader"]
    if spec.kernelspec:
        notebook.metadata["kernelspec"] = dict(spec.kernelspec)
    overwrite = tools.overwrite
    overwrite.notebook_id, overwrite.assignment_id = spec.name, ""
    overwrite.gradebook = _Description(spec)
    resources: dict[str, Any] = {}
    notebook, _ = Preprocessor.preprocess(overwrite, notebook, resources)
    if overwrite.add_missing_cells:
        overwrite.add_missing_grade_cells(notebook, resources)
        overwrite.add_missing_task_cells(notebook, resources)
    return notes + list(_missing(notebook, spec))


def restore(notebook: Any, spec: NotebookSpec) -> None:
    """Put each cell with marks that a damaged notebook lacks at its end, as it was handed out.

    Tests can still find what came before the damage, and a person has a place for a mark.
    """
    there = {_name(cell) for cell in notebook.cells}
    step = OverwriteCells()
    for cell in spec.cells:
        if cell.points is not None and cell.name not in there:
            transform = step.missing_cell_transform
            restored = from_dict(
                transform(GradebookCell(cell), cell.points, cell.is_solution, cell.is_task)
            )
            restored["id"] = f"restored-{len(notebook.cells)}"
            notebook.cells.append(restored)


class _Description:
    """Answers what OverwriteCells asks a gradebook."""

    def __init__(self, spec: NotebookSpec) -> None:
        self._cells = {cell.name: GradebookCell(cell) for cell in spec.cells}

    def find_source_cell(self, name: str, *_where: str) -> GradebookCell:
        if name not in self._cells:
            raise MissingEntry(name)
        return self._cells[name]

    find_graded_cell = find_source_cell

    def find_notebook(self, *_where: str) -> _Description:
        return self

    @property
    def source_cells(self) -> list[GradebookCell]:
        return list(self._cells.values())

    @property
    def grade_cells(self) -> list[GradebookCell]:
        return [cell for cell in self.source_cells if cell.is_graded]

    @property
    def solution_cells(self) -> list[GradebookCell]:
        return [cell for cell in self.source_cells if cell.is_solution]

    @property
    def task_cells(self) -> list[GradebookCell]:
        return [cell for cell in self.source_cells if cell.is_task]


class GradebookCell:
    """A cell of the assignment under the names nbgrader uses."""

    def __init__(self, cell: SourceCell) -> None:
        self.name, self.cell_type, self.source = cell.name, cell.cell_type, cell.source
        self.checksum, self.locked = cell.checksum, cell.locked
        self.max_score = cell.points
        self.is_solution, self.is_task = cell.is_solution, cell.is_task
        self.is_graded = _is_graded(cell)


def _mend_metadata(notebook: Any, spec: NotebookSpec, tools: Tools) -> Iterator[str]:
    """Mend what students' cells say of themselves; nbgrader would stop at any of it.

    Cells in nbgrader's older formats are brought up to date. Where what a cell says makes no
    sense, it says again what the assignment says of it, or nothing.
    """
    validator = tools.metadata
    known = {cell.name: cell for cell in spec.cells}
    old = damaged = 0
    for cell in notebook.cells:
        if "nbgrader" not in cell.metadata:
            continue
        name = _name(cell)
        try:
            version = cell.metadata["nbgrader"].get("schema_version", 0)
            if version < validator.schema_version:
                validator.upgrade_cell_metadata(cell)
                old += 1
            _check(cell.cell_type, json.dumps(cell.metadata.get("nbgrader"), sort_keys=True))
            if name in known and _roles(cell.metadata["nbgrader"]) != _roles_of(known[name]):
                raise ValueError("a cell that is marked in another way than it was handed out")  # noqa: TRY301
        except Exception:
            damaged += 1
            cell.metadata.pop("nbgrader", None)
            if name in known:
                cell.metadata["nbgrader"] = from_dict(_metadata(known[name]))
    if old:
        yield f"{old} of its cells were in an older format and were brought up to date"
    if damaged:
        yield f"what {damaged} of its cells say of themselves made no sense and was mended"


def _roles(about: Mapping[str, Any]) -> tuple[bool, ...]:
    """Return in what ways a cell is marked. A student cannot choose them."""
    return tuple(bool(about.get(role)) for role in ("grade", "solution", "task"))


def _roles_of(cell: SourceCell) -> tuple[bool, ...]:
    return _is_graded(cell), cell.is_solution, cell.is_task


def _is_graded(cell: SourceCell) -> bool:
    return cell.points is not None and not cell.is_task


@lru_cache(maxsize=4096)
def _check(kind: str, about: str) -> None:
    """Let nbgrader check what a cell says of itself: much the same for each student.

    Raises:
        Exception: it makes no sense.
    """
    if about != "null":
        metadata = {"nbgrader": json.loads(about)}
        cell = from_dict({"cell_type": kind, "metadata": metadata, "source": ""})
        MetadataValidator().validate_cell(cell)


def _name(cell: Any) -> str | None:
    """Return a cell's id in the gradebook, if it has one."""
    about = cell.metadata.get("nbgrader")
    name = about.get("grade_id") if isinstance(about, dict) else None
    return name if isinstance(name, str) else None


def _metadata(cell: SourceCell) -> dict[str, Any]:
    about = {
        "schema_version": MetadataValidator.schema_version,
        "grade_id": cell.name,
        "grade": _is_graded(cell),
        "solution": cell.is_solution,
        "locked": cell.locked,
        "task": cell.is_task,
        "checksum": cell.checksum,
        "cell_type": cell.cell_type,
        "points": cell.points,
    }
    return {key: value for key, value in about.items() if value is not None}


def _missing(notebook: Any, spec: NotebookSpec) -> Iterator[str]:
    there = {_name(cell) for cell in notebook.cells}
    for cell in spec.cells:
        if cell.points is not None and cell.name not in there:
            yield f"the cell '{cell.name}' is missing"


def kernelspec(text: str | None) -> dict[str, Any] | None:
    """Return the kernel named in a gradebook, which keeps it as JSON text."""
    found = json.loads(text) if text else None
    return dict(found) if found else None
