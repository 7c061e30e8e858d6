"""Feedback goes out through nbgrader or as files, each student's apart, and that is recorded."""

from __future__ import annotations

import io
import os
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import pytest
from docx import Document
from nbgrader.utils import notebook_hash
from typer.testing import CliRunner, Result

from autograder.cli import app
from autograder.course import Course
from autograder.desk.service import Desk
from autograder.feedback.releasing import folder_names
from autograder.feedback.turnaround import returned_work
from partnership.errors import CourseError
from tests.autograder.feedback.conftest import BOOK, PIECE, STUDENTS, mark_all
from tests.autograder.marking_course import SMALL

ALL = [f"s{number:05}" for number in range(STUDENTS)]


def give(course: Course, *more: str) -> Result:
    return CliRunner().invoke(app, ["feedback", SMALL, "--course", str(course.folder), *more])


def released(course: Course) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(str(course.gradebook))) as db:
        return db.execute("SELECT student, how FROM partnership_release ORDER BY number").fetchall()


def test_files_are_one_folder_a_student_and_one_zip(marking: Course, tmp_path: Path) -> None:
    mark_all(marking, but="s00002")
    to = tmp_path / "out"
    done = give(marking, "--to", str(to), "--word", "--book", BOOK)
    assert done.exit_code == 0, done.output
    assert "s00002: left out - parts are still to be marked by hand" in done.output
    assert done.output.endswith(f"{STUDENTS - 1} released, 1 left out\n")
    marked = [student for student in ALL if student != "s00002"]
    assert sorted(path.name for path in to.iterdir()) == marked
    with zipfile.ZipFile(tmp_path / "out.zip") as file:
        assert sorted(file.namelist()) == sorted(
            f"{student}/feedback.{ending}" for student in marked for ending in ("docx", "html")
        )
        words = Document(io.BytesIO(file.read("s00001/feedback.docx"))).paragraphs
    assert words[0].text == "Your feedback: Benefits, evidence and the Laming findings"
    pages = [(to / student / "feedback.html").read_text("utf-8") for student in marked]
    assert len(set(pages)) == len(marked)
    assert all(f'href="{BOOK}/' in page for page in pages)
    assert released(marking) == [(student, "files") for student in marked]


# nbgrader sets these off itself: a word too many, and a file that it leaves open.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore:Exception ignored:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:Passing unrecognized arguments:DeprecationWarning")
def test_through_nbgrader_it_lies_where_the_student_fetches_it(marking: Course) -> None:
    mark_all(marking)
    for student in ALL[1:]:
        folder = marking.place("autograded", student, SMALL)
        (folder / "submission_secret.txt").write_text(f"secret of {student}")
    done = give(marking)
    assert done.exit_code == 1
    assert "s00000: failed - it was not handed in through nbgrader" in done.output
    assert done.output.endswith(f"{STUDENTS - 1} released, 1 failed\n")
    exchange = marking.folder / "exchange" / "partnership" / "feedback"
    for student in ALL[1:]:
        ours = marking.place("feedback", student, SMALL) / f"{SMALL}.html"
        name = notebook_hash(secret=f"secret of {student}", notebook_id=SMALL)
        assert (exchange / f"{name}.html").read_text("utf-8") == ours.read_text("utf-8")
        assert "<h1>Your feedback:" in ours.read_text("utf-8")
    assert len(list(exchange.iterdir())) == STUDENTS - 1
    assert released(marking) == [(student, "exchange") for student in ALL[1:]]


# nbgrader sets these off itself: a word too many, and a file that it leaves open.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore:Exception ignored:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:Passing unrecognized arguments:DeprecationWarning")
def test_what_nbgraders_own_command_gave_out_is_noticed_once_and_counts_from_that_day(
    marking: Course,
) -> None:
    mark_all(marking)
    me, early = getuser(), datetime(2026, 11, 10, 12, tzinfo=UTC)
    with closing(Desk(lambda: marking)) as desk:
        assert not desk.sheet(me, SMALL, PIECE.cell, "leader", "own")["may_lift_all"]
        for student in ALL[:2]:
            secret = f"secret of {student}"
            for step in ("autograded", "feedback"):
                folder = marking.place(step, student, SMALL)
                folder.mkdir(parents=True, exist_ok=True)
                (folder / "submission_secret.txt").write_text(secret)
            (folder / "timestamp.txt").write_text("2026-11-01 10:00:00.000000 UTC")
            (folder / f"{SMALL}.html").write_text("<p>From nbgrader.</p>")
            assert marking.nbgrader().release_feedback(SMALL, student)["success"]
            name = notebook_hash(secret=secret, notebook_id=SMALL)
            file = marking.folder / "exchange" / "partnership" / "feedback" / f"{name}.html"
            os.utime(file, (early.timestamp(), early.timestamp()))
        for _ in range(2):
            assert desk.sheet(me, SMALL, PIECE.cell, "leader", "own")["may_lift_all"]
        assert desk.names(me, {"assignment": SMALL, "because": "The board meets."}) == {"shown": 2}
    assert released(marking) == [(student, "nbgrader") for student in ALL[:2]]
    back = {each.student: each.released for each in returned_work(marking, SMALL, me)}
    assert [back[student] for student in ALL] == [early.date()] * 2 + [None] * (STUDENTS - 2)
    done = give(marking, "--to", str(marking.folder / "out"))
    assert done.exit_code == 0, done.output
    assert released(marking)[:2] == [(student, "nbgrader") for student in ALL[:2]]
    again = {each.student: each.released for each in returned_work(marking, SMALL, me)}
    assert [again[student] for student in ALL[:2]] == [early.date()] * 2
    assert None not in again.values()


def test_nothing_goes_out_before_its_time(marking: Course, tmp_path: Path) -> None:
    done = give(marking, "--to", str(tmp_path / "out"))
    assert done.output.endswith(f"{STUDENTS} left out\n")
    assert not (tmp_path / "out").exists()
    assert not (marking.folder / "feedback").exists()


def test_no_name_of_a_student_leads_out_of_the_folder_or_onto_another() -> None:
    names = folder_names(["../x", "..", "a/b", "a_b", "A_B", "", "con.", "李", "x\n"])
    assert list(names.values()) == ["___x", "__", "a_b", "a_b-2", "A_B-3", "_", "con_", "_-2", "x_"]


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (["--word"], "nbgrader hands out pages and no documents - add --to FOLDER"),
        (["--book", "javascript:x"], "--book: 'javascript:x' is no address of a book"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    marking: Course, more: list[str], what: str
) -> None:
    error = give(marking, *more).exception
    assert isinstance(error, CourseError)
    assert str(error).startswith(what)


def test_a_folder_that_cannot_be_written_is_named(marking: Course, tmp_path: Path) -> None:
    mark_all(marking)
    (tmp_path / "out").write_text("a file")
    error = give(marking, "--to", str(tmp_path / "out")).exception
    assert isinstance(error, CourseError)
    assert "feedback cannot be written here" in str(error)
