"""The sections of the book that feedback leads to, and their addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from autograder.feedback.model import Section
from partnership.errors import CourseError
from partnership.paths import checkout

_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_SECTION = re.compile(r"^\(([\w-]+)\)=\n+#{2,3} (.+)$", re.MULTILINE)
_ROLE = re.compile(r"\{\w[\w:]*\}`([^`<]+?)(?: <[^`]*>)?`|[*`_]")


def book_sections(book: Path | None = None) -> Mapping[str, Section]:
    """Return every labelled section of the book by its label, from the pages themselves.

    Without ``book`` it is the course's own; a course that has no book has no sections.
    """
    try:
        folder = book or checkout() / "book"
    except CourseError:
        return {}
    found: dict[str, Section] = {}
    for path in sorted(folder.glob("*.md")):
        text = path.read_text("utf-8")
        title = _TITLE.search(text)
        for label, heading in _SECTION.findall(text):
            chapter = _plain(title[1]) if title else path.stem
            found[label] = Section(path.stem, label, chapter, _plain(heading))
    return found


def address(section: Section, base: str) -> str:
    """Return the address of a section in the book that is published at ``base``."""
    return f"{base.rstrip('/')}/{section.page}.html#{section.label}"


def checked_base(base: str) -> str:
    """Return the address of a published book, made sure to be one.

    Raises:
        CourseError: it is none that a browser would open safely.
    """
    if base and not re.fullmatch(r"https?://[^\s\"'<>]+", base):
        raise CourseError(
            f"'{base}' is no address of a book", "give one that begins with https://", "--book"
        )
    return base


def _plain(heading: str) -> str:
    return _ROLE.sub(lambda found: found[1] or "", heading).strip()
