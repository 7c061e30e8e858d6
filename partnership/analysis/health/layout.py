"""Which column of a sheet is what: the role, a rating, the example behind it, or neither.

Microsoft Forms writes ``ID, Start time, Completion time, Email, Name`` (and often ``Last modified
time``), then a column a question; a heading used twice gets a number after it. Google Forms
writes ``Timestamp`` (and ``Email Address``), then a column a question; a row of a grid is headed
``Question [Row]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from partnership.analysis.health.grid import Cell, Grid
from partnership.analysis.health.words import is_rating_like

FORM = {
    "id",
    "start time",
    "completion time",
    "last modified time",
    "email",
    "name",
    "timestamp",
    "email address",
    "username",
    "score",
    "total points",
    "quiz feedback",
    "grade posted time",
    "language",
}
"""What form services add by themselves. Names and addresses are not kept."""

_ROLE = re.compile(r"\b(your )?(role|capacity|who are you|which of these are you)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(in more detail|sector|organisation|agency)\b", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"\b(examples?|evidence|what did you see|makes? it so|why do you say)\b", re.IGNORECASE
)
_REST = re.compile(r"\b(anything else|any other|finally|thank)\b", re.IGNORECASE)
_GRID = re.compile(r"^.*\[(?P<row>[^\[\]]+)\]$", re.DOTALL)
_NUMBERED = re.compile(r"^(?:(?:Q|Question)\s*)?(?P<number>\d{1,2})\s*[.):]\s*(?P<rest>\S.*)$")


@dataclass
class Column:
    """A statement that was rated: where its ratings stand, and the examples behind them."""

    statement: str
    heading: Cell
    rating: int
    example: int | None = None
    number: str = ""


@dataclass
class Layout:
    """What each column of a sheet is. Columns and rows count from 0."""

    first: int
    """The first row of answers."""
    columns: list[Column] = field(default_factory=list)
    examples: dict[int, Cell] = field(default_factory=dict)
    """Headings of columns that hold examples, by their place."""
    guessed: list[Cell] = field(default_factory=list)
    """Headings of those that do not say so, and stand behind a rating."""
    role: int | None = None
    more: int | None = None
    left: list[Cell] = field(default_factory=list)
    """Headings of columns that are neither ratings nor examples."""
    dropped: list[Cell] = field(default_factory=list)
    """Headings of what the form service added."""


def layout_of(grid: Grid) -> Layout | None:
    """Return what the columns are; None if nothing in the sheet looks like a rating."""
    head = next((n for n, row in enumerate(grid.rows) if _is_heading(row)), None)
    if head is None:
        return None
    found = Layout(first=head + 1)
    for place, heading in enumerate(grid.rows[head]):
        if heading.text:
            _take(found, place, heading, list(_below(grid, head, place)))
    _put_examples(found)
    return found if found.columns else None


def _is_heading(row: Sequence[Cell]) -> bool:
    """A heading row has two texts or more; a title above it, often merged, is one."""
    return sum(bool(re.search(r"[^\W\d]", cell.text)) for cell in row) > 1


def _below(grid: Grid, head: int, place: int) -> Iterator[str]:
    for row in grid.rows[head + 1 :]:
        if place < len(row) and row[place].text:
            yield row[place].text


def _take(found: Layout, place: int, heading: Cell, below: list[str]) -> None:
    text = heading.text
    rated = sum(map(is_rating_like, below))
    if text.lower() in FORM or text.startswith(("Points - ", "Feedback - ")):
        found.dropped.append(heading)
    elif found.role is None and _ROLE.search(text) and not _EXAMPLE.search(text):
        found.role = place
    elif below and rated * 2 >= len(below):
        number, statement = _numbered(_statement(text))
        found.columns.append(Column(statement, heading, place, number=number))
    elif _EXAMPLE.search(text):
        found.examples[place] = heading
    elif found.more is None and found.role is not None and _MORE.search(text):
        found.more = place
    elif place - 1 in {one.rating for one in found.columns} and not _REST.search(text):
        found.examples[place] = heading
        found.guessed.append(heading)
    else:
        found.left.append(heading)


def _put_examples(found: Layout) -> None:
    """Give each column of examples to its statement: by name or number, or else by its place."""
    for run in _runs(sorted(found.examples)):
        before = [one for one in found.columns if one.rating < run[0]]
        if not before:
            found.left += [found.examples[place] for place in run]
            continue
        last = before[-1].rating
        ratings = next(one for one in _runs([one.rating for one in before]) if last in one)
        for order, place in enumerate(run):
            # As many examples as ratings stand in the same order; one stands behind the last.
            near = ratings[order] if len(ratings) == len(run) else last
            text = found.examples[place].text
            named = [one for one in found.columns if _names(text, one)]
            chosen = named or [one for one in before if one.rating == near]
            if chosen[0].example is None:
                chosen[0].example = place
            else:
                found.left.append(found.examples[place])


def _names(text: str, column: Column) -> bool:
    """Whether the heading of an example says whose it is."""
    number, _ = _numbered(text)
    return column.statement.lower() in text.lower() or (number != "" and number == column.number)


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Return numbers in runs without gaps."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _statement(heading: str) -> str:
    grid = _GRID.match(heading)
    return grid["row"].strip() if grid else heading


def _numbered(text: str) -> tuple[str, str]:
    match = _NUMBERED.match(text)
    return (match["number"], match["rest"]) if match else ("", text)
