"""nbgrader's own programs go on working before, during and after."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.course import Course
from autograder.marks.ledger import Ledger, open_ledger
from tests.autograder.marking_course import SMALL, mark
from tests.autograder.marks.giving import CELL, FULL, TOTAL
from tests.autograder.oracle.courses import run_nbgrader


def exported(course: Course) -> dict[str, float]:
    """Return each student's score, by ``nbgrader export``."""
    said = run_nbgrader(course.folder, "export", "--to=all.csv")
    with (course.folder / "all.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert rows, said
    return rows


def test_its_export_has_our_marks_and_ours_has_its_own(course: Course) -> None:
    with open_ledger(course) as ledger:
        one, two = (row.script for row in ledger.answers(SMALL, CELL, marker="ann")[:2])
        first, second = (ledger.names("lena")[script].student for script in (one, two))
        before = exported(course)
        ledger.add([mark(SMALL, CELL, one, FULL, who="ann")])
        # What formgrader does when a tutor types a score, while our ledger is open.
        with Gradebook(course.db_url, course.course_id) as book:
            grade = book.find_grade(CELL, SMALL, SMALL, second)
            grade.manual_score, grade.needs_manual_grade = 11.0, False
            book.db.commit()
        ledger.take_in(SMALL, CELL)
        ledger.add([mark(SMALL, CELL, two, FULL, who="ann", seen=2)])
    after = exported(course)
    assert after[first] - before[first] == TOTAL
    assert after[second] - before[second] == TOTAL
    assert {who for who in after if after[who] != before[who]} == {first, second}


def test_formgraders_pages_show_the_agreed_result(course: Course, ledger: Ledger) -> None:
    script = ledger.answers(SMALL, CELL, marker="ann")[0].script
    student = ledger.names("lena")[script].student
    api = course.nbgrader()
    assert api.get_submission(SMALL, student)["needs_manual_grade"]
    ledger.add([mark(SMALL, CELL, script, FULL, who="ann")])
    shown = api.get_submission(SMALL, student)
    assert (shown["written_score"], shown["needs_manual_grade"]) == (TOTAL, False)
    ledger.add([mark(SMALL, CELL, script, FULL | {"depth": 0.0}, who="ben", seen=0)])
    shown = api.get_submission(SMALL, student)
    assert (shown["written_score"], shown["needs_manual_grade"]) == (0.0, True)


def test_its_feedback_has_the_comments(course: Course, ledger: Ledger) -> None:
    script = ledger.answers(SMALL, CELL, marker="ann")[0].script
    student = ledger.names("lena")[script].student
    event = mark(SMALL, CELL, script, FULL, who="ann", comment="The pigeon is well observed.")
    given = event.given
    assert given
    said = {"comments": {"depth": "Ask why it surprised you."}}
    ledger.add([event.model_copy(update={"given": given.model_copy(update=said)})])
    result = course.nbgrader().generate_feedback(SMALL, student)
    page = next(Path(course.place("feedback", student, SMALL)).glob("*.html"), None)
    assert page, result
    shown = page.read_text("utf-8")
    assert "Depth of reflection: Ask why it surprised you." in shown
    assert "The pigeon is well observed." in shown


@pytest.mark.filterwarnings("ignore:Object of type <Submitted:sqlalchemy.exc.SAWarning")
def test_marks_given_by_hand_outlive_another_run_of_the_tests(
    course: Course, ledger: Ledger
) -> None:
    script = ledger.answers(SMALL, CELL, marker="ann")[0].script
    student = ledger.names("lena")[script].student
    ledger.add([mark(SMALL, CELL, script, FULL, who="ann", comment="Mine.")])
    notebook = course.place("autograded", student, SMALL) / f"{SMALL}.ipynb"
    before = notebook.read_text("utf-8")
    said = run_nbgrader(course.folder, "autograde", SMALL, "--student", student, "--force")
    assert notebook.read_text("utf-8") != before, said
    standing = ledger.standing(SMALL, CELL, script, marker="ann")
    assert standing.agreed is not None, said
    assert standing.agreed.total == TOTAL
    with Gradebook(course.db_url, course.course_id) as book:
        grade = book.find_grade(CELL, SMALL, SMALL, student)
        assert grade.manual_score == TOTAL
        assert grade.needs_manual_grade == (not standing.settled)


def test_work_handed_in_anew_keeps_its_mark_and_is_told_of(course: Course, ledger: Ledger) -> None:
    script = ledger.answers(SMALL, CELL, marker="ann")[0].script
    student = ledger.names("lena")[script].student
    ledger.add([mark(SMALL, CELL, script, FULL, who="ann")])
    with Gradebook(course.db_url, course.course_id) as book:
        work = book.find_submission(SMALL, student)
        work.timestamp = work.timestamp.replace(year=2027)
        # As nbgrader leaves a mark given by hand when the tests have run again.
        book.find_grade(CELL, SMALL, SMALL, student).needs_manual_grade = True
        book.db.commit()
    standing = ledger.standing(SMALL, CELL, script, marker="ann")
    assert (standing.conflict, standing.settled) == (True, False)
    assert standing.events[-1].because == "handed in anew since it was marked"
    assert standing.agreed is not None
    ledger.add([mark(SMALL, CELL, script, FULL, who="ann", seen=standing.last)])
    assert ledger.standing(SMALL, CELL, script, marker="ann").settled


def test_an_empty_comment_from_formgrader_is_met_once(course: Course, ledger: Ledger) -> None:
    script = ledger.answers(SMALL, CELL, marker="ann")[0].script
    student = ledger.names("lena")[script].student
    ledger.add([mark(SMALL, CELL, script, FULL, who="ann")])
    with Gradebook(course.db_url, course.course_id) as book:
        book.find_comment(CELL, SMALL, SMALL, student).manual_comment = ""
        book.db.commit()
    assert ledger.take_in(SMALL, CELL) == []
    with Gradebook(course.db_url, course.course_id) as book:
        assert book.find_comment(CELL, SMALL, SMALL, student).manual_comment is None
    assert [event.who for event in ledger.history(SMALL, CELL, script, marker="ann")] == ["ann"]


def test_tests_that_run_again_do_not_ask_for_marks_again(course: Course, ledger: Ledger) -> None:
    script = ledger.answers(SMALL, CELL, marker="ann")[0].script
    student = ledger.names("lena")[script].student
    ledger.add([mark(SMALL, CELL, script, FULL, who="ann")])
    with Gradebook(course.db_url, course.course_id) as book:
        book.find_grade(CELL, SMALL, SMALL, student).needs_manual_grade = True
        book.db.commit()
    assert ledger.take_in(SMALL, CELL) == []
    with Gradebook(course.db_url, course.course_id) as book:
        assert not book.find_grade(CELL, SMALL, SMALL, student).needs_manual_grade
