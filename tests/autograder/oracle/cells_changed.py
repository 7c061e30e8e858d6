"""What students do to the cells of a notebook: change, delete, copy, move."""

from __future__ import annotations

import copy

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.autograder.oracle.handing_in import Submissions, answered, find, place, with_cell

CELLS = Submissions()


@CELLS.add
def test_cell_changed(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook, squares="def squares(n):\n    return 3")
    find(made, "squares-seen").source = "assert True"
    return made


@CELLS.add
def test_cell_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "squares-seen")]
    return made


@CELLS.add
def hidden_test_cell_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "squares-hidden")]
    return made


@CELLS.add
def solution_cell_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "squares")]
    return made


@CELLS.add
def reflection_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "reflection")]
    return made


@CELLS.add
def task_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "task")]
    return made


@CELLS.add
def locked_cell_changed(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    find(made, "setup").source = "LIMIT = 2"
    return made


@CELLS.add
def locked_cell_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "setup")]
    return made


@CELLS.add
def z_test_cell_duplicated(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    at = place(made, "squares-seen")
    made.cells.insert(at, copy.deepcopy(made.cells[at]))
    made.cells[at].id = "another"
    return made


@CELLS.add
def z_solution_duplicated(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    at = place(made, "squares")
    made.cells.insert(at + 1, copy.deepcopy(made.cells[at]))
    made.cells[at + 1].id = "another"
    made.cells[at].source = "squares = None"
    return made


@CELLS.add
def cells_reversed(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    made.cells.reverse()
    return made


@CELLS.add
def tests_before_answers(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    made.cells.insert(2, made.cells.pop(place(made, "squares-seen")))
    return made


@CELLS.add
def points_raised(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook, squares="squares = None")
    for cell in made.cells:
        if "points" in cell.metadata.nbgrader:
            cell.metadata.nbgrader.points = 1000
    return made


@CELLS.add
def test_cell_unlocked(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    seen = find(made, "squares-seen")
    seen.metadata.nbgrader.update(locked=False, solution=True)
    seen.source = "pass"
    return made


@CELLS.add
def grade_turned_off(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    find(made, "squares-seen").metadata.nbgrader.grade = False
    return made


@CELLS.add
def metadata_stripped(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    for cell in made.cells:
        cell.metadata = {}
    return made


@CELLS.add
def reflection_as_code(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    at = place(made, "reflection")
    old = made.cells[at]
    made.cells[at] = new_code_cell(old.source, metadata=old.metadata, id=old.id)
    return made


@CELLS.add
def solution_as_markdown(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    at = place(made, "squares")
    old = made.cells[at]
    made.cells[at] = new_markdown_cell(old.source, metadata=old.metadata, id=old.id)
    return made


@CELLS.add
def task_answered_below(notebook: NotebookNode) -> NotebookNode | bytes:
    return with_cell(notebook, "print('my chart')", after="task")


@CELLS.add
def markdown_with_a_picture(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook, reflection="![mine](attachment:me.png) and words")
    find(made, "reflection").attachments = {"me.png": {"image/png": "iVBORw0KGgo="}}
    return made


@CELLS.add
def markdown_with_a_script(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(
        notebook, reflection="<script>alert(1)</script>\n\n<img src=x onerror=alert(2)>"
    )


@CELLS.add
def very_long_reflection(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, reflection="We listened. " * 40_000)
