"""A workbook of marks for Excel, in which nothing that anybody wrote can be a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from autograder.sheets.cells import shown

WIDEST = 60
"""Characters a column is wide at most."""


def workbook(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return an .xlsx file with one sheet: a heading that stays in view, filters, and rows.

    Numbers are numbers. Text is text, whatever it begins with, and stays so when a cell is
    edited. What XML cannot hold is shown as the replacement character.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = _sheet_name(title)
    widths = [len(head) for head in heads]
    for row, values in enumerate([heads, *rows], start=1):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column)
            _fill(cell, shown(value))
            if row == 1:
                cell.font = Font(bold=True)
            widths[column - 1] = max(widths[column - 1], len(str(cell.value or "")))
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = min(width + 2, WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(cell, value: object) -> None:  # type: ignore[no-untyped-def]
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, str) and value:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)
        # openpyxl takes text that begins with = for a formula; it is what somebody wrote.
        cell.data_type = "s"
        cell.quotePrefix = True
    elif value != "":
        cell.value = value


def _sheet_name(title: str) -> str:
    """Return what Excel takes for the name of a sheet."""
    return "".join(letter for letter in title if letter not in r"\/?*[]:'")[:31] or "Marks"
