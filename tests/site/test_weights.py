"""No page is heavy: with an empty cache, and with what all pages share."""

from __future__ import annotations

from pathlib import Path

from tests.site.weights import weight

FIRST, LATER = 200 * 1024, 60 * 1024


def test_every_page_is_within_its_limits(built_book: Path) -> None:
    names = sorted(
        page.relative_to(built_book).with_suffix("").as_posix()
        for page in built_book.rglob("*.html")
    )
    weights = {name: weight(built_book, name) for name in names}
    assert len(weights) > 10
    assert {name: one for name, one in weights.items() if one.first > FIRST} == {}
    assert {name: one for name, one in weights.items() if one.later > LATER} == {}
