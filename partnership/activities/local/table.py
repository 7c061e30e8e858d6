"""Events and words in a spreadsheet's table, read and written in Python.

``table.js`` reads the same in a page, in the same words; ``columns`` of the tool in the bank say by
which names a column is known.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from partnership.activities.local.dates import month_in, when_in
from partnership.activities.local.model import MOST, Columns, Local, LocalTool
from partnership.errors import CourseError

ROWS = 10_000
LARGEST = 2_000_000
"""Bytes. Three hundred events with long texts are some hundred thousand."""

_BLANK = " \t\r\n\u00a0"
_LOOKED_AT = 20
_LINE, _MORE = 200, 2000
_LONGEST = {"title": _LINE, "changed": _MORE, "word": _LINE, "meaning": _MORE, "who": _LINE}
_UNKNOWN = ("", "0", "not known", "unknown", "?")
_NO_DATE = "Write a year (2019), a month (09/2019, September 2019) or a day (3/9/2019)"
_NO_HEAD = (
    "no row names the columns. Write one above the others, such as: Year, Month, What happened, "
    "What it changed; or: Word, What it means here, Who uses it so"
)
_NO_MONTH = "is no month. Write a name, a number from 1 to 12, or nothing"

_Names = Mapping[str, Mapping[str, Sequence[str]]]
"""What the columns of each kind of table are called, by role."""


@dataclass
class Found:
    """What a table holds: rows as ``Local`` keeps them, and what was not taken up."""

    events: list[dict[str, Any]] = field(default_factory=list)
    words: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """What cannot be read, each with its row and column."""
    left: list[str] = field(default_factory=list)
    """What there is no place for."""


@dataclass
class _Head:
    """The row that names the columns, and which is which."""

    kind: str
    at: dict[str, int]
    ours: set[int]
    row: Sequence[str]
    lost: dict[int, int] = field(default_factory=dict)


def read_local_table(path: Path, tool: LocalTool) -> Local:
    """Return the events and words in a CSV file: the page's own, or one that people made.

    Raises:
        CourseError: the file is missing, too large or no table; or rows cannot be read, each
            named with its row and column.
    """
    place = str(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CourseError(f"not to be read ({error.strerror})", "check the name", place) from None
    if len(content) > LARGEST:
        raise CourseError("too large to be a story and its words", "choose another file", place)
    text = text_of(content)
    if text is None:
        raise CourseError("no table in text", "in Excel, choose Save as, CSV UTF-8", place)
    found = read_table(text, tool.columns)
    if not found.faults and max(len(found.events), len(found.words)) > MOST:
        found.faults.append(f"there are more than {MOST} events or words")
    if found.faults:
        raise CourseError("; ".join(found.faults), "correct the file and read it again", place)
    return Local.model_validate_json(json.dumps({"events": found.events, "words": found.words}))


def text_of(content: bytes) -> str | None:
    """Return the text of a file from a spreadsheet, or nothing if it is none."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            # What Excel on Windows writes as plain "CSV".
            text = content.decode("cp1252", "replace")
    return None if "\0" in text or content[:2] == b"PK" else text


def read_table(text: str, columns: Columns) -> Found:
    """Return what is in a table of events, of words, or of both one below the other."""
    rows = _rows(text)
    found = Found()
    if len(rows) > ROWS:
        found.faults.append(f"the file has more than {ROWS} rows")
        return found
    names = {kind: getattr(columns, kind).model_dump() for kind in ("events", "words")}
    heads: list[_Head] = []
    at_start, days = True, 0
    for place, row in enumerate(rows):
        name = at_start and _is_name(rows, place, names, columns.ours)
        here = _head(row, names, columns.ours) if at_start and not name else None
        if not any(row):
            at_start = True
        elif here:
            heads.append(here)
            at_start = False
        elif name or not heads:
            found.left += _above(row, place + 1)
        else:
            at_start = False
            days += _take(row, place + 1, heads[-1], found)
    if not heads:
        return Found(faults=[_NO_HEAD])
    found.left += _no_place(heads)
    if days:
        found.left.append(f"Days are not kept, only months: {days} of the dates had a day.")
    return found


def local_table(work: Local) -> str:
    """Return the events and words as CSV that the page, and Excel, can bring in."""
    events = sorted(work.events, key=lambda one: (one.year, one.month or 13))
    words = sorted(work.words, key=lambda one: one.word.casefold())
    rows: list[list[Any]] = [
        ["Events"],
        ["Year", "Month", "What happened", "What it changed"],
        *([one.year, one.month or "", one.title, one.changed] for one in events),
        [],
        ["Words"],
        ["Word", "What it means here", "Who uses it so"],
        *([one.word, one.meaning, one.who] for one in words),
    ]
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([_safe(one) for one in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _rows(text: str) -> list[list[str]]:
    lines = re.split(r"\r?\n", text)[:_LOOKED_AT]
    head = next((line for line in lines if re.search(r"[,;\t]", line)), "")
    between = max(",;\t", key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=between)
    csv.field_size_limit(LARGEST)
    return [
        [re.sub(r"^'(?='*[=+\-@\t\r])", "", one.strip(_BLANK)) for one in row] for row in reader
    ]


def _safe(value: Any) -> Any:
    """Mark as text what a spreadsheet would take for a formula, as ``tools/csv.js`` does."""
    return f"'{value}" if re.match(r"'*[=+\-@\t\r]", str(value)) else value


def _head(row: Sequence[str], names: _Names, ours: Sequence[str]) -> _Head | None:
    """Return which columns a row names, if it names those of events or of words."""
    for kind, roles in names.items():
        at: dict[str, int] = {}
        for place, cell in enumerate(row):
            role = next((name for name, known in roles.items() if _plain(cell) in known), None)
            if role:
                at.setdefault(role, place)
        alone = len(list(filter(None, row))) == 1
        is_events = ("when" in at or "year" in at) and "title" in at
        is_words = "word" in at and ("meaning" in at or "who" in at or alone)
        if is_events if kind == "events" else is_words:
            extra = {place for place, cell in enumerate(row) if _plain(cell) in ours}
            return _Head(kind, at, extra, row)
    return None


def _is_name(rows: Sequence[Sequence[str]], place: int, names: _Names, ours: Sequence[str]) -> bool:
    """Tell whether a row is the name of the table that begins below it."""
    below = next((row for row in rows[place + 1 :] if any(row)), None)
    return len(list(filter(None, rows[place]))) == 1 and bool(below and _head(below, names, ours))


def _above(row: Sequence[str], number: int) -> list[str]:
    said = " ".join(filter(None, row))
    named = _plain(said) in ("events", "words")
    return [] if named else [f"Row {number} stands above a table: {_shown(said)}."]


def _no_place(heads: Sequence[_Head]) -> Iterator[str]:
    for head in heads:
        for at, cells in sorted(head.lost.items()):
            many = "cell" if cells == 1 else "cells"
            yield f"There is no place for {_column(head.row, at)}: {cells} {many}."


def _take(row: Sequence[str], number: int, head: _Head, found: Found) -> int:
    """Take up one row, and return how many days it has."""
    faults: list[str] = []

    def cell(role: str) -> str:
        at = head.at.get(role, len(row))
        return row[at] if at < len(row) else ""

    def fault(role: str, what: str) -> None:
        faults.append(f"row {number}, {_column(head.row, head.at[role])}: {what}")

    day = 0
    made: dict[str, Any]
    if head.kind == "events":
        made, day = _event(cell, fault, "when" if "when" in head.at else "year")
    else:
        made = {role: cell(role) for role in ("word", "meaning", "who")}
    first = "title" if head.kind == "events" else "word"
    if not made[first]:
        fault(first, "nothing is written there")
    for role, most in _LONGEST.items():
        if len(made.get(role, "")) > most:
            fault(role, f"the text has {len(made[role])} characters, and {most} is the most")
    known = {*head.at.values(), *head.ours}
    for at, text in enumerate(row):
        if text and at not in known:
            head.lost[at] = head.lost.get(at, 0) + 1
    if faults:
        found.faults += faults
        return 0
    (found.events if head.kind == "events" else found.words).append(made)
    return int(day > 0)


def _event(
    cell: Callable[[str], str], fault: Callable[[str, str], None], dated: str
) -> tuple[dict[str, Any], int]:
    said = [role for role in ("when", "year") if cell(role)]
    dates = [when_in(cell(role)) for role in said]
    for role, date in zip(said, dates, strict=True):
        if not date:
            fault(role, f"{_shown(cell(role))} is no date that can be read here. {_NO_DATE}")
    if not said:
        fault(dated, f"nothing is written there. {_NO_DATE}")
    unknown = cell("month").lower() in _UNKNOWN
    own_month = 0 if unknown else month_in(cell("month"))
    if not unknown and not own_month:
        fault("month", f"{_shown(cell('month'))} {_NO_MONTH}")
    year = month = day = 0
    for date in filter(None, dates):
        if year and year != date[0]:
            fault("year", f"{cell('year')} is not the year of {_shown(cell('when'))}")
        year, month, day = date[0], month or date[1], day or date[2]
    if own_month and month and own_month != month:
        fault("month", f"{_shown(cell('month'))} is not the month of the date beside it")
    event = {"year": year, "month": month or own_month}
    return {**event, "title": cell("title"), "changed": cell("changed")}, day


def _column(head: Sequence[str], at: int) -> str:
    """Return a column as a spreadsheet calls it, with the name at its head."""
    letters, rest = "", at + 1
    while rest > 0:
        letters, rest = chr(65 + (rest - 1) % 26) + letters, (rest - 1) // 26
    named = f" ({_shortened(head[at])})" if at < len(head) and head[at] else ""
    return f"column {letters}{named}"


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def _shortened(text: str) -> str:
    return f"{text[:40]} …" if len(text) > 40 else text


def _shown(text: str) -> str:
    return f"'{_shortened(text)}'"
