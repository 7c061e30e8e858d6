"""What a page of the built book weighs on its way to a reader, from the files it asks for."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gzip_server import COMPRESSED

HEADERS = 230
"""Bytes that an answer's status and headers take, about."""
_ASKED = re.compile(
    r"""<(?:script[^>]*|img[^>]*|link rel="stylesheet"[^>]*)\s(?:src|href)="([^":?#]+)"""
)


@dataclass(frozen=True)
class Weight:
    """Bytes, compressed as a web server would."""

    first: int
    """With nothing kept from before."""
    later: int
    """With what all pages share kept from before: styles and scripts."""


def weight(book: Path, name: str) -> Weight:
    """Return what the page ``name`` of a built book weighs."""
    page = book / f"{name}.html"
    asked = set(_ASKED.findall(page.read_text(encoding="utf-8")))
    files = {(page.parent / address).resolve() for address in asked}
    assert all(file.is_file() for file in files), files
    own = {page, *(file for file in files if "_static" not in file.parts)}
    later = sum(_sent(file) for file in own)
    return Weight(later + sum(_sent(file) for file in files - own), later)


def _sent(file: Path) -> int:
    content = file.read_bytes()
    return HEADERS + len(gzip.compress(content, 6) if file.suffix in COMPRESSED else content)
