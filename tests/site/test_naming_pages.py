"""A page whose activity names other pages follows them, and is not read again for nothing."""

from __future__ import annotations

import time
from pathlib import Path

from tests.site.small_book import build

JOURNAL = "# My journal\n\n```{activity} my-journal\n```\n"


def test_the_journal_follows_a_chapters_title(tmp_path: Path) -> None:
    pages = {"what-partnership-means": "# The old title\n", "my-journal": JOURNAL}
    assert "The old title" in build(tmp_path, pages).page("my-journal")
    read = time.time()
    changed = build(tmp_path, {**pages, "what-partnership-means": "# A new title\n"})
    assert "A new title" in changed.page("my-journal")
    assert (changed.html / "my-journal.html").stat().st_mtime > read


def test_the_journal_is_left_alone_when_no_title_changes(tmp_path: Path) -> None:
    pages = {"what-partnership-means": "# A title\n", "my-journal": JOURNAL}
    journal = build(tmp_path, pages).html / "my-journal.html"
    written = journal.stat().st_mtime_ns
    changed = build(tmp_path, {**pages, "what-partnership-means": "# A title\n\nAnd a text.\n"})
    assert "And a text." in changed.page("what-partnership-means")
    assert journal.stat().st_mtime_ns == written
