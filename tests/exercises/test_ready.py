"""Before handing in: what is done, what is missing, and cells that are not as they were."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.preprocessors import ComputeChecksums

from autograder.locked import locked_cells
from partnership import ready_to_hand_in
from partnership.activities.catalogue import find_quiz
from partnership.activities.handed_in import write_responses
from partnership.activities.responses import response_to
from partnership.exercises import notebook
from partnership.exercises.notebook import read_notebook
from partnership.exercises.ready import PLACEHOLDER

CHECKOUT = Path(__file__).parents[2]
NAME = "what-partnership-means"
Change = Callable[[list[dict[str, Any]]], object]


def cell(cells: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(one for one in cells if one["metadata"]["nbgrader"]["grade_id"] == name)


@pytest.fixture(scope="module")
def released() -> str:
    """The assignment with nbgrader's own checksums, and nothing written yet."""
    made = nbformat.read(CHECKOUT / "exercises" / "source" / NAME / f"{NAME}.ipynb", 4)
    for one in made.cells:
        if one.metadata.nbgrader.solution and one.cell_type == "markdown":
            one.source = f"{PLACEHOLDER}. Then press Shift and Enter.*"
    text: str = nbformat.writes(ComputeChecksums().preprocess(made, {})[0])
    return text


@pytest.fixture
def desk(tmp_path: Path, released: str) -> Path:
    """A student's folder as it was collected, beside what was released."""
    folders = [tmp_path / "exercises" / name / NAME for name in ("submitted/ann", "release")]
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / f"{NAME}.ipynb").write_text(released, "utf-8")
    return folders[0]


def change(desk: Path, what: Change) -> None:
    path = desk / f"{NAME}.ipynb"
    content = json.loads(path.read_text("utf-8"))
    what(content["cells"])
    path.write_text(json.dumps(content), "utf-8")


def write(desk: Path, text: str) -> None:
    for name in ("definition", "together"):
        change(desk, lambda cells, name=name: cell(cells, name).update(source=text))  # type: ignore[misc]


def click_through(desk: Path) -> None:
    answers = {i.id: response_to(i, i.best_answer()) for i in find_quiz("terms").items}
    write_responses(desk / "responses" / "terms.json", "terms", answers)


def test_the_placeholder_is_the_one_students_get() -> None:
    config = (CHECKOUT / "exercises" / "nbgrader_config.py").read_text("utf-8")
    assert f'"{PLACEHOLDER}' in config


def test_checksums_are_nbgraders_own(desk: Path) -> None:
    cells = read_notebook(desk / f"{NAME}.ipynb").cells
    assert all(cell.checksum and cell.as_released for cell in cells)


def test_work_that_is_not_begun_is_told_what_to_do_first(desk: Path) -> None:
    said = ready_to_hand_in(NAME, desk)
    assert said.done == ()
    assert len(said.to_do) == 3
    assert "Nothing is answered yet" in said.to_do[0]
    assert "Part 3. In your own words (10 marks): nothing is written yet." in said.to_do
    assert "You can hand in all the same" in repr(said)


def test_finished_work_is_ready(desk: Path) -> None:
    click_through(desk)
    write(desk, "One two three four.")
    said = ready_to_hand_in(NAME, desk)
    assert said.to_do == ()
    assert "Part 3. In your own words (10 marks): 4 words." in said.done
    assert "Your work is ready to hand in." in repr(said)


def test_words_that_could_identify_somebody_are_pointed_at(desk: Path) -> None:
    click_through(desk)
    write(desk, "Ring me on 01632 960123 or write to ann@example.org.")
    (first, second, *_) = ready_to_hand_in(NAME, desk).to_do
    assert "'01632 960123'" in first
    assert "'ann@example.org'" in second


CHANGES: list[tuple[Change, str, str]] = [
    (
        lambda cells: cell(cells, "terms-marks").update(source="12"),
        "The cell '12' was changed.",
        "the locked cell 'terms-marks' was changed",
    ),
    (
        lambda cells: cell(cells, "count-question").update(source="Gone."),
        "it is put back before your work is marked",
        "the locked cell 'count-question' was changed",
    ),
    (
        lambda cells: cells.remove(cell(cells, "count-marks")),
        "A cell is missing ('count-marks')",
        "the locked cell 'count-marks' is missing",
    ),
    (
        lambda cells: cells.append(cell(cells, "together")),
        "is there more than once. Delete the copy.",
        "the locked cell 'together' is there more than once",
    ),
    (
        lambda cells: cell(cells, "terms-marks")["metadata"]["nbgrader"].update(points=100),
        "was changed. It is meant to stay as it is.",
        "the locked cell 'terms-marks' was changed",
    ),
]


@pytest.mark.parametrize(("what", "to_student", "to_tutor"), CHANGES, ids=[c[2] for c in CHANGES])
def test_a_locked_cell_that_was_changed_or_lost_is_told_to_student_and_tutor(
    desk: Path, what: Change, to_student: str, to_tutor: str
) -> None:
    click_through(desk)
    write(desk, "Something of my own.")
    change(desk, what)
    said = " ".join(" ".join(ready_to_hand_in(NAME, desk).to_do).split())
    assert to_student in said, said
    assert locked_cells(desk.parents[2], NAME, "ann") == to_tutor


def test_work_as_it_was_handed_out_gives_the_tutor_nothing_to_read(desk: Path) -> None:
    write(desk, "Something of my own.")
    assert locked_cells(desk.parents[2], NAME, "ann") == ""


def test_checksums_taken_out_hide_nothing_from_the_tutor(desk: Path) -> None:
    def forge(cells: list[dict[str, Any]]) -> None:
        marks = cell(cells, "terms-marks")
        marks["source"] = "12"
        del marks["metadata"]["nbgrader"]["checksum"]

    change(desk, forge)
    assert "'terms-marks' was changed" in locked_cells(desk.parents[2], NAME, "ann")


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"cells": 1, "metadata": {}}', "[" * 9])
def test_a_notebook_that_is_gone_or_damaged_is_a_sentence_and_no_error(
    desk: Path, content: str | None
) -> None:
    path = desk / f"{NAME}.ipynb"
    path.unlink() if content is None else path.write_text(content)
    (said,) = ready_to_hand_in(NAME, desk).to_do
    assert path.name in said
    assert locked_cells(desk.parents[2], NAME, "ann") == ""


@pytest.mark.parametrize(
    "spoil",
    [
        {"source": ["\ud800"]},
        {"source": 7},
        {"source": [None]},
        {"metadata": {"nbgrader": "marks"}},
        {"metadata": {"nbgrader": {"grade_id": "terms-marks", "grade": 1, "points": 10**400}}},
        {"metadata": {"nbgrader": {"grade_id": ["terms"], "grade": 1, "points": "many"}}},
        {"cell_type": {"a": []}},
    ],
)
def test_a_hostile_cell_is_no_error(desk: Path, spoil: dict[str, Any]) -> None:
    change(desk, lambda cells: cell(cells, "terms-marks").update(spoil))
    assert isinstance(locked_cells(desk.parents[2], NAME, "ann"), str)
    assert "TO DO" in repr(ready_to_hand_in(NAME, desk))


def test_a_notebook_of_any_size_is_read_no_further_than_that(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notebook, "LARGEST_FILE", 1_000)
    (said,) = ready_to_hand_in(NAME, desk).to_do
    assert "Far too large to be a notebook" in said


def test_saved_answers_that_cannot_be_read_are_named(desk: Path) -> None:
    click_through(desk)
    (desk / "responses" / "terms.json").write_text('{"format"')
    assert "responses/terms.json: this is not a file of saved answers any more" in " ".join(
        ready_to_hand_in(NAME, desk).to_do
    )
