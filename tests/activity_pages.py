"""A small book whose pages show the course's own activities, built by the real extension."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from rich.console import Console

from partnership.paths import checkout
from partnership.site.build import build_book

TOC = "format: jb-book\nroot: index\nchapters:\n"


def book_of(root: Path, pages: Mapping[str, str]) -> Path:
    """Build a book of these pages, by name, in ``root`` and return the folder of its HTML."""
    top = checkout()
    (root / "book").mkdir(parents=True)
    shutil.copy(top / "_config.yml", root)
    shutil.copy(top / "book" / "references.bib", root / "book")
    (root / "_toc.yml").write_text(TOC + "".join(f"  - file: {name}\n" for name in pages), "utf-8")
    for name, text in {"index": "# Home\n", **pages}.items():
        (root / "book" / f"{name}.md").write_text(text, encoding="utf-8")
    return build_book(root, Console(stderr=True))


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve a folder and write nothing to the terminal."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served_folder(folder: Path) -> Iterator[str]:
    """Serve a folder, and yield its address without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
