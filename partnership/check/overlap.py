"""Runs of words that the course shares with documents it must not copy from.

Facts carry over from a source; sentences do not. A short quotation in quotation marks, or in a
block that is marked as one, is let be. The bibliography is not looked at: titles are as they are.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from partnership.bank.documents import read_yaml
from partnership.check.course import Course, text_of
from partnership.check.prose import Passage, paragraphs
from partnership.errors import CourseError, Problem
from partnership.paths import named_from

RUN = 9
"""Words. A run as long as this is hardly ever chance."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
MARKUP = re.compile(r"\{cite[^}]*\}`[^`]*`|\{[\w:-]+\}|<[^>\n]*>|\]\([^)\s]*\)")
PARAGRAPH_OF_WORD = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(</w:p>)")


class Heard(NamedTuple):
    """A word outside quotation marks, and where it starts."""

    word: str
    place: int


def overlaps(root: Path, folder: Path) -> list[Problem]:
    """Return every run of nine words or more that the course shares with a document in a folder.

    The folder may hold text (``.txt``, ``.md``), PDF and Word (``.docx``) files, in folders too.

    Raises:
        CourseError: there is no such folder, it has no document, or one cannot be read.
    """
    runs = _runs_of(folder)
    found = (problem for one in _passages(root) for problem in _shared(one, runs, root))
    return sorted(set(found))


def _runs_of(folder: Path) -> dict[tuple[str, ...], str]:
    """Return every run of words in the documents of a folder, with the name of its document."""
    readers = {".txt": _text, ".md": _text, ".pdf": _pdf, ".docx": _docx}
    files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in readers]
    if not files:
        what = "no text, PDF or Word document is in this folder"
        raise CourseError(what, "name the folder of source documents", str(folder))
    runs = {}
    for path in files:
        try:
            text = readers[path.suffix.lower()](path)
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            what = f"this document cannot be read ({error})"
            raise CourseError(what, "save it as text, or take it out", str(path)) from error
        words = [found.group() for found in WORD.finditer(_even(text))]
        for start in range(len(words) - RUN + 1):
            runs[tuple(words[start : start + RUN])] = str(path.relative_to(folder))
    return runs


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _pdf(path: Path) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    except PyPdfError as error:
        raise ValueError(str(error)) from error


def _docx(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        document = packed.read("word/document.xml").decode("utf-8")
    return unescape("".join(text or "\n" for text, _ in PARAGRAPH_OF_WORD.findall(document)))


def _even(text: str) -> str:
    """Return a text of the same length in which small differences of typing are gone."""
    return text.replace("’", "'").casefold() if len(text.casefold()) == len(text) else text.lower()


def _passages(root: Path) -> Iterator[Passage]:
    """Yield all that people read, in the book and beside it."""
    course = Course(root)
    yield from course.prose_without("pages")
    for path in sorted((root / "book").rglob("*.md")):
        yield from paragraphs(path, text_of(path))
    for folder in ("notebooks", "exercises/source"):
        for path in sorted((root / folder).rglob("*.ipynb")):
            yield from _cells_of(path)
    for path in sorted((root / "exercises" / "rubrics").glob("*.yaml")):
        for line, text in read_yaml(path)[1].texts():
            yield Passage(path, line, text)


def _cells_of(path: Path) -> Iterator[Passage]:
    raw = path.read_text(encoding="utf-8")
    for cell in json.loads(raw).get("cells", ()):
        source = cell["source"] if isinstance(cell["source"], list) else [cell["source"]]
        first = json.dumps(source[0], ensure_ascii=False) if source else "\0"
        yield Passage(path, raw[: max(raw.find(first), 0)].count("\n") + 1, "".join(source))


def _shared(passage: Passage, runs: dict[tuple[str, ...], str], root: Path) -> Iterator[Problem]:
    """Yield one problem for each run, as long as it goes on."""
    for heard in _unquoted(passage.text):
        words = [one.word for one in heard]
        place = 0
        while place <= len(words) - RUN:
            document = runs.get(tuple(words[place : place + RUN]))
            end = place + RUN
            if document is None:
                place += 1
                continue
            while tuple(words[end - RUN + 1 : end + 1]) in runs and end < len(words):
                end += 1
            yield Problem(
                named_from(root, passage.path),
                passage.line_of(heard[place].place),
                f"'{' '.join(words[place:end])}' is also in {document}",
                "say it in words of our own, or mark it as a short quotation with its source",
                "overlap",
            )
            place = end


def _unquoted(text: str) -> Iterator[list[Heard]]:
    """Yield stretches of words that no quotation marks and no markup interrupt."""
    even = MARKUP.sub(lambda found: " " * len(found.group()), _even(text))
    stretch: list[Heard] = []
    straight, open_marks, before = 0, 0, 0
    for found in WORD.finditer(even):
        between = text[before : found.start()]
        straight += between.count('"')
        open_marks += between.count("“") - between.count("”")
        before = found.start()
        line = text[text.rfind("\n", 0, before) + 1 : before]
        if straight % 2 or open_marks > 0 or line.lstrip().startswith(">"):
            yield stretch
            stretch = []
        else:
            stretch.append(Heard(found.group(), found.start()))
    yield stretch
