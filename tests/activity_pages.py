"""A small book whose pages show the course's own activities, built by the real extension."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from rich.console import Console

from partnership.activities.catalogue import activity_files, find_activity, read_activity
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


@cache
def activities_book() -> tuple[Path, str]:
    """Return the folder and the address of a book that shows the activities, built once.

    Quizzes and prompts are left out: a quiz needs the sections that it leads back to.
    """
    sections: dict[str, str] = {}
    for kind, file in activity_files():
        if kind.view not in ("quiz", "reflect"):
            found = read_activity(kind, file)
            places = getattr(found, "PLACES", ("",))
            options = (f":part: {place}\n" if place else "" for place in places)
            shown = "\n".join(f"```{{activity}} {found.id}\n{option}```\n" for option in options)
            before = sections.get(found.page, f"# The page {found.page}\n")
            sections[found.page] = f"{before}\n## About {found.id}\n\n{shown}"
            if chapter := getattr(found, "chapter", None):
                sections.setdefault(chapter, f"# The page {chapter}\n")
    stack = ExitStack()
    atexit.register(stack.close)
    folder = Path(stack.enter_context(TemporaryDirectory()))
    book = book_of(folder / "course", sections)
    return book, stack.enter_context(served_folder(book))


def address_of(name: str, way: str) -> str:
    """Return the address of the page that shows an activity: ``way`` is *http* or *file*."""
    book, site = activities_book()
    page = find_activity(name).page
    return f"{site}/{page}.html" if way == "http" else (book / f"{page}.html").as_uri()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve a folder and write nothing to the terminal."""

    def __init__(self, *args: Any, asked: list[str] | None = None, **options: Any) -> None:
        self.asked = asked
        super().__init__(*args, **options)

    def log_message(self, *_args: object) -> None:
        """Keep the address that was asked for, and say nothing."""
        if self.asked is not None:
            self.asked.append(self.path)


@contextmanager
def served_folder(folder: Path, asked: list[str] | None = None) -> Iterator[str]:
    """Serve a folder, and yield its address without a slash at its end.

    The addresses that are asked for are added to ``asked``.
    """
    handler = partial(QuietHandler, directory=folder, asked=asked)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
