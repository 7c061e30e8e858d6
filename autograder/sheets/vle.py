"""Marks of one assignment as files that Moodle, Canvas and Blackboard take in.

They follow Moodle's documentation of grade import (4.5), Canvas's own importer (as published
in 2025) and Blackboard's help on working offline with grade data (Learn Original and Ultra). A
mark that is not finished is left empty, and so is that of a student who handed nothing in.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from autograder.grades import Row
from autograder.sheets.cells import defused, plain_number
from autograder.sheets.table import Line, Style, Table, table_bytes

Cells = Sequence[object]


def mark_of(row: Row) -> str:
    """Return what a student is given, with up to two decimals; empty where there is nothing yet."""
    return "" if row.needs_manual_grade or not row.submitted else plain_number(row.total)


def moodle(title: str, rows: Sequence[Row]) -> bytes:
    """Return a file for Moodle's gradebook: Grades, Import, CSV file.

    Moodle asks which column tells who somebody is: the username, the ID number or the email.
    """
    heads = ("Username", "First name", "Last name", "Email address", title)
    return _file(heads, [
        (row.student, row.first_name, row.last_name, row.email, mark_of(row)) for row in rows
    ], Style())  # fmt: skip


def canvas(title: str, rows: Sequence[Row]) -> bytes:
    """Return a file for Canvas's gradebook: Import.

    Canvas finds a student by the SIS login, and makes an assignment of this title if there is none.
    """
    heads = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", title)
    points = plain_number(rows[0].max) if rows else ""
    return _file(heads, [
        ("    Points Possible", "", "", "", "", points),
        *((_surname_first(row), "", "", row.student, "", mark_of(row)) for row in rows),
    ], Style(mark=b"", line_end="\n"))  # fmt: skip


def blackboard(title: str, rows: Sequence[Row]) -> bytes:
    """Return a tab-separated file for Blackboard's gradebook, as it makes its own (UTF-16)."""
    return _blackboard(
        title, rows, Style("utf-16-le", codecs.BOM_UTF16_LE, "\t", "\r\n", quote_all=True)
    )


def blackboard_csv(title: str, rows: Sequence[Row]) -> bytes:
    """Return the same with commas, in UTF-8 and with every cell in quotation marks."""
    return _blackboard(title, rows, Style(quote_all=True))


FORMATS: dict[str, tuple[str, Callable[[str, Sequence[Row]], bytes]]] = {
    "moodle": (".csv", moodle),
    "canvas": (".csv", canvas),
    "blackboard": (".xls", blackboard),
    "blackboard-csv": (".csv", blackboard_csv),
}
"""For each system the ending of its file, and what makes it."""


def _blackboard(title: str, rows: Iterable[Row], style: Style) -> bytes:
    heads = ("Last Name", "First Name", "Username", title)
    return _file(
        heads,
        [(row.last_name, row.first_name, row.student, mark_of(row)) for row in rows],
        style,
    )


def _file(heads: Cells, rows: Iterable[Cells], style: Style) -> bytes:
    """Return the file. Whoever opens it in a spreadsheet first is not to run what it holds."""
    lines = tuple(
        Line(number, tuple(str(defused(cell)) for cell in row))
        for number, row in enumerate(rows, start=2)
    )
    return table_bytes(Table(Path(), tuple(str(defused(head)) for head in heads), lines, style))


def _surname_first(row: Row) -> str:
    return ", ".join(filter(None, [row.last_name, row.first_name])) or row.student
