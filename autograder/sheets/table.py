"""A table in a file from somewhere else: CSV or Excel as it comes, and CSV as it came.

A file that is filled in and given back keeps its encoding, its delimiter, its line ends, its
columns and their order.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from partnership.errors import ContentError, CourseError, Problem

LARGEST_FILE = 20_000_000
"""Bytes. A class of a thousand fits in a hundredth of it."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class Style:
    """How a table is written down."""

    encoding: str = "utf-8"
    mark: bytes = codecs.BOM_UTF8
    """The byte order mark at its start, or nothing. Without one Excel spoils accents."""
    delimiter: Literal[",", ";", "\t"] = ","
    line_end: str = "\r\n"
    quote_all: bool = False


@dataclass(frozen=True)
class Line:
    """One row, with the line of the file that it starts on."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A heading and rows, all as wide as the heading."""

    path: Path
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    style: Style = field(default=Style())

    def column(self, *names: str) -> int | None:
        """Return the place of the first of these headings, whatever their case; None if none."""
        plain = [plain_head(head) for head in self.heads]
        return next((plain.index(name) for name in names if name in plain), None)

    def with_lines(self, lines: Iterable[Line]) -> Table:
        """Return the same table with other rows."""
        return replace(self, lines=tuple(lines))


def plain_head(head: str) -> str:
    """Return a heading without case, spaces and signs: ``E-mail Address`` is ``emailaddress``."""
    return "".join(letter for letter in head.casefold() if letter.isalnum())


def read_table(path: Path) -> Table:
    """Return the table in a CSV, tab-separated or Excel file.

    Raises:
        CourseError: there is no such file, it is too large or not a table.
        ContentError: rows are wider than the heading, or a quotation mark is left open.
    """
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_FILE else None
    except OSError as error:
        raise CourseError(
            f"this file cannot be read ({error.strerror})", "check its name", str(path)
        ) from error
    if content is None:
        raise CourseError("far too large for a list", "check that it is the right file", str(path))
    if content.startswith(b"PK"):
        return _checked(path, _excel_rows(path, content), Style())
    style, text = _decoded(path, content)
    return _checked(path, list(_text_rows(path, text, style)), style)


def table_bytes(table: Table) -> bytes:
    """Return the table as a file, in its own style."""
    style = table.style
    rows = (table.heads, *(line.cells for line in table.lines))
    text = "".join(_row(row, style) + style.line_end for row in rows)
    return style.mark + text.encode(style.encoding)


def _row(cells: Iterable[object], style: Style) -> str:
    """Return one row without its end. A cell's own line ends are quoted, whatever the file's."""
    text = io.StringIO()
    writer = csv.writer(
        text,
        delimiter=style.delimiter,
        quoting=csv.QUOTE_ALL if style.quote_all else csv.QUOTE_MINIMAL,
        lineterminator="\r\n",
    )
    writer.writerow(cells)
    return text.getvalue().removesuffix("\r\n")


def _decoded(path: Path, content: bytes) -> tuple[Style, str]:
    mark, encoding = next(
        ((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", "")
    )
    for name in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            text = content.removeprefix(mark).decode(name)
        except UnicodeDecodeError:
            continue
        break
    else:
        raise CourseError(
            "the letters of this file cannot be read", "save it as CSV UTF-8", str(path)
        )
    first = text.split("\n", 1)[0]
    delimiters: tuple[Literal[",", ";", "\t"], ...] = (",", ";", "\t")
    style = Style(
        encoding=name,
        mark=mark,
        delimiter=max(delimiters, key=lambda sign: _fields(first, sign)),
        line_end="\r\n" if first.endswith("\r") else "\n",
    )
    whole = replace(style, quote_all=True)
    heads = next(csv.reader([first], delimiter=style.delimiter), [])
    return (whole if heads and _row(heads, whole) == first.rstrip("\r") else style), text


def _fields(line: str, delimiter: str) -> int:
    return len(next(csv.reader([line], delimiter=delimiter), []))


def _text_rows(path: Path, text: str, style: Style) -> Iterator[Line]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=style.delimiter, strict=True)
    start = 1
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            what = f"the row that starts here cannot be read ({error})"
            problem = Problem(path, start, what, "look for a quotation mark that is left open")
            raise ContentError([problem]) from error
        if row:
            yield Line(start, tuple(row))
        start = rows.line_num + 1


def _excel_rows(path: Path, content: bytes) -> list[Line]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
    except Exception as error:  # openpyxl lets through whatever its parsers raise
        raise CourseError(
            "this is not an Excel workbook that can be read", "save it as .xlsx or CSV", str(path)
        ) from error
    return [
        Line(number, tuple(_excel_text(value) for value in row))
        for number, row in enumerate(rows, start=1)
        if any(value is not None for value in row)
    ]


def _excel_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def _checked(path: Path, rows: list[Line], style: Style) -> Table:
    if not rows:
        raise CourseError("this file is empty", "choose the file with the list", str(path))
    width = len(_without_empty_end(rows[0].cells))
    heads = rows[0].cells[:width]
    problems = [
        Problem(path, row.number, f"{len(row.cells)} columns, and the heading has {width}",
                "put text that holds commas or tabs in quotation marks")
        for row in rows[1:]
        if len(_without_empty_end(row.cells)) > width
    ]  # fmt: skip
    if problems:
        raise ContentError(problems)
    lines = tuple(
        Line(row.number, (row.cells + ("",) * width)[:width])
        for row in rows[1:]
        if any(cell.strip() for cell in row.cells)
    )
    return Table(path, heads, lines, style)


def _without_empty_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    width = max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return cells[:width]
