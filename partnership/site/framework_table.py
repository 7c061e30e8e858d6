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
    """A column: its heading, its share of the width, and what it says of a part."""

    head: str
    width: int
    text: Callable[[FrameworkItem], str]


STEP = Column("Step", 8, lambda item: str(item.order or "–"))
PART = Column("Part", 28, lambda item: item.label)
MEANING = Column("What it means", 72, lambda item: item.gist)
HELPS = Column("What helps", 72, lambda item: item.helps or "")


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
    group += nodes.thead("", _row([column.head for column in columns]))
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
    if any(item.helps for item in framework.items):
        yield HELPS


def _rows(framework: Framework, columns: list[Column]) -> Iterator[nodes.row]:
    items = sorted(framework.items, key=lambda item: item.order or 0)
    last = None
    for item in [*items, *framework.exits]:
        if item.group and item.group != last:
            yield _wide_row(framework.groups[item.group], len(columns))
        last = item.group
        yield _row([column.text(item) for column in columns])


def _row(texts: list[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", text)) for text in texts))


def _wide_row(text: str, columns: int) -> nodes.row:
    entry = nodes.entry("", nodes.paragraph("", text), morecols=columns - 1, classes=["pw-group"])
    return nodes.row("", entry)
