"""Class lists with various headings are read, and every fault is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from autograder.course import Course
from autograder.gradebook import open_gradebook
from autograder.sheets.class_list import Student, TakenIn, read_class_list, take_in
from partnership.errors import CourseError

LEAVE_OUT = "leave out / \\ + * and commas, a full stop at its start, and keep it short"
ANN = Student("u1", "Ann", "Byrne", "ann@example.ac.uk")


def listed(tmp_path: Path, text: str, encoding: str = "utf-8") -> list[Student]:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return read_class_list(path)


@pytest.mark.parametrize(
    "text",
    [
        "Student ID,Forename,Surname,E-mail Address\nu1,Ann,Byrne,ann@example.ac.uk\n",
        "\ufeffUSERNAME;Given name;Family name;Email\r\nu1;Ann;Byrne;ann@example.ac.uk\r\n",
        "Email address\tFull name\tID number\nann@example.ac.uk\tAnn Byrne\tu1\n",
        'Name,SIS Login ID,Email\n"Byrne, Ann",u1,ann@example.ac.uk\n',
        "userid,firstname,lastname,email\n\n u1 , Ann , Byrne ,ann@example.ac.uk\n,,,\n",
    ],
)
def test_the_same_student_is_found_under_various_headings(tmp_path: Path, text: str) -> None:
    assert listed(tmp_path, text) == [ANN]


def test_an_excel_workbook_is_a_list_too_and_numbers_stay_whole(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Student number", "First name", "Last name", "Email"])
    book.active.append([20261234.0, "Ann", "Byrne", None])
    book.save(tmp_path / "list.xlsx")
    assert read_class_list(tmp_path / "list.xlsx") == [Student("20261234", "Ann", "Byrne", "")]


def test_what_excel_saves_as_csv_in_the_old_way_keeps_its_accents(tmp_path: Path) -> None:
    (student,) = listed(tmp_path, "Username,Last name\nu1,Öz\n", "cp1252")
    assert student.last_name == "Öz"


def test_an_email_alone_tells_who_it_is(tmp_path: Path) -> None:
    assert listed(tmp_path, "Name,Email\nAnn Byrne,u1@example.ac.uk\n")[0].id == "u1"


def test_every_fault_is_told_at_once_with_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(CourseError) as caught:
        listed(
            tmp_path,
            'Username,Name,Email\nu1,"two\nlines",a@b.uk\nu1,Ben,b@b.uk\n,Cat,c\n../x,Dan,d@b.uk\n',
        )
    path = tmp_path / "list.csv"
    assert str(caught.value).splitlines() == [
        f"{path}:4: column 1 (Username): 'u1' is on line 2 too - take one of them out",
        f"{path}:5: column 3 (Email): 'c' is no email address - correct it",
        f"{path}:6: column 1 (Username): '../x' cannot be a student ID - {LEAVE_OUT}",
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "this file is empty"),
        (b"First name,Last name\nAnn,Byrne\n", r"list.csv:1: no column of this list tells"),
        (b"Username,Name\nu1,Ann,extra\n", r"list.csv:2: 3 columns, and the heading has 2"),
        (b'Username,Name\nu1,"Ann\n', r"list.csv:2: the row that starts here cannot be read"),
        (b"PK\x03\x04nothing", "not an Excel workbook that can be read"),
        (b"Username,Username\nu1,u2\n", r"list.csv:1: the heading 'Username' is there twice"),
    ],
)
def test_a_list_that_cannot_be_used_says_why(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "list.csv").write_bytes(content)
    with pytest.raises(CourseError, match=what):
        read_class_list(tmp_path / "list.csv")


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"no\.csv: this file cannot be read"):
        read_class_list(tmp_path / "no.csv")


@pytest.mark.usefixtures("gradebook")
def test_taking_it_in_adds_and_changes_and_takes_nobody_out(course: Course) -> None:
    new = Student("dan", "Dan", "Li", "dan@b.uk")
    ben = Student("ben", "Ben", "", "")
    assert take_in(course, [new, ben]) == TakenIn(1, 1, 0, ("=ann", "cat"))
    assert take_in(course, [new, ben]) == TakenIn(0, 0, 2, ("=ann", "cat"))
    with open_gradebook(course, writing=False) as gradebook:
        assert gradebook.find_student("ben").first_name == "Ben"
        assert len(gradebook.students) == 4
