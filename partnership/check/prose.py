"""Everything in the course that people read, as passages with the lines they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Passage:
    """A paragraph of a page, a value of a YAML file or a cell of a table."""

    path: Path
    line: int
    text: str

    def line_of(self, place: int) -> int:
        """Return the line on which the character at ``place`` stands."""
        return self.line + self.text.count("\n", 0, place)

    def is_quoted(self, place: int) -> bool:
        """Tell whether the character at ``place`` is inside quotation marks.

        What stands there is somebody else's wording, or a wording that is being talked about.
        """
        before = self.text[:place]
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def paragraphs(path: Path, text: str) -> Iterator[Passage]:
    """Yield the paragraphs of a page: stretches of text without an empty line."""
    for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        yield Passage(path, text.count("\n", 0, found.start()) + 1, found.group())


def sentences(passage: Passage) -> Iterator[Passage]:
    """Yield the sentences of a passage. An abbreviation may end one too soon."""
    start = 0
    for end in re.finditer(r"[.!?][\"')*]*\s+|\Z", passage.text):
        if passage.text[start : end.end()].strip():
            yield Passage(passage.path, passage.line_of(start), passage.text[start : end.end()])
        start = end.end()
