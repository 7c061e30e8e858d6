"""The bibliography as a table and as names in running text."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnership.bank.references import cited, read_references, references
from partnership.errors import ContentError


def test_the_table_has_a_row_for_every_source() -> None:
    table = references()
    assert list(table.columns) == ["key", "authors", "year", "title", "kind"]
    assert len(table) == len(read_references(Path("book/references.bib")).entries) > 200
    assert table["key"].is_unique
    assert not table["title"].str.contains(r"[{}\\]", regex=True).any()
    assert table["year"].dropna().between(1900, 2030).all()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("frost2005", "Frost (2005)"),
        ("balloch2001", "Balloch and Taylor (2001)"),
        ("pratt1998", "Pratt, Plamping and Gordon (1998)"),
        ("barr2005", "Barr et al. (2005)"),
        ("audit2005", "Audit Commission (2005)"),
        ("educe_lifecycle", "Educe Ltd and GFA Consulting (n.d.)"),
        ("schon1983", "Schön (1983)"),
        ("eydcp_slides", "Partnership [slides] (n.d.)"),
        ("pip_blog2006", "Unsigned blog post on the Partnership Improvement Programme (2006)"),
    ],
)
def test_a_source_is_named_as_in_running_text(key: str, name: str) -> None:
    assert cited(key) == name


def test_a_broken_bibliography_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text("@book{a, title={A}}\n@book{b, title={B}\n@book{c, title={C}}\n")
    with pytest.raises(ContentError, match=r"references\.bib:\d+: not valid BibTeX"):
        read_references(path)


def test_a_law_is_named_by_its_short_title() -> None:
    assert cited("childrenact1948") == "Children Act 1948"


def test_nobody_is_named_who_is_not_known() -> None:
    entries = read_references(Path("book/references.bib")).entries
    assert [key for key in entries if "Anonymous" in cited(key)] == []
