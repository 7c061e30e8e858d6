"""The table of marks: quoted, harmless in a spreadsheet, written whole or not at all."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.sheets.cells import defused
from autograder.sheets.grade_table import grades_csv, write_grades
from partnership.errors import CourseError
from tests.autograder.sheets.rows import row

ROW = row(auto=0.1 + 0.2, manual=7.0, total=7.0 + 0.1 + 0.2)


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_name_is_never_run_as_a_formula(sign: str) -> None:
    formula = f'{sign}HYPERLINK("http://example.org","Click")'
    (line,) = read_back(grades_csv([replace(ROW, first_name=formula)]))
    assert line["first_name"] == f"'{formula}"


def test_numbers_and_ordinary_names_are_left_alone() -> None:
    assert [defused(value) for value in (-1.5, "Ann-Marie", "", "'")] == [
        -1.5,
        "Ann-Marie",
        "",
        "'",
    ]


@pytest.mark.parametrize("name", ["O'Neil, MA", 'Ann "Annie"', "two\r\nlines", "Zoë; 李"])
def test_any_name_comes_back_as_it_was(name: str) -> None:
    (line,) = read_back(grades_csv([replace(ROW, last_name=name)]))
    assert line["last_name"] == name
    assert (line["auto"], line["total"], line["late"]) == ("0.3", "7.3", "no")


def test_the_file_opens_with_its_accents_in_a_spreadsheet(tmp_path: Path) -> None:
    file = tmp_path / "grades.csv"
    write_grades([replace(ROW, first_name="Zoë")], file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbfassignment,student,")
    assert file.read_bytes().endswith(b"no,no,no\r\n")
    assert "Zoë" in file.read_text("utf-8-sig")


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "grades.csv"
    write_grades([ROW], file)
    old = file.read_bytes()
    # A lone surrogate cannot be written as UTF-8.
    with pytest.raises(UnicodeEncodeError):
        write_grades([ROW] * 10_000 + [replace(ROW, first_name="\ud800")], file)
    assert file.read_bytes() == old
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "no" / "grades.csv"
    with pytest.raises(CourseError) as caught:
        write_grades([ROW], file)
    assert str(caught.value) == (
        f"{file}: the marks cannot be written here (No such file or directory)"
        " - close the file if it is open elsewhere, or choose another with --to"
    )
