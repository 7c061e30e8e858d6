"""A downloaded worksheet comes back with the marks in it and everything else as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbgrader.api import Comment
from typer.testing import CliRunner

from autograder.cli import app
from autograder.course import Course
from autograder.gradebook import open_gradebook
from autograder.sheets.table import read_table, table_bytes
from autograder.sheets.worksheet import Filled, fill
from partnership.errors import CourseError
from tests.autograder.sheets.rows import EVERYONE, row

MOODLE = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"\n'
    '"Participant 71","Zed Nobody",zed@example.ac.uk,-,,22.00,Yes,-,-,\n'
    '"Participant 12","Somebody Else",ANN@example.ac.uk,"Submitted for marking",,22.00,Yes,'
    '"Monday, 2 March 2026, 12:00",-,\n'
    '"Participant 13","Ben Öz",,"Submitted for marking",7.00,22.00,No,-,-,"=old"\n'
    '"Participant 14","Dan Li",,"Submitted for marking",,22.00,Yes,-,-,\n'
)
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,My words (4711),Quiz (12),Final Score\n"
    "    Points Possible,,,,,22,10,(read only)\n"
    '"Byrne, Ann",991,,ann1,S1,,3,40\n'
    '"Öz, Ben",992,,ben2@x.ac.uk,S1,,4,50\n'
    '"Student, Test",993,,,S1,,,\n'
)
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t'
    '"My words [Total Pts: 22 Score] |664617"\r\n'
    '"Byrne"\t"Ann"\t"ann1"\t"u1"\t""\r\n'
)


def filled(tmp_path: Path, content: bytes, title: str = "My words", **more: object) -> Filled:
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    return fill(read_table(path), EVERYONE, title, **more)  # type: ignore[arg-type]


def cells(done: Filled) -> list[tuple[str, ...]]:
    return [line.cells for line in done.table.lines]


def test_moodles_worksheet_gets_marks_and_keeps_every_other_cell(tmp_path: Path) -> None:
    before = read_before(tmp_path, MOODLE.encode())
    done = filled(tmp_path, MOODLE.encode(), comments={"ann1": "Good <b>\n- more"})
    after = cells(done)
    assert after[1] == (*before[1][:4], "12.5", *before[1][5:9], "<p>Good &lt;b&gt;<br>- more</p>")
    assert [after[0], after[2], after[3]] == [before[0], before[2], before[3]]
    assert (done.system, done.filled) == ("Moodle", 1)
    assert done.notes == (
        "line 2: no student of this course fits - left as it was",
        "line 4: ben2 has a grade that may not be changed, says the worksheet - left as it was",
        "line 5: dan4 is not marked in full - left as it was",
    )


def read_before(tmp_path: Path, content: bytes) -> list[tuple[str, ...]]:
    path = tmp_path / "before.csv"
    path.write_bytes(content)
    return [line.cells for line in read_table(path).lines]


def test_canvas_gets_its_own_column_filled_by_login_and_by_name(tmp_path: Path) -> None:
    done = filled(tmp_path, CANVAS.encode())
    wanted = CANVAS.replace("ann1,S1,,", "ann1,S1,12.5,").replace("x.ac.uk,S1,,", "x.ac.uk,S1,9,")
    assert table_bytes(done.table).decode() == wanted
    assert done.notes == ("line 4: taken for ben2 by the name alone - check it",)


@pytest.mark.parametrize("title", ["My words", "My words [Total Pts: 22 Score] |664617"])
def test_blackboards_utf_16_comes_back_byte_for_byte_but_for_the_mark(
    tmp_path: Path, title: str
) -> None:
    done = filled(tmp_path, BLACKBOARD.encode("utf-16"), title)
    wanted = BLACKBOARD.replace('"u1"\t""', '"u1"\t"12.5"')
    assert table_bytes(done.table) == wanted.encode("utf-16")
    assert done.notes == ("ben2 has a mark and is not in this worksheet",)


def test_two_students_of_one_name_are_never_guessed_at(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("Student,ID,SIS Login ID,Section,W\nAnn Byrne,5,,S,\n", "utf-8")
    twins = [row(student="a", email=""), row(student="b", email="")]
    done = fill(read_table(path), twins, "W")
    assert done.filled == 0
    assert done.notes[0] == "line 2: no student of this course fits - left as it was"


def test_a_student_who_is_there_twice_gets_one_mark(tmp_path: Path) -> None:
    done = filled(tmp_path, (MOODLE + MOODLE.splitlines()[2] + "\n").encode())
    assert done.filled == 1
    assert "line 6: ann1 stands in it twice - left as it was" in done.notes


@pytest.mark.parametrize(
    ("content", "title", "what"),
    [
        (MOODLE.replace("22.00", "100.00"), "My words", "a full mark is 100 in this worksheet"),
        (CANVAS.replace(",22,", ",20,"), "My words", "a full mark is 20 in this worksheet and 22"),
        (BLACKBOARD.replace("22 Score", "30 Score"), "My words", "a full mark is 30"),
        (CANVAS, "Other", "no columns are called 'Other' in this Canvas gradebook"),
        ("Name,Mark\nAnn,\n", "My words", "this is no worksheet of Moodle's"),
    ],
)
def test_a_worksheet_that_does_not_fit_is_refused_with_a_reason(
    tmp_path: Path, content: str, title: str, what: str
) -> None:
    with pytest.raises(CourseError, match=what):
        filled(tmp_path, content.encode(), title)


@pytest.mark.usefixtures("gradebook")
def test_the_command_fills_in_what_was_downloaded(course: Course, tmp_path: Path) -> None:
    sheet = tmp_path / "grades.csv"
    sheet.write_text(
        "Identifier,Username,Grade,Maximum Grade,Last modified (grade),Feedback comments\n"
        "Participant 1,'=ann,,22,-,\nParticipant 2,ben,,22,-,\n"
    )
    with open_gradebook(course) as gradebook:
        book = gradebook.find_assignment("words").notebooks[0]
        cell = gradebook.add_solution_cell("text", book.name, "words")
        work = gradebook.find_submission_notebook("words", "words", "=ann")
        said = Comment(cell_id=cell.id, notebook_id=work.id, manual_comment="Two\nlines")
        gradebook.db.add(said)
        gradebook.db.commit()
    words = ["fill-in", "words", str(sheet), "--comments", "--course", str(course.folder)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "grades-marked.csv").read_text().splitlines()[1:] == [
        "Participant 1,'=ann,12.1,22,-,<p>Two<br>lines</p>",
        "Participant 2,ben,,22,-,",
    ]
    assert "line 3: ben is not marked in full - left as it was" in done.output
    assert "1 row is filled in" in done.output
