"""Build the book beside the one that is there, and put it in place only when it is whole."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from partnership.errors import ContentError, CourseError
from partnership.site.inputs import changed, only_pages_edited, read_inputs, record, recorded
from partnership.site.lock import only_one
from partnership.site.progress import build_progress
from partnership.site.sphinx_run import run_jupyter_book
from partnership.site.toc import missing_pages, missing_sources, pages


@dataclass(frozen=True)
class Places:
    """The folders of a build, below the course's top folder."""

    root: Path

    @property
    def html(self) -> Path:
        """The book that readers see."""
        return self.root / "_build" / "html"

    @property
    def work(self) -> Path:
        """Where Sphinx builds, and keeps what it has read."""
        return self.root / "_build" / ".work"

    @property
    def work_html(self) -> Path:
        """Where Sphinx, as Jupyter Book calls it, puts the pages."""
        return self.work / "_build" / "html"

    @property
    def log(self) -> Path:
        """All that Jupyter Book said in the last build."""
        return self.root / "_build" / "book.log"

    @property
    def lock(self) -> Path:
        """Held while a build runs."""
        return self.root / "_build" / ".lock"


def why_stale(root: Path) -> str | None:
    """Return what is newer than the built book, in a few words; None if nothing is."""
    html = Places(root).html
    before = recorded(html)
    if before is None or not (html / "index.html").is_file():
        return "there is no built book"
    names = changed(before, read_inputs(root))
    if not names:
        return None
    others = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{names[0]}{others} changed after the book was built"


def build_book(root: Path, console: Console, *, fresh: bool = False) -> Path:
    """Build the book of ``root`` and return its folder, ``_build/html``.

    Only what changed is read again, unless ``fresh``. A build that fails leaves the book as it
    was.

    Raises:
        ContentError: Sphinx warned of something, or a page of ``_toc.yml`` was not built, or
            has not been written.
        CourseError: Jupyter Book stopped, or the new book cannot be put in place.
    """
    places = Places(root)
    for name in ("_config.yml", "_toc.yml", "book"):
        if not (root / name).exists():
            raise CourseError(f"{name} is missing from {root}", "restore it, then build again")
    unwritten = missing_sources(root / "_toc.yml", root / "book")
    if unwritten:
        raise ContentError(unwritten)
    with only_one(places.lock, lambda: console.print("Waiting for another build to end ...")):
        started = time.monotonic()
        inputs = read_inputs(root)
        _prepare(places, inputs, fresh=fresh)
        try:
            _build(places, console)
        except BaseException:
            # Sphinx does not repeat the warnings of pages it has already read: without this,
            # the same build would pass when it is tried again.
            shutil.rmtree(places.work, ignore_errors=True)
            raise
        record(places.work_html, inputs)
        _put_in_place(places)
    count = len(pages(root / "_toc.yml", root / "book"))
    seconds = time.monotonic() - started
    console.print(
        f"[bold green]The book is built[/]: {count} pages in {seconds:.1f} s", highlight=False
    )
    return places.html


def _prepare(places: Places, inputs: dict[str, str], *, fresh: bool) -> None:
    """Keep what Sphinx read last time only if it is safe to build on."""
    before = recorded(places.work_html)
    if fresh or before is None or not only_pages_edited(before, inputs):
        shutil.rmtree(places.work, ignore_errors=True)
    places.work.mkdir(parents=True, exist_ok=True)


def _build(places: Places, console: Console) -> None:
    with build_progress(console) as follow:
        problems = run_jupyter_book(places.root, places.work, places.log, follow)
    if not problems:
        # Builds elsewhere have stayed green for months while producing no page at all.
        toc = places.root / "_toc.yml"
        problems = missing_pages(toc, places.root / "book", places.work_html)
    if problems:
        raise ContentError(problems)


def _put_in_place(places: Places) -> None:
    new = places.html.with_name("html.new")
    old = places.html.with_name("html.old")
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(places.work_html, new)
    try:
        if places.html.exists():
            places.html.rename(old)
        new.rename(places.html)
    except OSError as error:
        if old.exists() and not places.html.exists():
            old.rename(places.html)
        raise CourseError(
            f"the new book cannot be put into {places.html}: {error.strerror}",
            "close the programs that have its files open, then build again",
        ) from error
    shutil.rmtree(old, ignore_errors=True)
