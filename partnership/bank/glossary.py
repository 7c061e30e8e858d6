"""The glossary: the words the course explains, from ``datasets/glossary.csv``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from partnership.bank.rows import Row, read_rows
from partnership.bank.words import Text


class Term(Row):
    """A word or phrase, what it means here, and the reference that the meaning comes from."""

    term: Text
    """The word or phrase, in small letters unless it is a name."""
    acronym: str = ""
    """The letters it is shortened to, where it is."""
    definition: Text
    """What the course means by it, in plain English."""
    source: str = ""
    """The key of a source, where the meaning comes from one."""
    review_by: date | None = None
    """When to check it again, where it says what law or guidance is now."""


def read_glossary(path: Path) -> list[Term]:
    """Return the terms of a CSV file, in the order of its rows.

    Raises:
        ContentError: the table cannot be read; it lists every row at fault.
    """
    return [term for _, term in read_rows(path, Term)]
