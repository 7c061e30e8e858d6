"""The bank's tables, as files and as data frames. Each frame is read anew, so yours to change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

import pandas as pd

from partnership.bank.glossary import Term
from partnership.bank.made_up_ratings import GENERATOR, SEED
from partnership.bank.rows import Row, read_rows
from partnership.bank.table_rows import (
    ClosedBody,
    Figure,
    InventoryEntry,
    LabPlace,
    Link,
    LivingSource,
    Member,
    NeverAssert,
    Outcome,
    ProgrammeFeature,
    Rating,
    SourceError,
    TimelineEntry,
)
from partnership.paths import datasets


@dataclass(frozen=True)
class Table:
    """A table of the bank: its file, what a row holds, and how it is described."""

    name: str
    row: type[Row]
    title: str
    key: str
    made_up_by: tuple[str, int] | None = None
    """For data that are made up: the script that makes them, and its seed."""

    @property
    def file(self) -> str:
        """The name of its file in ``datasets/``."""
        return f"{self.name}.csv"


TABLES = {
    table.name: table
    for table in (
        Table("closed_bodies", ClosedBody, "Bodies and programmes that have gone", "name"),
        Table("errors", SourceError, "Slips in the course's sources", "number"),
        Table("figures", Figure, "Numbers, what they count and how far to trust them", "id"),
        Table("glossary", Term, "The words the course explains", "term"),
        Table("inventory", InventoryEntry, "What the sources offer to be taught", "number"),
        Table("labs", LabPlace, "Labs, and where in the book they belong", "notebook"),
        Table("links", Link, "Addresses outside the course", "url"),
        Table("living_sources", LivingSource, "Law and guidance in force, to be watched", "source"),
        Table("never_assert", NeverAssert, "What the course may not state as a fact", "id"),
        Table("outcomes", Outcome, "What each chapter enables its reader to do", "id"),
        Table("partnership_makeup", Member, "Who sat on an EYDCP around 2002", "id"),
        Table(
            "partnership_ratings",
            Rating,
            "Made-up ratings of seven partnerships by their own people",
            "id",
            (GENERATOR, SEED),
        ),
        Table("three_programmes", ProgrammeFeature, "Three programmes side by side", "id"),
        Table("timeline", TimelineEntry, "Partnership working around children, 1948 to 2026", "id"),
    )
}
"""Every table of the bank, by name."""


def timeline() -> pd.DataFrame:
    """Return what happened and what it changed, one row an event, in order of time.

    Columns: ``id`` (str), ``year`` (int64), ``month`` (Int64, missing where it is not known),
    ``jurisdiction``, ``kind``, ``title``, ``what_changed_for_partnership``, ``source`` (a key of
    :func:`partnership.references`), ``source_is`` (document, or nearest where a related source
    stands in), ``confidence`` (all str), ``inventory`` (tuple of str), ``review_by``
    (datetime64, missing where nothing can change).

    Raises:
        ContentError: the table cannot be read.
    """
    return _frame("timeline")


def figures(*, untraced: bool = False) -> pd.DataFrame:
    """Return the numbers the course uses, one row a number.

    Figures that nobody has traced to a sound source are left out, so that no chart or page shows
    them by accident; ``untraced=True`` includes them, for a lesson about them.

    Columns: ``id`` (str), ``value`` (float64, missing where two numbers are compared), ``stated``
    (str, as a reader should see it), ``precision`` (exact, about, over, under or up-to), ``unit``
    (str; GBP is pounds in the source's own prices), ``period``, ``geography``, ``what`` (str),
    ``status`` (fact, claim, target or contested; show both sides of what is contested),
    ``source``, ``confidence`` (str), ``inventory`` (tuple of str), ``review_by`` (datetime64).

    Raises:
        ContentError: the table cannot be read.
    """
    frame = _frame("figures")
    return frame if untraced else frame[frame["status"] != "untraced"].reset_index(drop=True)


def three_programmes() -> pd.DataFrame:
    """Return Early Excellence Centres, Neighbourhood Nurseries and Sure Start, one row a feature.

    Columns (str): ``id``, ``feature``, ``early_excellence_centre``, ``neighbourhood_nursery``,
    ``sure_start_local_programme``, ``source``; ``inventory`` (tuple of str).

    Raises:
        ContentError: the table cannot be read.
    """
    return _frame("three_programmes")


def partnership_makeup() -> pd.DataFrame:
    """Return who sat on an Early Years Development and Childcare Partnership, one row a member.

    Columns (str): ``id``, ``sector``, ``member``, ``note``, ``source``, ``note_source``;
    ``inventory`` (tuple of str), ``review_by`` (datetime64).

    Raises:
        ContentError: the table cannot be read.
    """
    return _frame("partnership_makeup")


def partnership_ratings() -> pd.DataFrame:
    """Return made-up ratings of seven invented partnerships, one row a person and issue.

    Nobody said any of it: :mod:`partnership.bank.made_up_ratings` made it up from a fixed seed, to
    the design of a study whose results are not known.

    Columns (str): ``id``, ``partnership``, ``role`` (chair, lead officer or member), ``sector``,
    ``person``, ``issue``, ``example``; ``rating`` (Int64, 1 to 4, missing where somebody could
    not say).

    Raises:
        ContentError: the table cannot be read.
    """
    return _frame("partnership_ratings")


def inventory() -> pd.DataFrame:
    """Return every teachable thing in the course's sources, one row a number.

    Columns (str): ``number``, ``type``, ``label``, ``teach`` (yes or no), ``why_not``.

    Raises:
        ContentError: the table cannot be read.
    """
    return _frame("inventory")


def errors() -> pd.DataFrame:
    """Return the slips found in the course's sources, one row a slip.

    Columns (str): ``number``, ``said``, ``safer``, ``source``, ``confidence`` (of what is safer),
    ``lesson``; ``inventory`` (tuple of str).

    Raises:
        ContentError: the table cannot be read.
    """
    return _frame("errors")


def _frame(name: str) -> pd.DataFrame:
    table = TABLES[name]
    rows = [row for _, row in read_rows(datasets() / table.file, table.row)]
    return pd.DataFrame(
        {column: _column(table.row, column, rows) for column in table.row.columns()}
    )


def _column(model: type[Row], name: str, rows: Sequence[Row]) -> pd.Series[Any]:
    values = [getattr(row, name) for row in rows]
    kinds = get_args(model.model_fields[name].annotation) or (model.model_fields[name].annotation,)
    if name == "review_by":
        return pd.to_datetime(pd.Series(values, dtype="object"))
    if int in kinds:
        return pd.Series(values, dtype="Int64" if type(None) in kinds else "int64")
    if float in kinds:
        return pd.Series(values, dtype="float64")
    return pd.Series(values, dtype="object")
