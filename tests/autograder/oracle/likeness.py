"""What has to be the same in both gradebooks and in both autograded notebooks."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

Rows = dict[tuple[str, str, str], tuple[Any, ...]]

GRADES = """
SELECT student.id, notebook.name, base.name,
       grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade
FROM grade
JOIN base_cell base ON base.id = grade.cell_id
JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
JOIN notebook ON notebook.id = submitted_notebook.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
JOIN student ON student.id = submitted_assignment.student_id
"""
COMMENTS = """
SELECT student.id, notebook.name, base.name, comment.auto_comment, comment.manual_comment
FROM comment
JOIN base_cell base ON base.id = comment.cell_id
JOIN submitted_notebook ON submitted_notebook.id = comment.notebook_id
JOIN notebook ON notebook.id = submitted_notebook.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
JOIN student ON student.id = submitted_assignment.student_id
"""


def rows(folder: Path, query: str, student: str) -> Rows:
    """Return what the gradebook says of a student, by student, notebook and cell."""
    with closing(sqlite3.connect(folder / "gradebook.db")) as book:
        found = book.execute(f"{query} WHERE student.id = ?", [student]).fetchall()
    return {(row[0], row[1], row[2]): tuple(row[3:]) for row in found}


def likeness(file: Path) -> dict[str, Any]:
    """Return an autograded notebook without what differs from one run to the next."""
    notebook = json.loads(file.read_text("utf-8"))
    return {
        "metadata": {"kernelspec": notebook["metadata"].get("kernelspec")},
        "cells": [_cell(cell) for cell in notebook["cells"]],
    }


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    kept = {key: cell.get(key) for key in ("cell_type", "execution_count")}
    # When each cell ran is no part of what it did.
    metadata = {key: value for key, value in cell["metadata"].items() if key != "execution"}
    return (
        kept
        | {"metadata": metadata}
        | {"source": _text(cell["source"]), "outputs": _outputs(cell.get("outputs", []))}
    )


def _outputs(outputs: list[dict[str, Any]]) -> list[Any]:
    """Return what a cell shows; pieces of one stream that follow each other are one."""
    shown: list[Any] = []
    for output in outputs:
        match output["output_type"]:
            case "stream":
                name, text = output["name"], _text(output["text"])
                if shown and shown[-1][0] == ("stream", name):
                    shown[-1] = (("stream", name), shown[-1][1] + text)
                else:
                    shown.append((("stream", name), text))
            case "error":
                trace = _settled("\n".join(output["traceback"]))
                shown.append((("error", output["ename"]), _settled(output["evalue"]), trace))
            case kind:
                data = {name: _data(name, one) for name, one in output["data"].items()}
                shown.append(((kind, output.get("execution_count")), data))
    return [(one[0], _settled(one[1])) if one[0][0] == "stream" else one for one in shown]


def _text(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)


def _data(name: str, data: Any) -> Any:
    if name.startswith("application/vnd.jupyter.widget"):
        return "a widget"
    return _settled(_text(data)) if isinstance(data, str | list) else data


UNSETTLED = (
    (re.compile(r"0x[0-9a-f]{6,}"), "0x"),
    (re.compile(r"/tmp/ipykernel_\d+/\d+\.py"), "a cell"),
    (re.compile(r"\x1b\[[0-9;]*m"), ""),
    (re.compile(r"Thread-\d+ \(\S+\)"), "a thread"),
)
"""Addresses, names of processes and colours: different each time, in nbgrader's own runs too."""


def _settled(text: str) -> str:
    for pattern, instead in UNSETTLED:
        text = pattern.sub(instead, text)
    return text.rstrip("\n")
