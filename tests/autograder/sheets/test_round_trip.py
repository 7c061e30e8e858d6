"""What goes out comes back: names of every kind, in every file, and nothing is ever a formula."""

from __future__ import annotations

import io
from dataclasses import astuple
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from autograder.sheets.cells import defused, restored
from autograder.sheets.class_list import Student, read_class_list
from autograder.sheets.grade_table import grades_csv, grades_workbook
from autograder.sheets.table import Line, Style, Table, read_table, table_bytes
from autograder.sheets.vle import FORMATS
from tests.autograder.sheets.rows import NAMES, row

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
ALONE = NAMES.map(str.strip)
STYLES = st.builds(
    Style,
    encoding=st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
    delimiter=st.sampled_from([",", ";", "\t"]),
    line_end=st.sampled_from(["\r\n", "\n"]),
    quote_all=st.booleans(),
).map(
    lambda style: Style(
        style.encoding,
        {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[
            style.encoding
        ],
        style.delimiter,
        style.line_end,
        style.quote_all,
    )
)


def read_bytes(content: bytes, ending: str = ".csv") -> Table:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"file{ending}")
        path.write_bytes(content)
        return read_table(path)


@given(NAMES)
def test_a_defused_text_is_no_formula_and_can_be_had_back(text: str) -> None:
    safe = str(defused(text))
    assert not safe.startswith(FORMULA)
    assert restored(safe) == text


@given(STYLES, st.lists(st.tuples(NAMES, NAMES).filter(lambda cells: any(map(str.strip, cells)))))
def test_a_table_is_read_as_it_was_written_in_every_style(
    style: Style, rows: list[tuple[str, str]]
) -> None:
    lines = tuple(Line(place, cells) for place, cells in enumerate(rows))
    table = read_bytes(table_bytes(Table(Path(), ("One head", "Another"), lines, style)))
    assert table.heads == ("One head", "Another")
    assert [line.cells for line in table.lines] == rows
    assert table.style == style


@given(ALONE, ALONE)
@example("=1+1", "'=1")
def test_our_own_file_of_marks_is_a_class_list_with_the_same_names(first: str, last: str) -> None:
    text = grades_csv([row(first_name=first, last_name=last or "Byrne")])
    with TemporaryDirectory() as folder:
        path = Path(folder, "grades.csv")
        path.write_bytes(text.encode("utf-8-sig"))
        (student,) = read_class_list(path)
    assert student == Student("ann1", first, last or "Byrne", "ann@example.ac.uk")


@given(NAMES)
def test_excel_shows_every_name_as_text(name: str) -> None:
    content = grades_workbook([row(last_name=name)])
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    cells = next(sheet.iter_rows(min_row=2))
    assert {cell.data_type for cell in cells[:6]} <= {"s", "n"}
    assert not [cell for cell in cells if cell.data_type in ("f", "e")]
    # XML knows no control signs.
    wanted = "".join(sign if sign >= " " or sign in "\t\r\n" else "\ufffd" for sign in name)
    assert (cells[2].value or "") == wanted
    assert cells[9].value == 12.5


@pytest.mark.parametrize("system", FORMATS)
@given(first=NAMES, last=NAMES)
def test_no_file_for_another_system_holds_a_formula_or_loses_a_name(
    system: str, first: str, last: str
) -> None:
    ending, made = FORMATS[system]
    wanted = row(first_name=first, last_name=last)
    table = read_bytes(made("=Title", [wanted]), ending)
    cells = [cell for line in [table.heads, *(each.cells for each in table.lines)] for cell in line]
    assert not [cell for cell in cells if cell.startswith(FORMULA)]
    assert table.lines[-1].cells[-1] == "12.5"
    whole = "\n".join(restored(cell) for cell in table.lines[-1].cells)
    assert first in whole
    assert last in whole


def test_every_column_of_the_workbook_is_the_tables() -> None:
    sheet = load_workbook(io.BytesIO(grades_workbook([row()]))).worksheets[0]
    heads, values = sheet.iter_rows(values_only=True)
    assert heads == tuple(row().__dataclass_fields__)
    assert values == (*astuple(row())[:-3], "no", "no", "no")
    assert sheet.freeze_panes == "A2"
