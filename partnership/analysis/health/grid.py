"""Cells of a spreadsheet, each with its name, from Excel or CSV. Nothing in a file is run."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from partnership.errors import CourseError

LARGEST = 20_000_000
"""Bytes of a file, and of what is packed in an Excel file ten times as many."""

MOST_ROWS = 20_000
MOST_COLUMNS = 500

_MACROS = "it may hold macros, small programs that run when it is opened, so it is not read"
_SAVE_AS = "open it in Excel, choose Save As and 'Excel Workbook (.xlsx)' or 'CSV UTF-8'"
_MERGED = re.compile(rb'<mergeCell[^>]*\bref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')


@dataclass(frozen=True)
class Cell:
    """What one cell holds: a text, a number, a day, how long something took, or nothing.

    ``name`` is such as ``Sheet1!C5``.
    """

    name: str
    value: Any
    formula: bool = False

    @property
    def text(self) -> str:
        """Its content as text, without spaces around it."""
        value = self.value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, timedelta):
            return _length(value)
        # Excel writes the end of a line that came from elsewhere like this.
        return "" if value is None else " ".join(re.sub("_x000[dD]_", " ", str(value)).split())


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, row by row, and the names of cells that are merged."""

    rows: Sequence[Sequence[Cell]]
    merged: tuple[str, ...] = ()


def read_grids(path: Path) -> list[Grid]:
    """Return the sheets of an Excel file, or the one of a CSV file.

    Raises:
        CourseError: the file is missing, too large, damaged, of another kind, may hold macros,
            or has more rows than ``MOST_ROWS``.
    """
    place = str(path)
    if not path.is_file():
        raise CourseError("there is no such file", "check the name", place)
    if path.stat().st_size > LARGEST:
        raise CourseError("too large to be answers to a health check", "choose another", place)
    ending = path.suffix.lower()
    if ending in (".xlsm", ".xltm", ".xlsb", ".xls", ".xlam"):
        raise CourseError(_MACROS, _SAVE_AS, place)
    if ending == ".xlsx":
        return _excel(path)
    if ending == ".csv":
        return [_csv(path)]
    raise CourseError(f"a file that ends in '{ending}' is not read", "use .xlsx or .csv", place)


def _excel(path: Path) -> list[Grid]:
    from openpyxl import load_workbook

    place = str(path)
    _refuse_what_is_locked_or_old(path.read_bytes(), place)
    try:
        with ZipFile(path) as archive:
            _refuse_what_excel_never_writes(archive, place)
            formulas = load_workbook(path, read_only=True, data_only=False)
            values = load_workbook(path, read_only=True, data_only=True)
            grids = [
                _sheet(formulas[name], values[name], archive, place)
                for name in formulas.sheetnames
                if hasattr(formulas[name], "iter_rows")
            ]
        formulas.close()
        values.close()
    except CourseError:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers raise
        what = f"this file is damaged, or no Excel file ({type(error).__name__})"
        raise CourseError(what, "export the answers again", place) from None
    return grids


def _refuse_what_is_locked_or_old(data: bytes, place: str) -> None:
    """Refuse the container of before .xlsx, which also holds a workbook with a password."""
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        remedy = "take the password off in Excel (File, Info, Protect Workbook), and save it again"
        raise CourseError("this file is locked with a password", remedy, place)
    raise CourseError("this is an old Excel file under a new name", _SAVE_AS, place)


def _refuse_what_excel_never_writes(archive: ZipFile, place: str) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
        raise CourseError(_MACROS, _SAVE_AS, place)
    if sum(info.file_size for info in archive.infolist()) > 10 * LARGEST:
        raise CourseError("far too much is packed in this file", "export the answers again", place)
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            with archive.open(name) as file:
                start = file.read(4096).replace(b"\0", b"")
            # A document type can make a small file fill the memory. Excel writes none.
            if b"<!DOCTYPE" in start:
                what = "this file holds what Excel never writes"
                raise CourseError(what, "export the answers again", place)


def _sheet(formulas: Any, values: Any, archive: ZipFile, place: str) -> Grid:
    rows = []
    title = formulas.title
    for sheet in (formulas, values):
        # What a sheet says of its own size may be wrong; it is counted.
        sheet.reset_dimensions()
    pairs = zip(formulas.iter_rows(), values.iter_rows(), strict=True)
    for number, (row, known) in enumerate(pairs, 1):
        if number > MOST_ROWS:
            what = f"{title}!A{number}: more than {MOST_ROWS} rows"
            raise CourseError(what, "take out the empty ones, or split the file", place)
        cells = zip(row[:MOST_COLUMNS], known[:MOST_COLUMNS], strict=True)
        rows.append(
            [
                Cell(
                    f"{title}!{column_name(column)}{number}",
                    value.value,
                    formula=getattr(cell, "data_type", "") == "f",
                )
                for column, (cell, value) in enumerate(cells)
            ]
        )
    with archive.open(formulas._worksheet_path) as file:
        merged = [one.decode() for one in _MERGED.findall(file.read())]
    return Grid(rows, tuple(f"{title}!{one}" for one in merged))


def _csv(path: Path) -> Grid:
    text = _decoded(path.read_bytes())
    delimiter = max(",;\t", key=lambda sign: _narrowest(text[:20_000], sign))
    try:
        rows = list(_named(csv.reader(StringIO(text, newline=""), delimiter=delimiter), str(path)))
    except csv.Error as error:
        what = f"this is not CSV ({error})"
        raise CourseError(what, "export the answers again", str(path)) from None
    return Grid(rows)


def _narrowest(text: str, delimiter: str) -> int:
    """Return the fewest columns of a row; with the wrong sign there is often only one."""
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return 0
    # The last may have been cut off.
    return min((len(row) for row in rows[:-1] or rows if row), default=0)


def _named(rows: Iterator[list[str]], place: str) -> Iterator[list[Cell]]:
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            what = f"row {number}: more than {MOST_ROWS} rows"
            raise CourseError(what, "split the file", place)
        yield [
            Cell(f"{column_name(column)}{number}", text or None)
            for column, text in enumerate(row[:MOST_COLUMNS])
        ]


def _length(value: timedelta) -> str:
    """Return how long something took, such as ``26:30:00``, as ``lengthIn`` in the page does."""
    minutes, seconds = divmod(abs(value), timedelta(minutes=1))
    rest = f".{seconds.microseconds:06}" if seconds.microseconds else ""
    sign = "-" if value < timedelta() else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds.seconds:02}{rest}"


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Older Excel for Windows writes CSV like this.
        return data.decode("cp1252", errors="replace")


def column_name(number: int) -> str:
    """Return the letters of a column, counted from 0: A, ... Z, AA."""
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return letters
