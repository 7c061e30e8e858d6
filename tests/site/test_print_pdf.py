"""The course printed by a real Chromium."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from partnership.chromium import SETTING
from tests.activity_pages import book_of
from tests.serving import run

LONG = "".join(f"\n## Section {number}\n\n{'A line of text. ' * 90}\n" for number in range(12))
PAGES = {
    "first": f"# The first chapter\n\nSee {{ref}}`the last section <last>`.\n{LONG}",
    "second": "# The second chapter\n\nText.\n\n(last)=\n## The last section\n\nMore text.\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("a course")
    book_of(root, PAGES)
    return root


def text_of(reader: PdfReader, page: int) -> list[str]:
    """Return the lines of a page, with letters that are printed as one told apart."""
    return normalize("NFKC", reader.pages[page].extract_text()).splitlines()


def test_the_handbook_has_chapters_page_numbers_and_links_that_lead_there(root: Path) -> None:
    done = run(root, "build", "--pdf")
    assert done.returncode == 0, done.stderr
    made = Path(done.stdout.splitlines()[-1])
    assert made == root / "dist" / "partnership-working-in-the-early-years.pdf"
    reader = PdfReader(made)
    assert reader.metadata is not None
    assert reader.metadata.title == "Partnership Working in the Early Years"
    assert "contributors" in str(reader.metadata.author)
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    chapters = [one for one in reader.outline if isinstance(one, Destination)]
    assert [one.title for one in chapters] == ["Home", "The first chapter", "The second chapter"]
    starts = [reader.get_destination_page_number(one) for one in chapters]
    assert starts[:2] == [2, 3]
    assert starts[2] > 5
    listed = [f"{one.title} {start + 1}" for one, start in zip(chapters, starts, strict=True)]
    assert text_of(reader, 1) == ["2", "Contents", *listed]
    for start, chapter in zip(starts, chapters, strict=True):
        foot, heading, *_ = text_of(reader, start)
        assert foot == f"{start + 1}{chapter.title}"
        assert heading == chapter.title
    (link,) = (
        note.get_object()
        for note in reader.pages[starts[1]]["/Annots"]
        if "/Dest" in note.get_object()
    )
    assert "The last section" in text_of(reader, starts[2])
    assert "last" in str(link["/Dest"])
    assert not list((root / "_build").glob("handbook-*"))


def test_without_a_browser_one_line_says_what_to_do(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "/no/such/browser")
    done = run(root, "build", "--pdf")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"{SETTING} is /no/such/browser, which does not start - correct or unset it"
    )


def test_a_browser_that_does_not_print_is_named(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "browser"
    other.write_text("#!/bin/sh\necho cannot open display >&2\n", encoding="utf-8")
    other.chmod(0o755)
    monkeypatch.setenv(SETTING, str(other))
    done = run(root, "build", "--pdf")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"{other} did not print the course: cannot open display - try another browser"
    )
