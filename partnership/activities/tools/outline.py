"""How the work in a tool reads as headings, sentences and tables: described once, as data.

``read_out.py`` makes blocks of a document from it here, and ``read_out.js`` in a page; a test
compares the two. A tool's own report says what its rules conclude. This says what is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class Value:
    """Something that is kept, as a text."""

    of: str
    """Where it is: names with dots between, from the record at hand; ``^`` goes one out."""
    words: Mapping[str, str] | None = None
    """What stands for it, by what is kept. Without these it is the writer's own."""
    piece: str = ""
    """A piece of the work, a list of records with an ``id``: what is kept is one of their ids."""
    pick: str = ""
    """The field of a record that stands for it."""
    day: bool = False
    """Whether it is a day, such as ``2026-11-22``."""
    otherwise: str = ""
    """What stands where nothing is kept."""


@dataclass(frozen=True)
class Cell:
    """Some values side by side."""

    values: tuple[Value, ...]
    between: str = ", "


@dataclass(frozen=True)
class Said:
    """One text, under what it answers."""

    kind: ClassVar[str] = "said"
    label: str
    value: Value


@dataclass(frozen=True)
class Rows:
    """A table with a row for each record of a list, or of lists in a list. Empty columns go."""

    kind: ClassVar[str] = "rows"
    over: tuple[str, ...]
    """The list, then the list in each of its records. In a record of records, the names
    are the value ``key``: first those that its words and its piece know, in their order."""
    columns: tuple[tuple[str, Cell], ...]
    """Each with its head; the first names the row."""
    in_order: tuple[str, ...] = ()
    """Fields with whole numbers that the rows go by. A 0 is not known and comes last."""
    more: bool = False
    """Whether a row needs something beyond its first cell."""


@dataclass(frozen=True)
class Facts:
    """A table of two columns with a row for each fact. It stands if any of them is kept."""

    kind: ClassVar[str] = "facts"
    heads: tuple[str, str]
    facts: tuple[tuple[str, Value], ...]


@dataclass(frozen=True)
class Part:
    """A heading with what stands under it, once or for each record. It goes if that is empty."""

    kind: ClassVar[str] = "part"
    title: str
    """``{n}`` stands for the number of the record."""
    parts: tuple[Said | Rows | Facts, ...]
    over: str = ""
    named: Cell | None = None
    """What names a record, in place of the title."""


Outline = tuple[Said | Part, ...]


def as_data(thing: Any) -> Any:
    """Return an outline as plain data for a page, without what is left at its default."""
    if isinstance(thing, tuple):
        return [as_data(one) for one in thing]
    if isinstance(thing, Mapping):
        return dict(thing)
    if not is_dataclass(thing):
        return thing
    kind = {"kind": thing.kind} if hasattr(thing, "kind") else {}
    own = {one.name: (getattr(thing, one.name), one.default) for one in fields(thing)}
    said = {name: as_data(value) for name, (value, default) in own.items() if value != default}
    return {**kind, **said}


def text(of: str, **more: Any) -> Cell:
    """Return a cell with one value."""
    return Cell((Value(of, **more),))
