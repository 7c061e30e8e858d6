"""The copy of the course to hand on: what is in it, and that it is the same each time."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from partnership.site.offline import write_offline
from tests.activity_pages import book_of
from tests.serving import run

NAME = "partnership-working-in-the-early-years"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("a course")
    book_of(root, {"words": "# Words\n\nFirst edition.\n"})
    return root


def test_the_command_makes_a_folder_and_a_zip_of_the_same(root: Path) -> None:
    done = run(root, "build", "--offline")
    assert done.returncode == 0, done.stderr
    page, folder, archive = (Path(line) for line in done.stdout.split("\n") if line)
    assert page == root / "_build" / "html" / "index.html"
    assert folder == root / "dist" / NAME / "START-HERE.html"
    assert archive == root / "dist" / f"{NAME}.zip"
    with zipfile.ZipFile(archive) as zipped:
        assert zipped.testzip() is None
        names = zipped.namelist()
        for name in names:
            assert zipped.read(name) == (root / "dist" / name).read_bytes()
    assert {f"{NAME}/READ-ME.txt", f"{NAME}/course/search-index.js"} <= set(names)
    assert not [name for name in names if "/." in name or name.endswith("objects.inv")]
    assert sorted(path.name for path in (root / "dist").iterdir()) == [
        NAME,
        f"{NAME}.zip",
    ]


def test_the_same_sources_give_the_same_bytes(root: Path) -> None:
    first = write_offline(root, root / "_build" / "html").zip.read_bytes()
    # Sets are in another order in another process, and files have another date.
    for file in (root / "book").iterdir():
        os.utime(file, (10**9, 10**9))
    done = run(root, "build", "--offline", "--fresh")
    assert done.returncode == 0, done.stderr
    assert (root / "dist" / f"{NAME}.zip").read_bytes() == first


def test_a_copy_that_cannot_be_replaced_is_explained(root: Path) -> None:
    dist = root / "dist"
    if dist.exists():
        dist.rename(root / "dist.away")
    try:
        dist.write_text("not a folder", encoding="utf-8")
        done = run(root, "build", "--offline")
        assert done.returncode == 1
        assert "the offline copy cannot be written: Not a directory - close the" in done.stderr
    finally:
        dist.unlink()
