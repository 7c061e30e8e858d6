"""Our marker gives what nbgrader gives, and keeps the work that nbgrader loses.

nbgrader is the oracle: the same submissions are marked by both, and the gradebooks and the
autograded notebooks are held against each other.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.autograder.oracle import courses, master, submissions
from tests.autograder.oracle.handing_in import RIGHT
from tests.autograder.oracle.likeness import COMMENTS, GRADES, likeness, rows

HANDED_IN = tuple(submissions.files())
LOST = {
    "grade-turned-off": "the metadata of a cell that is marked was changed",
    "kills-the-kernel": "Python was stopped half way",
    "kills-the-kernel-at-once": "Python was stopped before the first test",
    "latin-1": "the file is not in UTF-8",
    "test-cell-unlocked": "the metadata of a cell that is marked was changed",
    "with-a-byte-order-mark": "an editor put a mark before the first letter",
    "z-metadata-from-the-future": "a newer nbgrader wrote it",
    "z-old-metadata-version": "an older nbgrader wrote it",
    "z-solution-duplicated": "a cell was copied and pasted",
    "z-test-cell-duplicated": "a cell was copied and pasted",
}
"""Submissions that can be read, which nbgrader throws away, and why it does."""
UNREADABLE = ("a-list", "cut-off", "empty-file", "format-from-the-future", "no-cells", "not-json")
"""Files in which there is nothing that could be marked."""


@dataclass(frozen=True)
class Both:
    """The same course, marked twice."""

    nbgrader: Path
    ours: Path
    said: str


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("oracle")
    courses.make_course(folder / "nbgrader" / "exercises")
    shutil.copytree(folder / "nbgrader", folder / "ours")
    made = Both(folder / "nbgrader" / "exercises", folder / "ours" / "exercises", "")
    courses.mark_with_nbgrader(made.nbgrader)
    said = [courses.run_ours(made.ours, assignment) for assignment in courses.ASSIGNMENTS]
    return Both(made.nbgrader, made.ours, "".join(said))


def notebook(folder: Path, student: str) -> Path:
    return folder / "autograded" / student / master.NAME / f"{master.NAME}.ipynb"


def marks(folder: Path, student: str) -> dict[str, float | None]:
    return {cell: row[0] for (_, _, cell), row in rows(folder, GRADES, student).items()}


def test_there_are_enough_submissions_and_most_are_marked_by_both(both: Both) -> None:
    assert len(HANDED_IN) >= 60
    lost = {student for student in HANDED_IN if not notebook(both.nbgrader, student).exists()}
    assert lost == {*LOST, *UNREADABLE}


@pytest.mark.parametrize("student", [one for one in HANDED_IN if one not in {*LOST, *UNREADABLE}])
def test_marks_comments_and_notebook_are_those_of_nbgrader(both: Both, student: str) -> None:
    for query in (GRADES, COMMENTS):
        assert rows(both.ours, query, student) == rows(both.nbgrader, query, student)
    assert likeness(notebook(both.ours, student)) == likeness(notebook(both.nbgrader, student))


@pytest.mark.parametrize("student", ["bitdiddle", "hacker"])
def test_nbgraders_own_example_course_is_marked_alike(both: Both, student: str) -> None:
    for query in (GRADES, COMMENTS):
        assert rows(both.ours, query, student) == rows(both.nbgrader, query, student)
    for name in ("problem1", "problem2"):
        file = Path("autograded") / student / "ps1" / f"{name}.ipynb"
        assert likeness(both.ours / file) == likeness(both.nbgrader / file)


@pytest.mark.parametrize("student", LOST)
def test_what_nbgrader_loses_can_still_be_read_and_marked(both: Both, student: str) -> None:
    kept = json.loads(notebook(both.ours, student).read_text("utf-8"))
    reflection = [cell for cell in kept["cells"] if "reflection" in str(cell["metadata"])]
    assert "".join(reflection[0]["source"]) in (
        RIGHT["reflection"],
        "Café, naïve, £5",
    )
    wants = {cell: row[3] for (_, _, cell), row in rows(both.ours, GRADES, student).items()}
    assert wants["reflection"]


@pytest.mark.parametrize(
    ("student", "earned"),
    [
        # Everything before the end of Python had been run.
        ("kills-the-kernel", {"squares-seen": 2, "squares-hidden": 3, "table-part": 2.5}),
        ("latin-1", {"squares-seen": 2, "squares-hidden": 3, "table-part": 2.5, "last": 1}),
        ("with-a-byte-order-mark", {"squares-seen": 2, "squares-hidden": 3, "last": 1}),
        ("z-test-cell-duplicated", {"squares-seen": 2, "squares-hidden": 3, "last": 1}),
        ("z-old-metadata-version", {"squares-seen": 2, "squares-hidden": 3, "last": 1}),
    ],
)
def test_what_ran_has_its_marks(both: Both, student: str, earned: dict[str, float]) -> None:
    given = marks(both.ours, student)
    assert {cell: given[cell] for cell in earned} == earned


@pytest.mark.parametrize("student", UNREADABLE)
def test_a_file_that_cannot_be_read_is_named_with_a_reason(both: Both, student: str) -> None:
    lines = [line for line in both.said.splitlines() if student in line]
    assert lines, both.said[-2000:]
    if student != "cut-off":
        assert all(row[3] for row in rows(both.ours, GRADES, student).values())


def test_of_a_file_that_is_cut_off_what_is_left_is_kept(both: Both) -> None:
    kept = json.loads(notebook(both.ours, "cut-off").read_text("utf-8"))
    assert "# Counting" in "".join(kept["cells"][0]["source"])
    wants = {cell: row[3] for (_, _, cell), row in rows(both.ours, GRADES, "cut-off").items()}
    assert wants["reflection"]
