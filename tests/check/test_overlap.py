"""Words shared with a source are found wherever they stand, unless they are marked as quoted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from partnership.check.overlap import overlaps
from partnership.errors import CourseError
from partnership.paths import checkout

SOURCES = os.environ.get("PARTNERSHIP_SOURCES")
"""A folder of source documents, on machines that have one."""
SAID = "Seven small boats came slowly home across the bright evening water"
NINE = "small boats came slowly home across the bright evening"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "sources" / "old"
    found.mkdir(parents=True)
    (found / "boats.txt").write_text(f"Once,\n{SAID}.\nThen nothing.", encoding="utf-8")
    return found.parent


def course(root: Path, page: str) -> Path:
    (root / "book").mkdir(parents=True)
    (root / "datasets").mkdir()
    (root / "book" / "page.md").write_text(f"# A page\n\nWords.\n\n{page}\n", encoding="utf-8")
    return root


def found_in(tmp_path: Path, folder: Path, page: str) -> list[str]:
    return [str(one) for one in overlaps(course(tmp_path / "course", page), folder)
            if one.path.name == "page.md"]  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        f"It says: {NINE}.",
        f"It says: {NINE.upper()}!",
        f"It says: {NINE.replace(' came', chr(10) + 'came')}.",
        f"It says: {NINE.replace('boats', '{term}`boats`')}.",
        f"It says: {NINE.replace('home', 'home {cite:p}`key2010`')}.",
        f"It says: {NINE.replace('bright', '**bright**,')}.",
    ],
)
def test_a_run_of_nine_words_is_found_with_its_line_and_document(
    tmp_path: Path, folder: Path, page: str
) -> None:
    (told,) = found_in(tmp_path, folder, page)
    assert told.startswith(f"book/page.md:5: '{NINE}' is also in old/boats.txt - ")


def test_a_longer_run_is_told_once_and_whole(tmp_path: Path, folder: Path) -> None:
    (told,) = found_in(tmp_path, folder, f"{SAID}, they say.")
    assert SAID.lower() in told


@pytest.mark.parametrize(
    "page",
    [
        f'They said "{SAID}" (Old, 1999, p. 2).',
        f"They said “{SAID}” (Old, 1999, p. 2).",
        f"> {SAID}\n\nOld (1999, p. 2)",
        "Small boats came slowly home across the bright water.",
    ],
)
def test_a_marked_quotation_and_eight_words_are_let_be(
    tmp_path: Path, folder: Path, page: str
) -> None:
    assert found_in(tmp_path, folder, page) == []


def test_words_in_a_notebook_are_found(tmp_path: Path, folder: Path) -> None:
    root = course(tmp_path / "course", "Nothing.")
    (root / "notebooks").mkdir()
    cells = [{"cell_type": "markdown", "source": ["Hello.\n", f"{SAID}.\n"]}]
    notebook = root / "notebooks" / "lab.ipynb"
    notebook.write_text(json.dumps({"cells": cells}, indent=1), encoding="utf-8")
    assert [str(one.path) for one in overlaps(root, folder)] == ["notebooks/lab.ipynb"]


def test_a_word_document_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    split = SAID.replace("boats ", "boats </w:t></w:r><w:r><w:t xml:space='preserve'>")
    with zipfile.ZipFile(folder / "boats.docx", "w") as packed:
        packed.writestr("word/document.xml", f"<w:p><w:r><w:t>{split}</w:t></w:r></w:p>")
    assert len(found_in(tmp_path, folder, SAID)) == 1


@pytest.mark.parametrize("name", ["broken.docx", "broken.pdf"])
def test_a_document_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / name).write_bytes(b"not what it says")
    with pytest.raises(CourseError, match="cannot be read") as caught:
        found_in(tmp_path, folder, SAID)
    assert name in str(caught.value)


def test_the_command_says_which_folder_has_no_documents(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "partnership", "check", "--overlap", str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert f"{tmp_path}: no text, PDF or Word document is in this folder - name" in done.stderr


@pytest.mark.skipif(not SOURCES, reason="PARTNERSHIP_SOURCES names no folder of source documents")
def test_the_course_copies_from_no_source() -> None:
    assert [str(one) for one in overlaps(checkout(), Path(str(SOURCES)))] == []
