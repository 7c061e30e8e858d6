"""A batch is stored where nbgrader looks for it, and can be stopped and taken up again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import sysconfig
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from sqlalchemy.exc import SAWarning

from autograder.autograding import autograde, find_work
from autograder.course import Course, read_course
from autograder.engine.batch import run_batch
from autograder.engine.folders import write_autograded
from autograder.engine.grading import grade
from autograder.engine.sandbox import Sandbox
from autograder.engine.spec import Submission
from autograder.engine.task import Marked
from autograder.engine.waiting import find_tasks, is_marked
from autograder.steps import Outcome
from partnership.errors import CourseError
from tests.autograder.engine.cases import cell_of, code, handed_in, source

TEST = source("test", "assert answer == 42", points=3)
TEXT = source("text", "Write here.", points=5, cell_type="markdown", locked=False, is_solution=True)
RIGHT = handed_in(code("answer = 42"), cell_of(TEST), cell_of(TEXT, "I learnt a lot."))
ROWS = """
    SELECT student_id, base_cell.name, auto_score, manual_score, needs_manual_grade
    FROM grade JOIN base_cell ON base_cell.id = cell_id
    JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
    JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
    ORDER BY 1, 2
"""


@pytest.fixture(scope="module")
def gradebook_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a gradebook that knows a test and a reflection, as nbgrader stores them."""
    file = tmp_path_factory.mktemp("small") / "gradebook.db"
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore", SAWarning)
        # It runs alembic by its name, which is only found in an activated environment.
        patch.setenv("PATH", sysconfig.get_path("scripts"), prepend=os.pathsep)
        with Gradebook(f"sqlite:///{file}", "partnership") as book:
            book.add_assignment("words", duedate="2026-03-02 12:00:00 UTC")
            book.add_notebook("words", "words")
            for cell in (TEST, TEXT):
                book.add_source_cell(
                    cell.name, "words", "words", source=cell.source, locked=cell.locked,
                    cell_type=cell.cell_type, checksum=cell.checksum,
                )  # fmt: skip
                book.add_grade_cell(
                    cell.name, "words", "words", max_score=cell.points, cell_type=cell.cell_type
                )
            book.add_solution_cell("text", "words", "words")
    return file


@pytest.fixture
def small_course(course: Course, gradebook_file: Path) -> Course:
    shutil.copy(gradebook_file, course.folder)
    return course


def hand_in(course: Course, student: str, content: bytes, at: str = "2026-03-01 12:00:00") -> None:
    folder = course.place("submitted", student, "words")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "words.ipynb").write_bytes(content)
    (folder / "timestamp.txt").write_text(f"{at} UTC", "utf-8")


def mark(course: Course, sandbox: Sandbox, *, again: bool = False) -> list[Outcome]:
    work = find_work(course, "words", again=again)
    results = run_batch(work.waiting, work.assignment, [sandbox])
    return sorted(autograde(work, results), key=lambda each: each.student)


def rows(course: Course, question: str = ROWS) -> list[tuple[object, ...]]:
    assert course.gradebook is not None
    with closing(sqlite3.connect(course.gradebook)) as db:
        return db.execute(question).fetchall()


def test_marks_and_notebooks_are_where_nbgrader_looks_for_them(
    small_course: Course, sandbox: Sandbox
) -> None:
    hand_in(small_course, "ann", RIGHT.files["work.ipynb"])
    assert mark(small_course, sandbox) == [Outcome("ann", "done")]
    assert rows(small_course) == [("ann", "test", 3.0, None, 0), ("ann", "text", None, None, 1)]
    folder = small_course.place("autograded", "ann", "words")
    assert sorted(path.name for path in folder.iterdir()) == ["timestamp.txt", "words.ipynb"]
    with Gradebook(small_course.db_url, small_course.course_id) as book:
        found = book.find_submission("words", "ann")
        assert (found.score, found.max_score, found.needs_manual_grade) == (3.0, 8.0, True)


def test_what_a_notebook_wrote_is_kept_beside_it(small_course: Course, sandbox: Sandbox) -> None:
    text = "answer = 42\nopen('table.csv', 'w').write('a,b')"
    hand_in(small_course, "ann", handed_in(code(text), cell_of(TEST)).files["work.ipynb"])
    mark(small_course, sandbox)
    folder = small_course.place("autograded", "ann", "words")
    assert (folder / "table.csv").read_text("utf-8") == "a,b"


def test_what_was_marked_is_left_alone_until_it_is_handed_in_anew(
    small_course: Course, sandbox: Sandbox
) -> None:
    hand_in(small_course, "ann", RIGHT.files["work.ipynb"])
    mark(small_course, sandbox)
    assert mark(small_course, sandbox) == [Outcome("ann", "as before")]
    wrong = handed_in(code("answer = 1"), cell_of(TEST), cell_of(TEXT, "More."))
    hand_in(small_course, "ann", wrong.files["work.ipynb"], at="2026-03-01 13:00:00")
    assert mark(small_course, sandbox) == [Outcome("ann", "done")]
    assert rows(small_course)[0] == ("ann", "test", 0.0, None, 0)


def test_a_mark_given_by_hand_is_kept_and_looked_at_again(
    small_course: Course, sandbox: Sandbox
) -> None:
    hand_in(small_course, "ann", RIGHT.files["work.ipynb"])
    mark(small_course, sandbox)
    with Gradebook(small_course.db_url, small_course.course_id) as book:
        for name, points in (("test", 2.5), ("text", 4.0)):
            grade = book.find_grade(name, "words", "words", "ann")
            grade.manual_score, grade.needs_manual_grade = points, False
        book.db.commit()
    assert mark(small_course, sandbox, again=True) == [Outcome("ann", "done")]
    assert rows(small_course) == [("ann", "test", 3.0, 2.5, 1), ("ann", "text", None, 4.0, 1)]


def test_an_answer_left_as_it_was_is_no_answer(small_course: Course, sandbox: Sandbox) -> None:
    work = handed_in(code("answer = 42"), cell_of(TEST), cell_of(TEXT))
    hand_in(small_course, "ann", work.files["work.ipynb"])
    mark(small_course, sandbox)
    assert rows(small_course, "SELECT auto_comment FROM comment") == [("No response.",)]
    assert rows(small_course)[1] == ("ann", "text", 0.0, None, 0)


def test_late_work_costs_what_the_course_says(small_course: Course, sandbox: Sandbox) -> None:
    config = small_course.folder / "nbgrader_config.py"
    late = "\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
    config.write_text(config.read_text("utf-8") + late, "utf-8")
    course = read_course(small_course.folder)
    hand_in(course, "ann", RIGHT.files["work.ipynb"], at="2026-03-02 12:00:01")
    hand_in(course, "ben", RIGHT.files["work.ipynb"], at="2026-03-02 12:00:00")
    mark(course, sandbox)
    penalties = "SELECT late_submission_penalty FROM submitted_notebook ORDER BY 1"
    assert rows(course, penalties) == [(None,), (3.0,)]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "the notebook is damaged: ask the student to hand it in again"),
        (b"[]", "the file is not a notebook"),
        (b'{"a":' * 5000, "the notebook is nested too deeply to be one"),
    ],
)
def test_a_file_that_is_no_notebook_can_still_be_marked_by_hand(
    small_course: Course, sandbox: Sandbox, content: bytes, what: str
) -> None:
    hand_in(small_course, "ann", content)
    hand_in(small_course, "ben", RIGHT.files["work.ipynb"])
    assert mark(small_course, sandbox) == [Outcome("ann", "failed", what), Outcome("ben", "done")]
    assert rows(small_course)[:2] == [("ann", "test", 0.0, None, 1), ("ann", "text", None, None, 1)]
    shown = json.loads(
        (small_course.place("autograded", "ann", "words") / "words.ipynb").read_text()
    )
    assert what in "".join(shown["cells"][0]["source"])
    given = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in shown["cells"]]
    assert given == [None, None, "test", "text"]


def test_a_notebook_cut_short_keeps_what_was_before_the_cut(
    small_course: Course, sandbox: Sandbox
) -> None:
    whole = RIGHT.files["work.ipynb"]
    hand_in(small_course, "ann", whole[: whole.index(b"learnt a lot")])
    (outcome,) = mark(small_course, sandbox)
    assert outcome == Outcome("ann", "done", "the file is damaged: 2 of its cells could be read")
    assert rows(small_course) == [("ann", "test", 3.0, None, 0), ("ann", "text", None, None, 1)]
    shown = json.loads(
        (small_course.place("autograded", "ann", "words") / "words.ipynb").read_text()
    )
    assert shown["cells"][2]["cell_type"] == "raw"
    assert '"I ' in "".join(shown["cells"][2]["source"])
    assert shown["cells"][3]["metadata"]["nbgrader"]["grade_id"] == "text"


def test_a_batch_that_is_killed_goes_on_where_it_was(
    small_course: Course, sandbox: Sandbox
) -> None:
    students = [f"s{number:02}" for number in range(12)]
    slow = handed_in(code("import time; time.sleep(.3); answer = 42"), cell_of(TEST))
    for student in students:
        hand_in(small_course, student, slow.files["work.ipynb"])
    command = ["-m", "partnership", "mark", "autograde", "words", "--workers", "1"]
    batch = subprocess.Popen(
        [sys.executable, *command, "--course", str(small_course.folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
    )
    folder = small_course.folder / "autograded"
    deadline = time.monotonic() + 60
    while len(list(folder.glob("*/words"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    batch.send_signal(signal.SIGKILL)
    batch.wait()
    before = {path.parent.name for path in folder.glob("*/words")}
    assert 2 <= len(before) < len(students)
    outcomes = {each.student: each.status for each in mark(small_course, sandbox)}
    assert {student for student, status in outcomes.items() if status == "as before"} == before
    assert set(outcomes) == set(students)
    assert [row[:3] for row in rows(small_course) if row[1] == "test"] == [
        (student, "test", 3.0) for student in students
    ]
    assert rows(small_course, "PRAGMA integrity_check") == [("ok",)]


def test_results_that_come_soon_after_each_other_are_stored_together(
    small_course: Course, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.engine.batch.TOGETHER", 600)
    for student in ("ann", "ben", "cy"):
        hand_in(small_course, student, RIGHT.files["work.ipynb"])
    work = find_work(small_course, "words")
    (together,) = run_batch(work.waiting, work.assignment, [sandbox])
    assert [each.task.student for each in together] == ["ann", "ben", "cy"]


def test_what_was_marked_before_a_sandbox_failed_is_stored(
    small_course: Course, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.engine.batch.TOGETHER", 600)
    for student in ("ann", "ben", "cy"):
        hand_in(small_course, student, RIGHT.files["work.ipynb"])
    marked: list[Submission] = []

    def fail_after_one(submission: Submission, *rest: Any) -> Any:
        if marked:
            raise CourseError("the sandbox does not start", "try again")
        marked.append(submission)
        return grade(submission, *rest)

    monkeypatch.setattr("autograder.engine.batch.grade", fail_after_one)
    with pytest.raises(CourseError, match="does not start"):
        mark(small_course, sandbox)
    assert rows(small_course) == [("ann", "test", 3.0, None, 0), ("ann", "text", None, None, 1)]
    assert is_marked(small_course, "words", find_tasks(small_course, "words")[0])


def test_links_in_a_submission_lead_nowhere(
    small_course: Course, sandbox: Sandbox, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the answers", "utf-8")
    peek = handed_in(
        code("import os; answer = 42 if not os.path.exists('peek') else 0"), cell_of(TEST)
    )
    hand_in(small_course, "ann", peek.files["work.ipynb"])
    folder = small_course.place("submitted", "ann", "words")
    (folder / "peek").symlink_to(secret)
    (folder / "all").symlink_to(tmp_path)
    (outcome,) = mark(small_course, sandbox)
    assert "peek is left out: it is not a plain file" in outcome.reason
    assert rows(small_course)[0][:3] == ("ann", "test", 3.0)
    done = small_course.place("autograded", "ann", "words")
    assert not (done / "peek").exists()
    shutil.rmtree(done)


TIMES = "SELECT student_id, timestamp FROM submitted_assignment ORDER BY 1"
WRONG = handed_in(code("answer = 1"), cell_of(TEST), cell_of(TEXT, "More."))


def test_work_handed_in_anew_since_the_batch_began_has_its_own_time(
    small_course: Course, sandbox: Sandbox
) -> None:
    hand_in(small_course, "ann", RIGHT.files["work.ipynb"])
    work = find_work(small_course, "words")
    hand_in(small_course, "ann", WRONG.files["work.ipynb"], at="2026-03-03 09:00:00")
    outcomes = autograde(work, run_batch(work.waiting, work.assignment, [sandbox]))
    assert list(outcomes) == [Outcome("ann", "done")]
    assert rows(small_course)[0][:3] == ("ann", "test", 0.0)
    assert rows(small_course, TIMES) == [("ann", "2026-03-03 09:00:00.000000")]


def test_work_handed_in_anew_while_it_is_marked_is_left_for_the_next_time(
    small_course: Course, sandbox: Sandbox
) -> None:
    for student in ("ann", "ben"):
        hand_in(small_course, student, RIGHT.files["work.ipynb"])
    work = find_work(small_course, "words")

    def with_new_work() -> Any:
        for together in run_batch(work.waiting, work.assignment, [sandbox]):
            hand_in(small_course, "ann", WRONG.files["work.ipynb"], at="2026-03-03 09:00:00")
            yield together

    said = "it was handed in anew while this ran: run this again to mark it"
    assert sorted(autograde(work, with_new_work()), key=lambda each: each.student) == [
        Outcome("ann", "failed", said), Outcome("ben", "done"),
    ]  # fmt: skip
    assert {row[0] for row in rows(small_course)} == {"ben"}
    assert mark(small_course, sandbox) == [Outcome("ann", "done"), Outcome("ben", "as before")]
    assert rows(small_course)[0][:3] == ("ann", "test", 0.0)


def test_work_that_is_gone_when_its_turn_comes_is_not_given_0(
    small_course: Course, sandbox: Sandbox
) -> None:
    for student in ("ann", "ben"):
        hand_in(small_course, student, RIGHT.files["work.ipynb"])
    work = find_work(small_course, "words")
    shutil.rmtree(small_course.place("submitted", "ann", "words"))
    found = sorted(
        autograde(work, run_batch(work.waiting, work.assignment, [sandbox])),
        key=lambda each: each.student,
    )
    gone = "what was handed in is gone: collect it again"
    assert found == [Outcome("ann", "failed", gone), Outcome("ben", "done")]
    assert {row[0] for row in rows(small_course)} == {"ben"}


def test_two_who_mark_at_once_leave_whole_folders(small_course: Course, sandbox: Sandbox) -> None:
    hand_in(small_course, "ann", RIGHT.files["work.ipynb"])
    work = find_work(small_course, "words")
    (marked,) = next(run_batch(work.waiting, work.assignment, [sandbox]))
    assert isinstance(marked, Marked)

    def write(_time: int) -> None:
        write_autograded(small_course, work.assignment, marked)

    with ThreadPoolExecutor(4) as tutors:
        list(tutors.map(write, range(100)))
    (folder,) = small_course.place("autograded", "ann", "words").parent.iterdir()
    assert sorted(path.name for path in folder.iterdir()) == ["timestamp.txt", "words.ipynb"]


def test_where_nothing_can_be_written_it_says_what_to_do(
    small_course: Course, sandbox: Sandbox
) -> None:
    hand_in(small_course, "ann", RIGHT.files["work.ipynb"])
    (small_course.folder / "autograded").write_text("not a folder", "utf-8")
    with pytest.raises(CourseError, match=r"cannot be written .* run this again"):
        mark(small_course, sandbox)
