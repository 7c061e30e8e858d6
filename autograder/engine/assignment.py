"""Read from the gradebook and the course's folder what the engine needs of an assignment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from autograder.course import Course
from autograder.engine.spec import AssignmentSpec, Limits, NotebookSpec, SourceCell
from autograder.gradebook import check_assignment, open_gradebook
from partnership.errors import CourseError

STEPS = (
    "ClearOutput", "DeduplicateIds", "IgnorePattern", "LimitOutput",
    "OverwriteCells",
)  # fmt: skip
"""The steps of nbgrader's whose options the engine follows."""


def read_assignment(
    course: Course, assignment: str, limits: Limits | None = None
) -> AssignmentSpec:
    """Return all that is needed to mark an assignment, on this machine or another.

    By default a cell may take as long as the course's configuration lets it take.

    Raises:
        CourseError: the gradebook cannot be used or has no such assignment.
    """
    check_assignment(course, assignment)
    _check_that_it_can_be_run(course)
    with open_gradebook(course, writing=False) as gradebook:
        notebooks = [_notebook(each) for each in gradebook.find_assignment(assignment).notebooks]
    return AssignmentSpec(
        name=assignment,
        notebooks=tuple(sorted(notebooks, key=lambda each: each.name)),
        files=_files(course, assignment),
        settings={name: dict(course.config[name]) for name in STEPS if name in course.config},
        limits=limits or limits_of(course),
    )


def limits_of(course: Course) -> Limits:
    """Return the limits that the course's configuration sets.

    ``Execute.timeout`` is the time for a cell. All else is ``MarkingLimits``, by name.
    """
    told: dict[str, Any] = dict(course.config.get("MarkingLimits", {}))
    timeout = course.config.get("Execute", {}).get("timeout")
    if timeout and timeout > 0:
        told.setdefault("cell_seconds", timeout)
        told.setdefault("total_seconds", max(10 * timeout, Limits().total_seconds))
    return Limits(**told)


def _check_that_it_can_be_run(course: Course) -> None:
    own = [name for name in course.config.get("Autograde", {}) if name.endswith("preprocessors")]
    if own:
        raise CourseError(
            f"the course has steps of its own for marking (Autograde.{own[0]})",
            "add --with-nbgrader, which runs them, but without a sandbox",
            str(course.folder / "nbgrader_config.py"),
        )


def _check_language(notebook: NotebookSpec) -> NotebookSpec:
    language = (notebook.kernelspec or {}).get("language", "python")
    if language != "python":
        raise CourseError(
            f"the notebook '{notebook.name}' is in {language}, not in Python",
            "add --with-nbgrader, which runs it, but without a sandbox",
        )
    return notebook


def _notebook(found: Any) -> NotebookSpec:
    from autograder.engine.preparing import kernelspec

    points = {cell.name: cell.max_score for cell in [*found.grade_cells, *found.task_cells]}
    solutions = {cell.name for cell in found.solution_cells}
    tasks = {cell.name for cell in found.task_cells}
    cells = tuple(
        SourceCell(
            name=cell.name,
            cell_type=cell.cell_type,
            source=cell.source or "",
            checksum=cell.checksum,
            locked=bool(cell.locked),
            points=points.get(cell.name),
            is_solution=cell.name in solutions,
            is_task=cell.name in tasks,
        )
        for cell in found.source_cells
    )
    return _check_language(
        NotebookSpec(name=found.name, kernelspec=kernelspec(found.kernelspec), cells=cells)
    )


def _files(course: Course, assignment: str) -> Mapping[str, bytes]:
    """Return the tutor's files that stand beside the source notebooks."""
    source = course.place("source", ".", assignment)
    kept = course.config.get("Autograde", {}).get("exclude_overwriting", {}).get(assignment, [])
    found = {}
    for where, folders, names in os.walk(source):
        folders[:] = [name for name in folders if not _ignored(name, course.ignored)]
        for name in names:
            path = Path(where, name)
            inside = path.relative_to(source).as_posix()
            if (
                path.suffix != ".ipynb"
                and inside not in kept
                and not _ignored(name, course.ignored)
            ):
                found[inside] = path.read_bytes()
    return found


def _ignored(name: str, patterns: list[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)
