"""The assignment goes out, is answered, handed in, marked and given back with nbgrader itself."""

from __future__ import annotations

import csv
import html
import json
import shutil
from pathlib import Path

import pytest

from autograder.rubric import Rubric
from partnership.activities.catalogue import find_activity
from partnership.activities.reflect.model import Prompt
from partnership.activities.responses import response_to
from partnership.bank.documents import read_record
from tests.exercises.classroom import (
    ASSIGNMENT,
    CHECKOUT,
    QUIZ,
    Classroom,
    Desk,
    cells,
    everything_outside,
    source,
)
from tests.exercises.students import BY_HAND, COMMENT, STUDENTS, TOGETHER, gradebook

RUBRIC = read_record(CHECKOUT / "exercises" / "rubrics" / f"{ASSIGNMENT}.yaml", Rubric)[0]
HALF = len(QUIZ.items) // 2
# Shown to markers only: the tests, the solution, the guide and its levels.
HIDDEN = (
    "HIDDEN",
    "SOLUTION",
    "MARK SCHEME",
    "Marking guide",
    "kember2008",
    "the_list",
    "work.score.share",
)
OUT_OF = {"terms-marks": 12.0, "count-marks": 3.0, "definition": 10.0, "together": 25.0}


def terms(*, best: int = 0, worst: int = 0) -> float:
    """Return the marks of Part 1 for so many best answers, or so many worst ones."""
    answers = {item.id: response_to(item, item.best_answer()) for item in QUIZ.items[:best]}
    answers |= {item.id: response_to(item, item.worst_answer()) for item in QUIZ.items[:worst]}
    return round(12 * QUIZ.score(answers).share, 1)


# What the tests give, and None for what a person has to mark.
AUTO = {
    "right": {"terms-marks": 12.0, "count-marks": 3.0, "definition": None, "together": None},
    "wrong": {
        "terms-marks": terms(worst=len(QUIZ.items)),
        "count-marks": 0.0,
        "definition": None,
        "together": None,
    },
    "half": {
        "terms-marks": terms(best=HALF),
        "count-marks": 1.0,
        "definition": None,
        "together": 0.0,
    },
    "empty": dict.fromkeys(OUT_OF, 0.0),
    "broken": dict.fromkeys(OUT_OF),
    "spoilt": {"terms-marks": 0.0, "count-marks": 3.0, "definition": None, "together": None},
}


def auto_marks(room: Classroom, student: str) -> dict[str, float | None]:
    with gradebook(room) as book:
        grades = book.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student).grades
        return {grade.name: grade.auto_score for grade in grades}


def total(student: str) -> float:
    marks = {**AUTO[student], **BY_HAND.get(student, {})}
    return sum(points or 0.0 for points in marks.values())


def test_students_get_no_answers_no_hidden_tests_and_no_marking_guide(
    collected: Classroom,
) -> None:
    master = collected.notebook("source").read_text("utf-8")
    desk = Desk(collected.work_of("empty"))
    given = desk.notebook.read_text("utf-8")
    assert [sign for sign in HIDDEN if sign not in master] == []
    assert [sign for sign in HIDDEN if sign in given] == []
    assert 'word = \\"partnership\\"' not in given
    assert [file.name for file in desk.folder.rglob("*")] == [desk.notebook.name]


def test_a_student_can_change_the_answers_and_nothing_else(collected: Classroom) -> None:
    given = cells(collected.notebook("release"))
    open_to_change = {
        name for name, cell in given.items() if cell["metadata"].get("editable", True)
    }
    assert open_to_change == {"count", "definition", "together"}
    assert all(cell["metadata"]["deletable"] is False for cell in given.values())


def test_the_marks_on_offer_are_those_the_first_cell_names(collected: Classroom) -> None:
    given = cells(collected.notebook("release"))
    points = {name: cell["metadata"]["nbgrader"].get("points") for name, cell in given.items()}
    assert {name: value for name, value in points.items() if value} == OUT_OF
    table = [line.split("|") for line in source(given["header"]).splitlines() if "minutes" in line]
    assert [float(columns[3]) for columns in table if len(columns) > 4] == list(OUT_OF.values())


@pytest.mark.parametrize(
    ("cell", "prompt"),
    [("definition-question", "my-own-definition"), ("together-question", "one-time-together")],
)
def test_the_assignment_asks_what_the_book_asks(
    collected: Classroom, cell: str, prompt: str
) -> None:
    asked = find_activity(prompt)
    assert isinstance(asked, Prompt)
    assert asked.question in " ".join(source(cells(collected.notebook("release"))[cell]).split())


def test_what_was_clicked_is_handed_in_with_the_notebook(autograded: Classroom) -> None:
    saved = Desk(autograded.work_of("half")).saved.read_bytes()
    assert len(json.loads(saved)["responses"]) == HALF
    for step in ("submitted", "autograded"):
        handed_in = autograded.notebook(step, "half").parent / "responses" / "terms.json"
        assert handed_in.read_bytes() == saved


@pytest.mark.parametrize("student", STUDENTS)
def test_each_student_gets_exactly_the_marks_they_earned(
    autograded: Classroom, student: str
) -> None:
    assert auto_marks(autograded, student) == AUTO[student]


@pytest.mark.parametrize(
    ("student", "by_hand"),
    [
        ("right", {"definition", "together"}),
        ("half", {"definition"}),
        ("empty", set()),
        ("broken", set(OUT_OF)),
    ],
)
def test_a_tutor_is_asked_to_mark_what_was_written_and_nothing_else(
    autograded: Classroom, student: str, by_hand: set[str]
) -> None:
    with gradebook(autograded) as book:
        grades = book.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student).grades
        assert {grade.name for grade in grades if grade.needs_manual_grade} == by_hand


def test_a_broken_notebook_does_not_stop_the_batch(autograded: Classroom) -> None:
    done = {student for student in STUDENTS if autograded.notebook("autograded", student).exists()}
    assert done == set(STUDENTS) - {"broken"}


def test_an_untouched_notebook_runs_and_says_kindly_what_is_missing(
    autograded: Classroom,
) -> None:
    ran = cells(autograded.notebook("autograded", "empty"))
    said = {
        name: [output for output in cell["outputs"] if output["output_type"] != "display_data"]
        for name, cell in ran.items()
        if cell["cell_type"] == "code"
    }
    kinds = {output["output_type"] for outputs in said.values() for output in outputs}
    assert "error" not in kinds
    assert "Nothing is answered yet." in "".join(said["terms-marks"][0]["text"])
    assert "No answer yet. Put one of these" in "".join(said["count-marks"][0]["text"])


def test_markers_read_the_guide_above_the_answer(autograded: Classroom) -> None:
    shown = cells(autograded.notebook("autograded", "right"))
    names = list(shown)
    for question, answer in (
        ("definition-question", "definition"),
        ("together-question", "together"),
    ):
        assert names.index(answer) == names.index(question) + 1
        assert all(criterion.name in source(shown[question]) for criterion in RUBRIC.piece(answer).criteria)


@pytest.mark.parametrize("student", STUDENTS)
def test_marks_by_hand_and_by_test_add_up(marked: Classroom, student: str) -> None:
    with gradebook(marked) as book:
        submission = book.find_submission(ASSIGNMENT, student)
        assert submission.score == pytest.approx(total(student))
        assert submission.max_score == 50.0
        assert submission.needs_manual_grade == (student == "broken")


def test_feedback_comes_back_with_marks_and_comments_but_without_the_guide(
    marked: Classroom,
) -> None:
    (page,) = (marked.work_of("right") / "feedback").rglob("*.html")
    text = page.read_text("utf-8")
    assert "42.5 / 50" in text
    assert COMMENT.replace("'", "&#39;") in text or COMMENT in text
    assert TOGETHER.split(".")[0] in text
    assert [sign for sign in HIDDEN if sign in text] == []
    (page,) = (marked.work_of("empty") / "feedback").rglob("*.html")
    assert "0.0 / 50" in page.read_text("utf-8")


def test_our_feedback_is_fetched_like_nbgraders_and_nbgrader_can_release_it_again(
    marked: Classroom, tmp_path: Path
) -> None:
    room = marked.copy(tmp_path / "course")
    shutil.copytree(CHECKOUT / "exercises" / "rubrics", room.exercises / "rubrics")
    said = room.mark(["feedback", ASSIGNMENT], codes=[0])
    assert "broken: left out - not marked by the tests yet" in said
    assert "5 released, 1 left out" in said
    room.tutor("release_feedback", ASSIGNMENT)
    room.students("fetch_feedback", ASSIGNMENT, names=("right",))
    (page,) = (room.work_of("right") / "feedback").rglob("*.html")
    text = html.unescape(page.read_text("utf-8"))
    # Marked in formgrader, as a whole.
    assert "Your feedback: Words and levels" in text
    assert "42.5 of 50" in text
    assert "19.5 of 25" in text
    assert COMMENT in text
    assert TOGETHER.split(".")[0] in text
    assert [sign for sign in HIDDEN if sign in text] == []
    assert "<script" not in text


def test_the_exported_marks_are_those_in_the_gradebook(marked: Classroom) -> None:
    with (marked.top / "nbgrader.csv").open(encoding="utf-8", newline="") as file:
        exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert exported == pytest.approx({student: total(student) for student in STUDENTS})


def test_the_tutors_commands_do_the_same_round(
    collected: Classroom, marked: Classroom, tmp_path: Path
) -> None:
    room = collected.copy(tmp_path / "course")
    grades = room.top / "marks.csv"
    said = room.mark(
        ["release", ASSIGNMENT],
        ["release", ASSIGNMENT, "--again"],
        ["collect", ASSIGNMENT],
        ["autograde", ASSIGNMENT],
        ["autograde", ASSIGNMENT],
        ["feedback", ASSIGNMENT],
        ["grades", "--to", str(grades)],
        codes=[1, 0, 0, 0, 0, 0, 0],
    )
    assert "it has been released before - add --again to replace it" in said
    assert "rubric" not in said
    assert said.count("6 as before") == 2
    assert "broken: marked - the file is damaged: 1 of its cells could be read" in said
    assert "wrong: marked - the locked cell 'terms-marks' was changed" in said
    assert "6 marked" in said
    assert "right: left out - parts are still to be marked by hand" in said
    assert "1 released, 5 left out" in said
    # nbgrader has no marks at all for a file that was cut short.
    whole = [student for student in STUDENTS if student != "broken"]
    assert [auto_marks(room, student) for student in whole] == [
        auto_marks(marked, student) for student in whole
    ]
    with grades.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    # The answers to Part 1 are beside the notebook that was cut short, and count.
    assert {name: float(row["total"]) for name, row in rows.items()} == pytest.approx(
        {name: sum(points or 0.0 for points in marks.values()) for name, marks in AUTO.items()}
        | {"broken": 12.0}
    )
    assert {name for name, row in rows.items() if row["needs_manual_grade"] == "no"} == {"empty"}


def test_a_release_is_made_all_the_same_and_says_what_the_rubric_lacks(
    collected: Classroom, tmp_path: Path
) -> None:
    room = collected.copy(tmp_path / "course")
    name = Path("rubrics", f"{ASSIGNMENT}.yaml")
    text = (CHECKOUT / "exercises" / name).read_text("utf-8")
    (room.exercises / "rubrics").mkdir()
    (room.exercises / name).write_text(text.replace("kember2008", "kember"), "utf-8")
    said = room.mark(["release", ASSIGNMENT, "--again"], codes=[0])
    assert "is released." in said
    assert "Before anybody marks it, mend the rubric:" in said
    assert "the source 'kember' is not in book/references.bib" in said


def test_nothing_is_written_outside_the_course(
    before: dict[Path, tuple[int, int]], marked: Classroom
) -> None:
    assert everything_outside() == before
    # The home folder is the classroom's own. Programs leave settings there, students' work never.
    at_home = [file.name for file in (marked.top / "home").rglob("*") if file.is_file()]
    assert not [name for name in at_home if name.endswith((".ipynb", ".json", ".html", ".db"))]
