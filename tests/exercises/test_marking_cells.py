"""Marking cells for every type of activity, run and marked by nbgrader itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.preprocessors import Execute
from nbgrader.utils import determine_grade

from partnership.activities.catalogue import find_activity, parts_of
from partnership.activities.handed_in import write_responses
from partnership.activities.responses import response_to
from partnership.activities.work import WORK

PLACED = {"typologies.pratt1998": "none", "typologies.frost_levels": "merger"}
PLAYED = {"role": "library", "play": 0, "choices": [["fine", "nobody"], ["watch"]]}
ANSWERS: dict[str, dict[str, Any]] = {
    "my-own-definition": {"my-own-definition": "As equals, with parents."},
    "cure-or-promise": {"cure-or-promise.before": 7, "cure-or-promise.after": 5},
    "benefits-weighed": {"benefits-weighed": {"weights": {}, "ratings": {}}},
    "programmes-compared": {"programmes-compared.which": 4},
    "timeline": {"timeline.order": 1},
    "typologies": PLACED,
    "toy-library": {"toy-library": {"now": 0, "plays": [PLAYED]}},
}
CELLS = {
    "my-own-definition": ("min(work.words, 8) / 4", 1.0),
    "cure-or-promise": ("4 * work.share_done if work.moved is not None else 0.0", 4.0),
    "benefits-weighed": ("4 * work.share_done", 4.0),
    "programmes-compared": ("round(4 * work.right / work.asked, 1)", 2.0),
    "timeline": ("4 * work.share_done", 2.0),
    "typologies": ("len(work.placed)", 2.0),
    "toy-library": ("3 * min(len(work.finished), 1)", 3.0),
}
"""What a cell worth four marks says of each, and the marks that follow."""
START = "from partnership import handed_in\nwork = handed_in({name!r}, 'responses/{name}.json')\n"


@pytest.fixture(scope="module")
def marks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    folder = tmp_path_factory.mktemp("handed-in")
    for name, answers in ANSWERS.items():
        parts = {part.id: part for part in parts_of(find_activity(name))}
        given = {part: response_to(parts[part], answer) for part, answer in answers.items()}
        write_responses(folder / "responses" / f"{name}.json", name, given)
    cells = [_cell(name, START.format(name=name) + test) for name, (test, _) in CELLS.items()]
    cells.append(_cell("missing", START.format(name="terms") + "12 * work.score.share"))
    notebook = nbformat.v4.new_notebook(cells=cells)
    Execute().preprocess(notebook, {"metadata": {"path": str(folder)}})
    return {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in notebook.cells}


def _cell(name: str, source: str) -> nbformat.NotebookNode:
    marking = {"grade": True, "solution": False, "points": 4, "grade_id": name, "locked": True}
    return nbformat.v4.new_code_cell(source, metadata={"nbgrader": marking})


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_gives_the_marks_that_were_earned(marks: dict[str, float], name: str) -> None:
    assert marks[name] == CELLS[name][1]


def test_work_that_was_not_handed_in_earns_nothing(marks: dict[str, float]) -> None:
    assert marks["missing"] == 0


def test_every_type_that_tells_more_is_marked_here_or_in_the_round_trip() -> None:
    marked = {type(find_activity(name)) for name in CELLS}
    assert {one.__name__ for one in WORK} - {one.__name__ for one in marked} == {"Quiz", "Journal"}
