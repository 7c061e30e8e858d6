"""Made-up answers to a health check, in the layouts of form services and of spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

DECIDES = "It is clear who decides what, and decisions are made there."
HEARD = "Families can see what we do, change it and complain about it."
WHY = "What did you see that makes it so?"
PEOPLE: list[tuple[str, Any, str, Any, str]] = [
    ("Chair", 4, "I go round the table.", 4, ""),
    ("Lead officer", 3, "", 3, "The log is green."),
    ("Member: health", 3, "Minutes name who acts.", 2, ""),
    ("Parent member", 2, "", 1, "My letter had no answer."),
    ("Member: charity", "", "", "I cannot say", ""),
]
SCALE = {1: "1 hardly ever", 2: "2 sometimes", 3: "3 mostly", 4: "4 nearly always"}
WHEN = datetime(2026, 11, 20, 9, 30)


def plain() -> list[list[Any]]:
    """Return a table that somebody typed: a role, then a rating and an example for each."""
    heads = ["Role", DECIDES, "Example", HEARD, "Example"]
    return [heads, *([*row] for row in PEOPLE)]


def microsoft() -> list[list[Any]]:
    """Return what Microsoft Forms exports; a heading used twice gets a number after it."""
    heads = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
    heads += ["What is your role?", DECIDES, WHY, HEARD, f"{WHY}2", "Anything else?"]
    rows = [
        [number, WHEN, WHEN, "anonymous", None, None, role, one, why, other, reason, "Thanks."]
        for number, (role, one, why, other, reason) in enumerate(PEOPLE, 1)
    ]
    return [heads, *rows]


def google() -> list[list[Any]]:
    """Return what Google Forms exports: a grid of ratings, then the examples, all as text."""
    grid = "How true is this of us?"
    heads = ["Timestamp", "Email Address", "Your role", f"{grid} [{DECIDES}]", f"{grid} [{HEARD}]"]
    heads += ["An example for the first", "An example for the second"]
    rows = [
        [f"{WHEN}", "a@example.org", role, SCALE.get(one, one), SCALE.get(other, other), why, why2]
        for role, one, why, other, why2 in PEOPLE
    ]
    return [heads, *rows]


def excel(path: Path, rows: Sequence[Sequence[Any]], *merged: str, title: str = "Sheet1") -> Path:
    """Write an Excel file of one sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append([*row])
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)
    return path


def comma(
    path: Path, rows: Sequence[Sequence[Any]], encoding: str = "utf-8", sign: str = ","
) -> Path:
    """Write a CSV file."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=sign).writerows(rows)
    return path
