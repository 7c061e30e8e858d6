"""Addresses outside stand in one place, each with a way to a copy; no page has another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from partnership.bank.rows import read_rows
from partnership.bank.table_rows import Link
from partnership.paths import datasets


@pytest.fixture(scope="module")
def page(built_book: Path) -> str:
    return (built_book / "links.html").read_text(encoding="utf-8")


def test_every_address_of_the_table_is_there_with_its_archive(page: str) -> None:
    for _, link in read_rows(datasets() / "links.csv", Link):
        assert link.url in page
        assert f'href="{link.archive}"' in page
        assert (f'href="{link.url}"' in page) is (link.status == "live")


def test_sources_with_a_doi_are_there_too(page: str) -> None:
    assert 'href="https://doi.org/10.5334/ijic.5482"' in page
    assert 'href="https://web.archive.org/web/*/https://doi.org/10.5334/ijic.5482"' in page
    assert "Fukkink and Lalihatu (2020)" in page


def test_no_page_leads_anywhere_else(built_book: Path) -> None:
    known = {link.url for _, link in read_rows(datasets() / "links.csv", Link)}
    for path in built_book.rglob("*.html"):
        if path.name != "links.html":
            text = path.read_text(encoding="utf-8")
            found = set(re.findall(r'<a [^>]*href="(https?://[^"]+)"', text))
            others = {url for url in found - known if not url.startswith("https://doi.org/")}
            assert others == set(), path.name
