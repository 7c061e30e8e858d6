"""The files of the course as the rules see them: read once, with their lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from pybtex.database import BibliographyData
from pydantic import BaseModel

from partnership.activities.catalogue import TYPES
from partnership.activities.quiz.model import Quiz
from partnership.activities.record import ActivityRecord
from partnership.activities.reflect.model import Prompt
from partnership.bank.case import Case, is_played
from partnership.bank.documents import Lines, Location, read_record, read_yaml
from partnership.bank.framework import Framework
from partnership.bank.glossary import Term
from partnership.bank.references import read_references
from partnership.bank.rows import Row, read_rows
from partnership.bank.standards import Standards
from partnership.bank.tables import TABLES
from partnership.check.prose import Passage, paragraphs
from partnership.check.toc import LOOKED_UP, pages_in
from partnership.errors import ContentError, Problem
from partnership.paths import bank_of

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)
Anything = TypeVar("Anything")
LABEL = re.compile(r"^\(([\w-]+)\)=$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)


@dataclass(frozen=True)
class Document(Generic[AnyRecord]):
    """A record of the bank, with the file it came from and the lines of its parts."""

    path: Path
    record: AnyRecord
    lines: Lines

    def problem(self, location: Location, what: str, remedy: str) -> Problem:
        """Return a problem at a part of this file."""
        return Problem(self.path, self.lines.of(location), what, remedy)


Activity = Document[Quiz] | Document[Prompt] | Document[ActivityRecord]
Structured = Activity | Document[Framework] | Document[Case] | Document[Standards]


@dataclass
class Course:
    """The course's files, read once. What cannot be read is in ``unreadable``.

    Whoever asks for a table, the bibliography or the list of pages, and it cannot be read, gets a
    ``ContentError``: without it, everything that names a part of it would look wrong.
    """

    root: Path
    unreadable: list[Problem] = field(default_factory=list)
    _failed: dict[str, ContentError] = field(default_factory=dict)

    @property
    def bank(self) -> Path:
        """The folder of the bank: the course's own, or the one that was named instead."""
        return bank_of(self.root)

    @cached_property
    def quizzes(self) -> list[Document[Quiz]]:
        """Every quiz."""
        return self._documents("quizzes", Quiz)

    @cached_property
    def prompts(self) -> list[Document[Prompt]]:
        """Every reflection prompt."""
        return self._documents("prompts", Prompt)

    @cached_property
    def other_activities(self) -> list[Document[ActivityRecord]]:
        """Every activity of the types that are neither quizzes nor prompts."""
        return [
            document
            for kind in TYPES
            if issubclass(kind.record, ActivityRecord)
            for document in self._documents(kind.folder, kind.record, kind.owns)
        ]

    @property
    def activities(self) -> list[Activity]:
        """Every activity."""
        return [*self.quizzes, *self.prompts, *self.other_activities]

    @cached_property
    def frameworks(self) -> list[Document[Framework]]:
        """Every framework."""
        return self._documents("frameworks", Framework)

    @cached_property
    def cases(self) -> list[Document[Case]]:
        """Every worked case."""
        return self._documents("cases", Case, lambda path: not is_played(path))

    @cached_property
    def standards(self) -> list[Document[Standards]]:
        """Every list of professional standards."""
        return self._documents("standards", Standards)

    @property
    def finished_activities(self) -> list[Activity]:
        """Every activity of a page: no draft, and no quiz that belongs to an assignment."""
        return [
            *(one for one in self.quizzes if not one.record.assignment),
            *(one for one in self.prompts if one.record.status != "draft"),
            *(one for one in self.other_activities if one.record.status != "draft"),
        ]

    @property
    def documents(self) -> list[Structured]:
        """Every YAML file of the bank."""
        return [*self.activities, *self.frameworks, *self.cases, *self.standards]

    @cached_property
    def tables(self) -> dict[str, list[tuple[int, Row]]]:
        """The rows of every table that can be read, by the table's name, with their lines."""
        found: dict[str, list[tuple[int, Row]]] = {}
        for table in TABLES.values():
            read = partial(read_rows, self.table_file(table.name), table.row)
            with suppress(ContentError):
                found[table.name] = self._read(table.name, read)
        return found

    def rows(self, name: str, model: type[AnyRecord]) -> list[tuple[int, AnyRecord]]:
        """Return the rows of the table ``name``, whose model is ``model``, with their lines."""
        assert TABLES[name].row is model  # noqa: S101 - a slip in a rule, not in the content
        tables = self.tables
        if name in self._failed:
            raise self._failed[name]
        return cast("list[tuple[int, AnyRecord]]", tables[name])

    @property
    def glossary(self) -> list[tuple[int, Term]]:
        """Every term of the glossary, with the line it starts on."""
        return self.rows("glossary", Term)

    def table_file(self, name: str) -> Path:
        """Return where the table ``name`` is."""
        return self.bank / TABLES[name].file

    @cached_property
    def bibliography(self) -> BibliographyData:
        """The bibliography."""
        file = self.root / "book" / "references.bib"
        return self._read("bibliography", lambda: read_references(file))

    @cached_property
    def sources(self) -> set[str]:
        """The keys of every source in the bibliography."""
        return set(self.bibliography.entries)

    @cached_property
    def parts(self) -> dict[str, str]:
        """The caption of the part that each page of ``_toc.yml`` stands in, in order."""
        contents, _ = self._read("pages", lambda: read_yaml(self.root / "_toc.yml"))
        return dict(pages_in(contents))

    @cached_property
    def pages(self) -> dict[str, Path]:
        """The files of the pages in ``_toc.yml``, by the name used there."""
        return {name: self.root / "book" / f"{name}.md" for name in self.parts}

    @property
    def chapters(self) -> dict[str, Path]:
        """The files of the pages that are studied, and not only looked up."""
        return {
            name: self.pages[name]
            for name, caption in self.parts.items()
            if caption and caption not in LOOKED_UP
        }

    @cached_property
    def labels(self) -> dict[str, set[str]]:
        """The labels of sections on each page."""
        return {name: set(LABEL.findall(text_of(path))) for name, path in self.pages.items()}

    @cached_property
    def taught(self) -> dict[str, list[str]]:
        """The numbers of the inventory that each page says it teaches, in its front matter."""
        return {name: _inventory_of(text_of(path)) for name, path in self.pages.items()}

    @cached_property
    def page_passages(self) -> list[Passage]:
        """Every paragraph of every page."""
        return [
            passage for path in self.pages.values() for passage in paragraphs(path, text_of(path))
        ]

    @cached_property
    def bank_passages(self) -> dict[str, list[Passage]]:
        """All that people read of the bank: of its YAML files, and of each table, by name."""
        passages = {
            "documents": [
                Passage(document.path, line, text)
                for document in self.documents
                for line, text in document.lines.texts()
                # A value of one word is an id or a key, not something that people read.
                if " " in text
            ],
        }
        for name, rows in self.tables.items():
            path = self.table_file(name)
            passages[name] = [
                Passage(path, line, text) for line, row in rows for text in _cells(row)
            ]
        return passages

    def prose_without(self, *left_out: str) -> Iterator[Passage]:
        """Yield all passages but those of the tables (or ``pages``, ``documents``) named."""
        # What is left out is not read: a folder without a list of pages has a bank all the same.
        if "pages" not in left_out:
            yield from self.page_passages
        for name, passages in self.bank_passages.items():
            if name not in left_out:
                yield from passages

    def _read(self, name: str, read: Callable[[], Anything]) -> Anything:
        """Read a file that others rest on; what is wrong with it is told once."""
        if name not in self._failed:
            try:
                return read()
            except ContentError as error:
                self.unreadable.extend(error.problems)
                self._failed[name] = error
        raise self._failed[name]

    def _documents(
        self,
        folder: str,
        model: type[AnyRecord],
        wanted: Callable[[Path], bool] = lambda _: True,
    ) -> list[Document[AnyRecord]]:
        documents = []
        for path in sorted((self.bank / folder).glob("*.yaml")):
            if not wanted(path):
                continue
            try:
                record, lines = read_record(path, model)
            except ContentError as error:
                self.unreadable.extend(error.problems)
            else:
                documents.append(Document(path, record, lines))
        return documents


def text_of(path: Path) -> str:
    """Return what is in a page's file, or nothing where there is no such file."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def front_matter(text: str) -> Any:
    """Return the settings at the top of a page; None where there are none to be read."""
    import yaml

    found = FRONT_MATTER.match(text)
    try:
        return yaml.safe_load(found.group(1)) if found else None
    except yaml.YAMLError:
        return None


def _inventory_of(text: str) -> list[str]:
    settings = front_matter(text)
    numbers = settings.get("inventory", []) if isinstance(settings, dict) else []
    return [str(number) for number in numbers] if isinstance(numbers, list) else [str(numbers)]


def _cells(row: Row) -> Sequence[str]:
    return [value for _, value in row if isinstance(value, str)]
