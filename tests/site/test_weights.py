"""No page is heavy: with an empty cache, and with what all pages share."""

from __future__ import annotations

from pathlib import Path

from tests.site.weights import weight

FIRST, LATER = 200 * 1024, 60 * 1024
WITH_A_CASE = 110 * 1024
"""A large case comes with the page that shows it; how large it may be is a test of its own."""


def test_every_page_is_within_its_limits(built_book: Path) -> None:
    names = sorted(
        page.relative_to(built_book).with_suffix("").as_posix()
        for page in built_book.rglob("*.html")
    )
    weights = {name: weight(built_book, name) for name in names}
    assert len(weights) > 10
    assert {name: one for name, one in weights.items() if one.first > FIRST} == {}
    heavy = {name: one.later for name, one in weights.items() if one.later > LATER}
    assert set(heavy) <= {"working-with-one-family"}
    assert all(later <= WITH_A_CASE for later in heavy.values())
