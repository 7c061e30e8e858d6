"""Lateness is worked out with extensions, written where nbgrader looks, and recorded."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from autograder.cli import app
from autograder.course import Course
from autograder.gradebook import open_gradebook
from autograder.grades import read_grades
from autograder.lateness.applying import apply_lateness, late_work
from partnership.errors import CourseError

WRITE = "write it as 2026-03-09 17:00, or a number of days"
pytestmark = pytest.mark.usefixtures("gradebook")
# Ben handed in a minute late, has 10 of 22 and a part still to be marked.


@pytest.fixture
def ruled(course: Course) -> Course:
    (course.folder / "lateness.yaml").write_text("usual: {per_day: 10}\n")
    return course


def total_of_ben(course: Course) -> tuple[float, float]:
    ben = read_grades(course, "words")[1]
    return ben.penalty, ben.total


def test_nbgrader_and_our_marks_take_off_the_same(ruled: Course) -> None:
    assert not late_work(ruled, "words")["ben"].agrees
    (late,) = apply_lateness(ruled, "words")
    assert (late.student, late.penalty.marks, late.unfinished) == ("ben", 2.2, True)
    assert total_of_ben(ruled) == (2.2, 7.8)
    assert late_work(ruled, "words")["ben"].agrees
    with open_gradebook(ruled, writing=False) as gradebook:
        work = gradebook.find_submission("words", "ben")
        assert work.late_submission_penalty == pytest.approx(2.2)


def test_an_extension_counts_for_nbgrader_too(ruled: Course) -> None:
    apply_lateness(ruled, "words")
    (ruled.folder / "extensions.csv").write_text("student,assignment,days\nben,words,2\n")
    apply_lateness(ruled, "words")
    assert total_of_ben(ruled) == (0.0, 10.0)
    with open_gradebook(ruled, writing=False) as gradebook:
        work = gradebook.find_submission("words", "ben")
        assert (work.extension, work.total_seconds_late) == (timedelta(days=2), 0)


@pytest.mark.parametrize(
    ("until", "penalty"),
    [("2026-03-02", 2.2), ("2026-03-02 12:01", 0), ("2/3/2026 12:00", 2.2), ("2026-03-03", 0)],
)
def test_a_new_deadline_is_a_clock_on_the_wall(ruled: Course, until: str, penalty: float) -> None:
    (ruled.folder / "extensions.csv").write_text(f"student,assignment,until\nben,words,{until}\n")
    apply_lateness(ruled, "words")
    assert total_of_ben(ruled)[0] == pytest.approx(penalty)


def test_each_change_is_recorded_and_the_record_cannot_be_changed(ruled: Course) -> None:
    apply_lateness(ruled, "words")
    apply_lateness(ruled, "words")
    (ruled.folder / "extensions.csv").write_text("student,assignment,days\nben,words,1\n")
    apply_lateness(ruled, "words")
    assert ruled.gradebook is not None
    with closing(sqlite3.connect(ruled.gradebook)) as db:
        rows = db.execute("SELECT student, before, marks FROM partnership_lateness").fetchall()
        assert rows == [("ben", 2.0, 2.2), ("ben", 2.2, 0.0)]
        for change in (
            "UPDATE partnership_lateness SET marks = 0",
            "DELETE FROM partnership_lateness",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
                db.execute(change)


def test_faults_in_the_list_are_told_at_once_and_nothing_is_written(ruled: Course) -> None:
    path = ruled.folder / "extensions.csv"
    path.write_text("student,assignment,until\nben,wrods,soon\n,words,2026-03-09\n")
    with pytest.raises(CourseError) as caught:
        apply_lateness(ruled, "words")
    assert str(caught.value).splitlines() == [
        f"{path}:2: column 2 (assignment): no assignment 'wrods' - use one of words",
        f"{path}:2: column 3 (until): no new deadline - {WRITE}",
        f"{path}:3: column 1 (student): no student - fill it in",
    ]
    assert total_of_ben(ruled) == (2.0, 8.0)


def test_without_a_rule_nothing_is_taken_off_and_it_says_where_to_write_one(course: Course) -> None:
    assert late_work(course, "words") == {}
    with pytest.raises(CourseError, match=r"no rule for late work - write one in lateness\.yaml"):
        apply_lateness(course, "words")


def test_the_command_says_what_it_did_and_why(ruled: Course) -> None:
    done = CliRunner().invoke(app, ["lateness", "words", "--course", str(ruled.folder)])
    assert done.exit_code == 0, done.output
    assert done.output == (
        "ben: 2.2 off - 1 minute late (counts as 1 day): 10 % of the marks on offer for each day."
        " (not marked in full: run this again when it is)\n1 late, 1 changed.\n"
    )
