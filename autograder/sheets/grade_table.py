"""Marks as a table that opens in a spreadsheet, and is safe there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path

from autograder.grades import Row
from autograder.sheets.cells import defused, shown
from autograder.sheets.excel import workbook
from autograder.sheets.files import write_whole


def grades_csv(rows: Iterable[Row]) -> str:
    """Return the rows as CSV with a heading, quoted as RFC 4180 asks."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(field.name for field in fields(Row))
    for row in rows:
        writer.writerow(defused(shown(value)) for value in astuple(row))
    return text.getvalue()


def grades_workbook(rows: Iterable[Row]) -> bytes:
    """Return the rows as an Excel workbook with the same columns."""
    heads = [field.name for field in fields(Row)]
    return workbook("Marks", heads, (astuple(row) for row in rows))


def write_grades(rows: Iterable[Row], file: Path) -> None:
    """Write the rows to a CSV file or, where its name ends so, an .xlsx one, whole or not at all.

    A CSV file starts with a byte order mark, without which Excel spoils accents.

    Raises:
        CourseError: the file cannot be written; the one that was there is as it was.
    """
    if file.suffix.lower() == ".xlsx":
        write_whole(file, grades_workbook(rows))
    else:
        write_whole(file, grades_csv(rows).encode("utf-8-sig"))
