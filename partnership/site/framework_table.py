"""A framework as a table: a row a part, with its step, group and what helps where it has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from partnership.bank.framework import Framework, FrameworkItem


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the width, and what it says of a part, by paragraph."""

    head: str
    width: int
    texts: Callable[[FrameworkItem], list[str]]


STEP = Column("Step", 8, lambda item: [str(item.order or "–")])
PART = Column("Part", 28, lambda item: [item.label])
# What helps has no column of its own: on a phone, four would be a word wide each.
MEANING = Column(
    "What it means",
    72,
    lambda item: [item.gist, *([f"What helps: {item.helps}"] if item.helps else [])],
)


def framework_table(framework: Framework) -> nodes.table:
    """Return the table of a framework, with its name as the caption."""
    columns = list(_columns(framework))
    group = nodes.tgroup(cols=len(columns))
    for column in columns:
        specification = nodes.colspec(colwidth=column.width)
        if column is PART:
            # A stub column holds the headings of the rows.
            specification["stub"] = 1
        group += specification
    group += nodes.thead("", _row([[column.head] for column in columns]))
    group += nodes.tbody("", *_rows(framework, columns))
    table = nodes.table("", classes=["pw-framework"])
    table += nodes.title("", framework.name)
    table += group
    return table


def _columns(framework: Framework) -> Iterator[Column]:
    if framework.is_ordered:
        yield STEP
    yield PART
    yield MEANING


def _rows(framework: Framework, columns: list[Column]) -> Iterator[nodes.row]:
    items = sorted(framework.items, key=lambda item: item.order or 0)
    last = None
    for item in [*items, *framework.exits]:
        if item.group and item.group != last:
            yield _wide_row(framework.groups[item.group], len(columns))
        last = item.group
        yield _row([column.texts(item) for column in columns])


def _row(cells: list[list[str]]) -> nodes.row:
    return nodes.row(
        "", *(nodes.entry("", *(nodes.paragraph("", text) for text in cell)) for cell in cells)
    )


def _wide_row(text: str, columns: int) -> nodes.row:
    entry = nodes.entry("", nodes.paragraph("", text), morecols=columns - 1, classes=["pw-group"])
    return nodes.row("", entry)
