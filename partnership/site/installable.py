"""What makes the course, served from the web, installable and readable without a network.

A web app manifest with icons, and a service worker that keeps every file of the book.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).parent
ICONS = HERE / "icons"
ICON = ICONS / "icon.svg"
WORKER_SOURCE = HERE / "scripts" / "service-worker.js"
WORKER = "service-worker.js"
MANIFEST = "manifest.webmanifest"

COLOUR, PAPER = "#115e59", "#fbf8f2"
LARGEST = 2_000_000
"""Bytes. A file beyond that (a film that an adopter adds, say) is not kept on every device."""

_NOT_KEPT = {WORKER, "objects.inv"}


def write(book: Path, title: str) -> None:
    """Write the icons, the manifest and the service worker into a finished book."""
    static = book / "_static"
    for icon in sorted(ICONS.glob("*.png")):
        shutil.copyfile(icon, static / icon.name)
    (book / MANIFEST).write_text(json.dumps(manifest(title), indent=1), encoding="utf-8")
    (book / WORKER).write_text(worker(book), encoding="utf-8")


def manifest(title: str) -> dict[str, object]:
    """Return the web app manifest of a course."""
    icons = [("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any")]
    icons.append(("icon-maskable-512.png", "512x512", "maskable"))
    return {
        "name": title,
        "short_name": "Partnership",
        "description": "An open course: read it, do its activities, with or without a network.",
        "lang": "en-GB",
        "id": "./",
        "start_url": "./index.html",
        "scope": "./",
        # With a way back, which readers need more than a screen without one.
        "display": "minimal-ui",
        "theme_color": COLOUR,
        "background_color": PAPER,
        "icons": [
            {"src": f"_static/{name}", "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in icons
        ],
    }


def worker(book: Path) -> str:
    """Return the service worker for the files of a book as they are now."""
    files = {
        quote(path.relative_to(book).as_posix()): hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        for path in _kept(book)
    }
    listed = json.dumps(files, separators=(",", ":"))
    version = hashlib.sha256(listed.encode()).hexdigest()[:10]
    source = WORKER_SOURCE.read_text(encoding="utf-8")
    return f'"use strict";\nconst VERSION = "{version}";\nconst FILES = {listed};\n{source}'


def _kept(book: Path) -> Iterator[Path]:
    for path in sorted(book.rglob("*")):
        parts = path.relative_to(book).parts
        hidden = any(part.startswith(".") for part in parts)
        unused = hidden or parts[-1] in _NOT_KEPT
        if path.is_file() and not unused and path.stat().st_size <= LARGEST:
            yield path
