"""Every assignment through real nbgrader: made, sat by four students, marked.

``right`` knows everything, ``half`` does the first half, ``wrong`` is wrong throughout and has
changed a locked cell, and ``empty`` hands in what was handed out.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder.locked import locked_cells
from autograder.rubric import Rubric
from partnership.activities.catalogue import find_quiz
from partnership.activities.handed_in import write_responses
from partnership.activities.quiz.item import Item
from partnership.activities.responses import response_to
from partnership.bank.documents import read_record
from partnership.exercises.notebook import read_notebook
from partnership.exercises.ready import QUIZ as ACTIVITY
from tests.exercises.classroom import CHECKOUT, Classroom, cells, source
from tests.exercises.family_of_five import family_of_five

EXERCISES = CHECKOUT / "exercises"
ASSIGNMENTS = sorted(path.stem for path in EXERCISES.glob("source/*/*.ipynb"))
STUDENTS = ("right", "half", "wrong", "empty")
HIDDEN = ("HIDDEN", "SOLUTION", "MARK SCHEME", "Marking guide", "xemplar", "work.score.share", "the_work")

# By assignment: the lines that right, half and wrong change, and the marks of the cell that
# reads them.
LINES: dict[str, dict[str, tuple[object, object, object]]] = {
    "what-partnership-means": {"word": ("Partnership ", "multi-agency", "nonsense")},
    "how-we-got-here": {
        "kind": ("Main centres", "main centres", "centres"),
        "fall": ("404", 0, 1358),
        "seems_to_rise_in": (2016, 0, 2012),
    },
    "is-our-partnership-working": {
        "widest_issue": ("People can tell us we are wrong", "choose one", "What we agree gets done"),
        "lowest_members": ("oak", "Oak", "Hazel"),
        "cannot_say": ("Cedar", "choose one", "Alder"),
    },
}
MARKS = {
    "what-partnership-means": {"count-marks": (3.0, 1.0, 0.0)},
    "how-we-got-here": {"centres-marks": (6.0, 2.0, 0.0)},
    "one-family-one-plan": {"case-marks": (5.0, 2.0, 0.0), "plan-marks": (15.0, 7.0, 3.0)},
    "is-our-partnership-working": {"answers-marks": (6.0, 2.0, 0.0)},
}
every = pytest.mark.parametrize("assignment", ASSIGNMENTS)


def activity_of(assignment: str) -> tuple[str, str, str]:
    """Return an assignment's activity, the file of its answers and the cell that marks it."""
    found = read_notebook(EXERCISES / "source" / assignment / f"{assignment}.ipynb").cells
    (place,) = [place for place, cell in enumerate(found) if ACTIVITY.search(cell.source)]
    ((name, file),) = ACTIVITY.findall(found[place].source)
    return name, file, found[place + 1].name


def responses(student: str, name: str) -> dict[str, Any]:
    """Return what a student has saved in an activity."""
    if student == "empty":
        return {}
    if name == "family-of-five":
        return family_of_five(student)
    quiz = find_quiz(name)
    items = quiz.items[: len(quiz.items) // 2] if student == "half" else quiz.items
    return {item.id: given(student, item) for item in items}


def given(student: str, item: Item) -> dict[str, Any]:
    return response_to(item, item.worst_answer() if student == "wrong" else item.best_answer())


def share(student: str, name: str) -> float:
    return find_quiz(name).score(responses(student, name)).share


def sit(folder: Path, student: str) -> None:
    """Let a student do an assignment in ``folder``."""
    name, file, marks = activity_of(folder.name)
    if done := responses(student, name):
        write_responses(folder / file, name, done)
    path = folder / f"{folder.name}.ipynb"
    content = json.loads(path.read_text("utf-8"))
    for cell in content["cells"]:
        meta = cell["metadata"].get("nbgrader")
        if student == "empty" or meta is None:
            continue
        if meta["solution"] and cell["cell_type"] == "markdown" and student != "half":
            cell["source"] = f"What {student} wrote."
        elif meta["solution"]:
            place = STUDENTS.index(student)
            for name, values in LINES.get(folder.name, {}).items():
                cell["source"] = re.sub(
                    rf"^{name} = .*$", f"{name} = {values[place]!r}", source(cell), flags=re.M
                )
        elif meta["grade_id"] == marks and student == "wrong":
            cell["source"] = str(meta["points"])
    path.write_text(json.dumps(content), "utf-8")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """A course in which every assignment has been made, sat and marked, with one gradebook."""
    room = Classroom(tmp_path_factory.mktemp("every") / "course").set_up()
    make = [{"command": ["nbgrader", "generate_assignment", one], "env": {}} for one in ASSIGNMENTS]
    room.many(*make)
    shutil.copytree(room.exercises / "release", room.top / "first release")
    room.many(*({**one, "command": [*one["command"], "--force"]} for one in make))  # type: ignore[misc]
    for assignment in ASSIGNMENTS:
        for student in STUDENTS:
            desk = room.exercises / "submitted" / student / assignment
            shutil.copytree(room.exercises / "release" / assignment, desk)
            sit(desk, student)
        solved = room.top / "solved" / assignment
        shutil.copytree(room.exercises / "source" / assignment, solved)
        name, file, _ = activity_of(assignment)
        write_responses(solved / file, name, responses("right", name))
    room.copy(room.top.with_name("for the engine"))
    name = ASSIGNMENTS[0]
    changed = room.exercises / "submitted" / "wrong" / name / f"{name}.ipynb"
    said = room.many(
        *({"command": ["nbgrader", "autograde", one], "env": {}} for one in ASSIGNMENTS),
        *(
            {"command": ["nbgrader", "validate", str(path)], "env": {}}
            for path in sorted((room.top / "solved").glob("*/*.ipynb"))
        ),
        {"command": ["nbgrader", "validate", str(changed)], "env": {}},
    )
    (room.top / "said.txt").write_text(said, "utf-8")
    return room


def marks(room: Classroom, assignment: str, student: str) -> Mapping[str, float | None]:
    with Gradebook(f"sqlite:///{room.gradebook}", "partnership") as book:
        grades = book.find_submission_notebook(assignment, assignment, student).grades
        return {grade.name: grade.auto_score for grade in grades}


@every
def test_a_release_holds_no_answer_no_hidden_test_and_no_guide(
    room: Classroom, assignment: str
) -> None:
    folder = room.exercises / "release" / assignment
    assert [path.name for path in folder.rglob("*")] == [f"{assignment}.ipynb"]
    master = (EXERCISES / "source" / assignment / f"{assignment}.ipynb").read_text("utf-8")
    given = (folder / f"{assignment}.ipynb").read_text("utf-8")
    assert [sign for sign in HIDDEN if sign in given] == []
    assert "HIDDEN" in master
    rubric = read_record(EXERCISES / "rubrics" / f"{assignment}.yaml", Rubric)[0]
    flat = " ".join(given.replace("\\n", " ").split())
    for piece in rubric.pieces:
        levels = [level for criterion in piece.criteria for level in criterion.levels]
        assert not [one.descriptor for one in levels if " ".join(one.descriptor.split()) in flat]
        assert not [one.band for one in piece.exemplars if one.text[:60] in flat]
    solved = re.findall(r"### BEGIN SOLUTION\\n\",(.*?)### END SOLUTION", master, re.DOTALL)
    for line in re.findall(r'"(\w+ = .*?)\\n"', " ".join(solved)):
        assert line not in given


@every
def test_a_release_is_the_same_each_time_it_is_made(room: Classroom, assignment: str) -> None:
    name = f"{assignment}/{assignment}.ipynb"
    first = (room.top / "first release" / name).read_bytes()
    assert (room.exercises / "release" / name).read_bytes() == first


def test_every_solved_master_validates_with_full_marks(room: Classroom) -> None:
    said = (room.top / "said.txt").read_text("utf-8")
    assert said.count("Success! Your notebook passes all the tests.") == len(ASSIGNMENTS)


def test_validate_tells_a_student_kindly_of_a_changed_cell(room: Classroom) -> None:
    said = " ".join((room.top / "said.txt").read_text("utf-8").split())
    assert "1 cell(s) that are meant to stay as they are were changed. Nothing is lost" in said
    assert "HAVE CHANGED" not in said


@every
@pytest.mark.parametrize("student", STUDENTS)
def test_each_student_earns_what_they_should(
    room: Classroom, assignment: str, student: str
) -> None:
    name, _, marked = activity_of(assignment)
    source_cells = read_notebook(EXERCISES / "source" / assignment / f"{assignment}.ipynb").cells
    points = {cell.name: cell.points for cell in source_cells if cell.marked_by_test}
    expected = {
        cell: 0.0 if student == "empty" else by_student[STUDENTS.index(student)]
        for cell, by_student in MARKS.get(assignment, {}).items()
    }
    if marked not in expected:
        expected[marked] = round((points[marked] or 0) * share(student, name), 1)
    found = marks(room, assignment, student)
    assert {name: found[name] for name in points} == expected
    assert student != "right" or expected == points
    assert student != "empty" or set(expected.values()) == {0.0}
    assert student != "wrong" or sum(expected.values()) < 6


@every
def test_the_untouched_notebook_runs_to_its_end_without_an_error(
    room: Classroom, assignment: str
) -> None:
    ran = cells(room.exercises / "autograded" / "empty" / assignment / f"{assignment}.ipynb")
    for name, cell in ran.items():
        for output in cell.get("outputs", []):
            assert output["output_type"] != "error", (name, output["evalue"])
            assert output.get("name") != "stderr", (name, output["text"])
    (shown,) = [out for out in ran["ready"]["outputs"] if out["output_type"] == "execute_result"]
    assert "TO DO   " in "".join(shown["data"]["text/plain"])
    assert "Nothing is" in "".join(shown["data"]["text/plain"])


@every
def test_a_changed_locked_cell_is_put_back_and_named(room: Classroom, assignment: str) -> None:
    _, _, marked = activity_of(assignment)
    assert locked_cells(room.exercises, assignment, "wrong") == (
        f"the locked cell '{marked}' was changed"
    )
    assert locked_cells(room.exercises, assignment, "right") == ""
    ran = cells(room.exercises / "autograded" / "wrong" / assignment / f"{assignment}.ipynb")
    assert "BEGIN HIDDEN TESTS" in source(ran[marked])


def test_the_engine_gives_the_same_marks(room: Classroom) -> None:
    other = Classroom(room.top.with_name("for the engine"))
    said = other.mark(
        *(["autograde", one] for one in ASSIGNMENTS), codes=[0] * len(ASSIGNMENTS)
    )
    assert said.count("wrong: marked - the locked cell ") == len(ASSIGNMENTS)
    for assignment in ASSIGNMENTS:
        for student in STUDENTS:
            assert marks(other, assignment, student) == marks(room, assignment, student)
