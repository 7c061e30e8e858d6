"""Check rubrics against their assignments, and write what is made from them.

From a rubric come the marking guides in the assignment's notebook, and from the model the
schema that an author's editor reads. The notebook also lists its own cells, so that a student
can be told of one that was lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from autograder.marking_guide import with_guide
from autograder.rubric import Piece, Rubric, rubric_files
from partnership.bank.documents import Lines, read_record
from partnership.bank.references import references
from partnership.errors import ContentError, Problem
from partnership.exercises.notebook import Cell, read_notebook

REMEDY = "run: partnership mark rubrics"


def rubric_problems(exercises: Path) -> list[Problem]:
    """Return everything that is wrong with the rubrics of a course, with file and line."""
    return sorted(_problems(exercises))


def amiss(exercises: Path, assignment: str) -> list[Problem]:
    """Return what is wrong with one assignment's rubric, or that its guide is another's.

    A course that has no rubrics at all is marked without them: there is nothing to return.
    """
    path = exercises / "rubrics" / f"{assignment}.yaml"
    if not path.parent.is_dir():
        return []
    if found := [problem for problem in rubric_problems(exercises) if problem.path == path]:
        return found
    if not path.is_file():
        return []
    rubric = read_record(path, Rubric)[0]
    notebook = source_of(exercises, rubric)
    if _with_guides(notebook, rubric) == notebook.read_text(encoding="utf-8"):
        return []
    return [Problem(notebook, 0, "its marking guide is not what the rubric says now", REMEDY)]


def generated(exercises: Path) -> dict[Path, str]:
    """Return what the files made from rubrics should hold: the schema, and each notebook.

    Raises:
        ContentError: a rubric or a notebook cannot be read.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Rubric.model_json_schema(),
    }
    files = {exercises / "rubrics" / "schema.json": _json(schema, indent=2)}
    for path in rubric_files(exercises):
        rubric = read_record(path, Rubric)[0]
        notebook = source_of(exercises, rubric)
        if notebook.is_file():
            files[notebook] = _with_guides(notebook, rubric)
    return files


def write_generated(exercises: Path) -> list[Path]:
    """Write those files anew, and return the ones that changed.

    Raises:
        ContentError: a rubric or a notebook cannot be read.
    """
    changed = []
    for path, content in generated(exercises).items():
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")
            changed.append(path)
    return changed


def source_of(exercises: Path, rubric: Rubric) -> Path:
    """Return where the notebook is that a rubric is for."""
    return exercises / "source" / rubric.assignment / f"{rubric.assignment}.ipynb"


def _problems(exercises: Path) -> Iterator[Problem]:
    known = set(references()["key"])
    for path in rubric_files(exercises):
        try:
            rubric, lines = read_record(path, Rubric)
        except ContentError as error:
            yield from error.problems
        else:
            yield from _of_one(exercises, path, rubric, lines, known)
    for source in sorted((exercises / "source").glob("*/")):
        if any(cell.written for cell in _cells(source)):
            path = exercises / "rubrics" / f"{source.name}.yaml"
            if not path.is_file():
                what = f"the assignment '{source.name}' has no rubric"
                yield Problem(path, 0, what, "copy one of the others and change it")


def _of_one(
    exercises: Path, path: Path, rubric: Rubric, lines: Lines, known: set[str]
) -> Iterator[Problem]:
    if rubric.assignment != path.stem:
        what = f"the assignment '{rubric.assignment}' is not the file's name"
        yield Problem(
            path, lines.of(["assignment"]), what, f"name the file {rubric.assignment}.yaml"
        )
    if not source_of(exercises, rubric).is_file():
        what = f"there is no assignment '{rubric.assignment}'"
        yield Problem(path, lines.of(["assignment"]), what, "use the name of a folder in source/")
        return
    cells = {cell.name: cell for cell in _cells(source_of(exercises, rubric).parent)}
    for number, piece in enumerate(rubric.pieces):
        line = lines.of(["pieces", number, "cell"])
        yield from _of_piece(path, line, piece, cells)
        for place, criterion in enumerate(piece.criteria):
            if criterion.source not in known:
                where = lines.of(["pieces", number, "criteria", place, "source"])
                what = f"the source '{criterion.source}' is not in book/references.bib"
                yield Problem(path, where, what, "check the key, or add the source there")
    covered = {piece.cell for piece in rubric.pieces}
    for cell in cells.values():
        if cell.written and cell.name not in covered:
            what = f"what is written in '{cell.name}' has no piece in the rubric"
            yield Problem(path, lines.of(["pieces"]), what, "add one, with its criteria")


def _of_piece(path: Path, line: int, piece: Piece, cells: dict[str, Cell]) -> Iterator[Problem]:
    cell = cells.get(piece.cell)
    if cell is None or not cell.written:
        names = ", ".join(cell.name for cell in cells.values() if cell.written)
        what = f"'{piece.cell}' is no cell that students write in"
        yield Problem(path, line, what, f"use one of {names or 'none so far'}")
    elif cell.points != piece.points:
        what = (
            f"'{piece.cell}' has {cell.points:g} points in the notebook and {piece.points:g} here"
        )
        yield Problem(path, line, what, "let the criteria's marks add up to the notebook's points")


def _cells(folder: Path) -> tuple[Cell, ...]:
    notebook = folder / f"{folder.name}.ipynb"
    return read_notebook(notebook).cells if notebook.is_file() else ()


def _with_guides(path: Path, rubric: Rubric) -> str:
    content = json.loads(path.read_text(encoding="utf-8"))
    cells = content["cells"]
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]
    for piece in rubric.pieces:
        if piece.cell in names[1:]:
            question = cells[names.index(piece.cell) - 1]
            text = with_guide("".join(question["source"]), piece)
            question["source"] = text.splitlines(keepends=True)
    content["metadata"]["partnership"] = {"cells": [name for name in names if name]}
    return _json(content, indent=1)


def _json(content: object, indent: int) -> str:
    return json.dumps(content, ensure_ascii=False, indent=indent, sort_keys=indent == 1) + "\n"
