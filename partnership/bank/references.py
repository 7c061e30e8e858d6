"""The course's sources: ``book/references.bib``, the one place that describes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pybtex.database import BibliographyData, Entry, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from partnership.errors import ContentError, Problem
from partnership.paths import datasets

if TYPE_CHECKING:
    import pandas as pd


def references_file() -> Path:
    """Return the bibliography's file, in a checkout or in an installed package."""
    beside_the_book = datasets().parent / "book" / "references.bib"
    return beside_the_book if beside_the_book.is_file() else datasets() / "references.bib"


def read_references(path: Path) -> BibliographyData:
    """Return the bibliography in a BibTeX file.

    Raises:
        ContentError: the file is missing or is not BibTeX; it names the line.
    """
    try:
        return parse_string(path.read_text(encoding="utf-8"), "bibtex")
    except FileNotFoundError:
        raise ContentError([Problem(path, 0, "there is no such file", "restore it")]) from None
    except PybtexError as error:
        line = getattr(error, "lineno", None) or 0
        remedy = "check the braces and commas of the entry there"
        raise ContentError([Problem(path, line, f"not valid BibTeX: {error}", remedy)]) from None


@cache
def _own() -> BibliographyData:
    return read_references(references_file())


def cited(key: str) -> str:
    """Return how a source is named in running text, such as ``Barr et al. (2005)``.

    A law is named by its short title, which holds its year: ``Children Act 1989``. What nobody has
    signed is named by its title, as on the pages: ``Partnership [slides] (n.d.)``.

    Raises:
        KeyError: there is no such source.
    """
    entry = _own().entries[key]
    if entry.type == "legislation":
        return _names(entry)
    return f"{_names(entry)} ({entry.fields.get('year', 'n.d.')})"


def references() -> pd.DataFrame:
    """Return the course's sources as a table, one row a source, in order of key.

    Columns: ``key`` (str), ``authors`` (str, family names), ``year`` (Int64, missing where
    the source is undated), ``title`` (str), ``kind`` (str: book, article, techreport, ...).
    """
    return _table().copy()


@cache
def _table() -> pd.DataFrame:
    # Who only cites, as each page of the book does, does not wait for it.
    import pandas as pd

    rows = [
        {
            "key": key,
            "authors": _names(entry),
            "year": entry.fields.get("year", ""),
            "title": _plain(entry.fields.get("title", "")),
            "kind": entry.type,
        }
        for key, entry in sorted(_own().entries.items())
    ]
    table = pd.DataFrame(rows)
    table["year"] = pd.to_numeric(table["year"], errors="coerce").astype("Int64")
    return table


def _names(entry: Entry) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    families = [_plain(" ".join([*person.prelast_names, *person.last_names])) for person in people]
    if not families:
        return str(entry.fields.get("title", entry.key))
    if len(families) > 3 or "others" in families:
        return f"{families[0]} et al."
    return " and ".join([", ".join(families[:-1]), families[-1]] if families[1:] else families)


def _plain(latex: str) -> str:
    return str(Text.from_latex(latex))
