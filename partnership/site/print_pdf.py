"""Print the whole course as one PDF, with the Chromium of this machine."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from pypdf import PdfReader, PdfWriter
from pypdf.generic import Destination

from partnership.chromium import find_chromium, is_root
from partnership.errors import CourseError
from partnership.site.handbook import Chapter, assembled, read_chapters
from partnership.site.naming import course_name
from partnership.site.toc import parts

SECONDS = 300
FLAGS = (
    "--headless=new",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    # Nothing is fetched while it prints.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def write_pdf(root: Path, book: Path) -> Path:
    """Print the book of ``root``, built in ``book``, and return the PDF in ``root/dist``.

    It is printed twice: only then is it known on which page each chapter starts.

    Raises:
        CourseError: there is no Chromium, or it does not print.
    """
    chromium = find_chromium()
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    title, author = str(config["title"]), str(config.get("author", ""))
    chapters = read_chapters(book, parts(root / "_toc.yml", root / "book"))
    styles = (book / "_static" / "book.css").read_text(encoding="utf-8")
    made = root / "dist" / f"{course_name(title)}.pdf"
    made.parent.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=root / "_build", prefix="handbook-") as folder:
        place = Path(folder)
        pictures = book / "_images"
        if pictures.is_dir():
            shutil.copytree(pictures, place / "_images")
        numbers: Mapping[str, int] = {}
        for run in ("first", "second"):
            page = place / "handbook.html"
            page.write_text(assembled(title, author, chapters, styles, numbers), encoding="utf-8")
            printed = _printed(chromium, page, place / f"{run}.pdf")
            numbers = starts(printed, chapters)
        _finish(printed, place / "whole.pdf", title, author).replace(made)
    return made


def starts(pdf: Path, chapters: Sequence[Chapter]) -> dict[str, int]:
    """Return the number of the page on which each chapter starts, by the chapter's name.

    Raises:
        CourseError: the PDF does not have them all.
    """
    reader = PdfReader(pdf)
    top = [one for one in reader.outline if isinstance(one, Destination)]
    pages = [reader.get_destination_page_number(one) for one in top]
    if len(pages) != len(chapters):
        raise CourseError(
            f"the PDF has {len(pages)} chapters and not {len(chapters)}",
            "see that every page of the book has one title, and that Chromium is not older "
            "than version 131",
        )
    return {one.name: (page or 0) + 1 for one, page in zip(chapters, pages, strict=True)}


def _printed(chromium: Path, page: Path, pdf: Path) -> Path:
    sandbox = ("--no-sandbox",) if is_root() else ()
    command = [
        *(str(chromium), *FLAGS, *sandbox, f"--user-data-dir={page.parent / 'profile'}"),
        *(f"--print-to-pdf={pdf}", page.as_uri()),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - every word of the command is ours
            command, check=False, timeout=SECONDS, capture_output=True, text=True, errors="replace"
        )
    except subprocess.TimeoutExpired as error:
        raise CourseError(
            f"{chromium} did not print the course within {SECONDS} seconds",
            "close other programs, then try again",
        ) from error
    if not pdf.is_file():
        said = done.stderr.strip().splitlines()[-1:] or ["it did not say why"]
        raise CourseError(f"{chromium} did not print the course: {said[0]}", "try another browser")
    return pdf


def _finish(pdf: Path, made: Path, title: str, author: str) -> Path:
    """Say in the PDF itself what it is, and open it with its contents at the side."""
    writer = PdfWriter(clone_from=pdf)
    # What says how the text is tagged is newer than the version that is written otherwise.
    writer.pdf_header = "%PDF-1.7"
    writer.add_metadata({"/Title": title, "/Author": author})
    writer.page_mode = "/UseOutlines"
    writer.write(made)
    return made
