"""Answers are read from forms and spreadsheets; what cannot be read is said with its cell."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.analysis.health.answers import Answers, read_answers
from partnership.analysis.health.words import CANNOT, rating_in, role_in
from partnership.errors import CourseError
from tests.analysis.health.sheets import DECIDES, HEARD, comma, excel, google, microsoft, plain
from tests.analysis.health.workbooks import sound, unsound

SAID = [
    ("chair", DECIDES, 4, "I go round the table."),
    ("chair", HEARD, 4, ""),
    ("lead", DECIDES, 3, ""),
    ("lead", HEARD, 3, "The log is green."),
    ("member", DECIDES, 3, "Minutes name who acts."),
    ("member", HEARD, 2, ""),
    ("member", DECIDES, 2, ""),
    ("member", HEARD, 1, "My letter had no answer."),
    ("member", HEARD, None, ""),
]


def said(answers: Answers) -> list[tuple[Any, ...]]:
    rows = answers.table[["role", "statement", "rating", "example"]].itertuples(index=False)
    return [
        tuple(None if one is not one or str(one) == "<NA>" else one for one in row) for row in rows
    ]


def refusal(*files: Path) -> str:
    with pytest.raises(CourseError) as caught:
        read_answers(files)
    return str(caught.value)


@pytest.mark.parametrize("layout", [plain, microsoft, google])
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_same_answers_are_read_from_every_layout(
    tmp_path: Path, layout: Callable[[], list[list[Any]]], ending: str
) -> None:
    write = excel if ending == ".xlsx" else comma
    answers = read_answers([write(tmp_path / f"answers{ending}", layout())])
    assert said(answers) == SAID
    assert answers.people == 5
    assert answers.table["cannot_say"].sum() == 1
    assert "a@example.org" not in answers.table.to_csv()


def test_what_is_not_used_is_said(tmp_path: Path) -> None:
    notes = read_answers([excel(tmp_path / "ms.xlsx", microsoft())]).notes
    assert notes == (
        "ms.xlsx, Sheet1!L1: 'Anything else?' is neither rating nor example; not used.",
        f"ms.xlsx: not taken, to keep people unnamed: {', '.join(microsoft()[0][:6])}.",
    )


@pytest.mark.parametrize(
    ("encoding", "sign"), [("utf-16", "\t"), ("cp1252", ";"), ("utf-8-sig", ",")]
)
def test_csv_is_read_as_spreadsheets_write_it(tmp_path: Path, encoding: str, sign: str) -> None:
    rows = plain()
    rows[1][2] = "Café – 10 o’clock"
    [first, *_] = said(read_answers([comma(tmp_path / "a.csv", rows, encoding, sign)]))
    assert first[3] == "Café – 10 o’clock"


def test_a_column_without_the_word_example_is_taken_for_one_and_that_is_said(
    tmp_path: Path,
) -> None:
    rows = plain()
    rows[0][2], rows[0][4] = "Comments", "Anything else?"
    answers = read_answers([excel(tmp_path / "a.xlsx", rows)])
    assert said(answers)[0][3] == "I go round the table."
    assert {example for *_, statement, _, example in said(answers) if statement == HEARD} == {""}
    assert answers.notes == (
        "a.xlsx, Sheet1!E1: 'Anything else?' is neither rating nor example; not used.",
        "a.xlsx, Sheet1!C1: 'Comments' is taken for the examples of the rating before it.",
    )


def test_several_files_are_several_peoples(tmp_path: Path) -> None:
    one, two = excel(tmp_path / "a.xlsx", plain()), comma(tmp_path / "b.csv", google())
    answers = read_answers([one, two])
    assert answers.people == 10
    assert said(answers) == SAID * 2


def test_every_cell_that_is_no_rating_is_named_at_once(tmp_path: Path) -> None:
    rows = plain()
    rows[1][1], rows[2][3], rows[3][1], rows[4][1] = 5, 0, 2.5, "3 of us disagree"
    told = refusal(excel(tmp_path / "a.xlsx", rows))
    assert told.startswith("4 cells cannot be read:")
    for cell, what in (("B2", "5"), ("D3", "0"), ("B4", "2.5"), ("B5", "3 of us disagree")):
        assert f"a.xlsx, Sheet1!{cell}: '{what}' is no rating - use 1, 2, 3 or 4" in told
    assert "--leave-out" in told


def test_what_is_left_out_is_said_and_the_rest_is_kept(tmp_path: Path) -> None:
    rows = plain()
    rows[1][1] = 5
    answers = read_answers([excel(tmp_path / "a.xlsx", rows)], leave_out=True)
    assert answers.notes[-1].startswith("Left out: a.xlsx, Sheet1!B2: '5' is no rating")
    kept = said(answers)
    assert kept[0] == ("chair", DECIDES, None, "I go round the table.")
    assert kept[1:] == SAID[1:]


def test_blank_cells_and_rows_are_nobodys_rating(tmp_path: Path) -> None:
    rows = plain()
    rows[2:2] = [
        [None] * 5,
        ["Member", None, "Only an example.", None, None],
        ["", " ", "", "", ""],
    ]
    assert said(read_answers([excel(tmp_path / "a.xlsx", rows)])) == SAID


def test_merged_cells_among_the_answers_are_named(tmp_path: Path) -> None:
    told = refusal(excel(tmp_path / "a.xlsx", plain(), "B3:B4"))
    assert "a.xlsx, Sheet1!B3:B4: these cells are merged" in told


def test_a_merged_title_above_the_table_does_no_harm(tmp_path: Path) -> None:
    rows = [["Our health check, autumn 2026"], [], *plain()]
    assert said(read_answers([excel(tmp_path / "a.xlsx", rows, "A1:E1")])) == SAID


def test_formulas_are_named_and_not_worked_out(tmp_path: Path) -> None:
    rows = plain()
    rows[1][1], rows[2][2] = "=2+2", '=HYPERLINK("http://example.org","x")'
    told = refusal(excel(tmp_path / "a.xlsx", rows))
    assert "a.xlsx, Sheet1!B2: holds a formula and not a rating" in told
    assert "a.xlsx, Sheet1!C3: holds a formula and not an example" in told


def test_a_statement_that_heads_two_columns_is_named(tmp_path: Path) -> None:
    rows = plain()
    rows[0][3] = DECIDES
    told = refusal(excel(tmp_path / "a.xlsx", rows))
    assert f"Sheet1!B1: '{DECIDES}' heads two columns" in told
    assert f"Sheet1!D1: '{DECIDES}' heads two columns" in told


def test_columns_without_ratings_are_refused(tmp_path: Path) -> None:
    told = refusal(excel(tmp_path / "a.xlsx", [["Name", "Colour"], ["Sam", "green"]]))
    assert "no column of this file holds ratings from 1 to 4" in told


def test_no_column_of_roles_is_said(tmp_path: Path) -> None:
    rows = [row[1:] for row in plain()]
    answers = read_answers([excel(tmp_path / "a.xlsx", rows)])
    assert set(answers.table["role"]) == {"other"}
    assert "no column names a role" in answers.notes[0]


@pytest.mark.parametrize("ending", [".xlsm", ".xls", ".xlsb"])
def test_files_that_may_hold_macros_are_refused(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a{ending}"
    file.write_bytes(excel(tmp_path / "a.xlsx", plain()).read_bytes())
    told = refusal(file)
    assert "it may hold macros" in told
    assert "Save As" in told


@pytest.mark.parametrize("what", ["with a password", "old"])
def test_a_locked_or_old_file_is_told_from_a_damaged_one(tmp_path: Path, what: str) -> None:
    file = tmp_path / "locked.xlsx"
    file.write_bytes(unsound(tmp_path)[what][1])
    told = refusal(file)
    assert ("locked with a password - take the password off" in told) == (what != "old")
    assert ("this is an old Excel file under a new name - open it" in told) == (what == "old")


def test_an_end_of_line_from_elsewhere_is_a_space(tmp_path: Path) -> None:
    file = sound(tmp_path)["carriage returns"]
    assert said(read_answers([file]))[3][3] == "The log is green."


def test_macros_under_another_name_are_refused(tmp_path: Path) -> None:
    file = excel(tmp_path / "a.xlsx", plain())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf")
    assert "it may hold macros" in refusal(file)


def test_entities_that_would_fill_the_memory_are_refused(tmp_path: Path) -> None:
    file = excel(tmp_path / "a.xlsx", plain())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/extra.xml", "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>")
    assert "what Excel never writes" in refusal(file)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip at all"])
def test_a_damaged_file_is_said(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(data)
    assert "this file is damaged, or no Excel file" in refusal(file)


def test_ten_thousand_rows_are_read(tmp_path: Path) -> None:
    heads, *people = plain()
    answers = read_answers([comma(tmp_path / "a.csv", [heads, *(people * 2_000)])])
    assert answers.people == 10_000
    assert len(answers.table) == 2_000 * len(SAID)


def test_far_too_many_rows_are_refused_by_name(tmp_path: Path) -> None:
    heads, *people = plain()
    file = comma(tmp_path / "a.csv", [heads, *(people * 5_000)])
    assert "row 20001: more than 20000 rows" in refusal(file)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("4", 4),
        ("4.0", 4),
        ("4 nearly always", 4),
        ("4 - Nearly always", 4),
        ("(nearly always)", None),
        ("Hardly ever", 1),
        ("I can't say", CANNOT),
        ("Don’t know", CANNOT),
        ("n/a", CANNOT),
        ("4 sometimes", None),
        ("14", None),
        ("-1", None),
        ("four", None),
        ("9" * 5_000, None),
    ],
)
def test_a_rating_is_told_from_what_is_none(text: str, rating: int | None) -> None:
    assert rating_in(text) == rating


@given(st.text())
def test_no_text_makes_reading_fail(text: str) -> None:
    assert rating_in(text) in (None, CANNOT, 1, 2, 3, 4)
    assert role_in(text) in (None, "chair", "lead", "member", "other")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Chair", "chair"),
        ("Vice-chair", "chair"),
        ("Lead officer", "lead"),
        ("Partnership co-ordinator", "lead"),
        ("Parent member", "member"),
        ("Member: health", "member"),
        ("Observer", "other"),
        ("", None),
    ],
)
def test_roles_are_known_by_their_words(text: str, role: str | None) -> None:
    assert role_in(text) == role


def test_a_length_of_time_is_read_as_one_and_is_no_rating(tmp_path: Path) -> None:
    files = sound(tmp_path)
    examples = [one[3] for one in said(read_answers([files["lengths of time"]])) if one[3]]
    assert {"2:30:00", "26:05:07.250000", "0:00:00", "1079:59:00"} <= set(examples)
    assert "Sheet1!B2: '3:00:00' is no rating" in refusal(files["a length of time for a rating"])
    for name in ("length in hours and minutes", "length in minutes", "length in seconds"):
        assert "26:30:00" in str(said(read_answers([files[name]]))), name
    assert "12:00:00" in str(said(read_answers([files["a time of day"]])))
