"""What makes a built book installable: its manifest and the list of files that are kept."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from partnership.site import installable


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "_static").mkdir()
    (tmp_path / "guides").mkdir()
    for name in ("index.html", "guides/a b.html", "objects.inv", ".inputs.json"):
        (tmp_path / name).write_text("first", encoding="utf-8")
    return tmp_path


def listed(book: Path) -> dict[str, str]:
    found = re.search(r"^const FILES = (\{.*\});$", installable.worker(book), re.MULTILINE)
    assert found
    files: dict[str, str] = json.loads(found[1])
    return files


def version(book: Path) -> str:
    return installable.worker(book).splitlines()[1]


def test_what_readers_can_ask_for_is_kept_and_nothing_else(book: Path) -> None:
    installable.write(book, "A course")
    assert list(listed(book)) == [
        "_static/icon-192.png",
        "_static/icon-512.png",
        "_static/icon-maskable-512.png",
        "guides/a%20b.html",
        "index.html",
        "manifest.webmanifest",
    ]


def test_a_large_file_is_not_put_on_every_device(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installable, "LARGEST", 4)
    assert listed(book) == {}


def test_versions_follow_content_and_nothing_else(book: Path) -> None:
    first, before = version(book), listed(book)
    (book / "index.html").write_text("first", encoding="utf-8")
    assert version(book) == first
    (book / "index.html").write_text("second", encoding="utf-8")
    assert version(book) != first
    assert [name for name, now in listed(book).items() if before[name] != now] == ["index.html"]


def test_the_manifest_names_icons_that_are_there(book: Path) -> None:
    installable.write(book, "A course")
    manifest = json.loads((book / installable.MANIFEST).read_text(encoding="utf-8"))
    assert manifest["name"] == "A course"
    for icon in manifest["icons"]:
        width = int.from_bytes((book / icon["src"]).read_bytes()[16:20], "big")
        assert icon["sizes"] == f"{width}x{width}"
