"""What the chapters enable their readers to do, and which standards that helps towards."""

from __future__ import annotations

from pathlib import Path

from partnership.bank.rows import read_rows
from partnership.bank.table_rows import Outcome
from partnership.paths import datasets


def outcomes_file() -> Path:
    """Return where the table of outcomes is."""
    return datasets() / "outcomes.csv"


def outcomes() -> list[Outcome]:
    """Return every outcome, chapter by chapter.

    Raises:
        ContentError: the table cannot be read.
    """
    return [outcome for _, outcome in read_rows(outcomes_file(), Outcome)]


def helped_by_page() -> dict[str, list[str]]:
    """Return the names of the standards that each page's outcomes help towards, each once.

    Raises:
        ContentError: the table cannot be read.
    """
    found: dict[str, dict[str, None]] = {}
    for outcome in outcomes():
        found.setdefault(outcome.page, {}).update(dict.fromkeys(outcome.towards))
    return {page: list(names) for page, names in found.items() if names}
