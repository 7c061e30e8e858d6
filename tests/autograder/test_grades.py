"""The marks in the gradebook, as rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.course import Course
from autograder.grades import UNTIMED, Row, read_grades
from autograder.sheets.vle import mark_of
from partnership.errors import CourseError


@pytest.mark.usefixtures("gradebook")
def test_every_student_has_a_row_for_every_assignment(course: Course) -> None:
    ann, ben, cat = read_grades(course)
    assert ann == Row(
        assignment="words",
        student="=ann",
        last_name="O'Neil, MA",
        first_name='Ann "Annie"',
        email="a@b.uk",
        submitted="2026-03-02 12:00:00",
        auto=4.1,
        manual=8.0,
        penalty=0.0,
        total=12.1,
        max=22.0,
        needs_manual_grade=False,
        late=False,
    )
    # A mark by hand takes the place of the test's; the penalty comes off the total only.
    assert (ben.auto, ben.manual, ben.penalty, ben.total) == (0.0, 10.0, 2.0, 8.0)
    assert (ben.needs_manual_grade, ben.late) == (True, True)
    assert (cat.submitted, cat.total, cat.max, cat.late) == ("", 0.0, 22.0, False)


@pytest.mark.usefixtures("gradebook")
def test_one_assignment_can_be_asked_for(course: Course) -> None:
    assert len(read_grades(course, "words")) == 3
    with pytest.raises(CourseError, match="no assignment 'wrods' in the gradebook - leave it out"):
        read_grades(course, "wrods")


def test_work_put_there_by_hand_has_no_time_and_its_marks_all_the_same(
    course: Course, gradebook: Path
) -> None:
    with Gradebook(f"sqlite:///{gradebook}", "partnership") as book:
        book.find_submission("words", "=ann").timestamp = None
        book.db.commit()
    ann, _, cat = read_grades(course)
    assert (ann.submitted, mark_of(ann)) == (UNTIMED, "12.1")
    assert (cat.submitted, mark_of(cat)) == ("", "")
