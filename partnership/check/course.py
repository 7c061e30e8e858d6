"""The files of the course as the rules see them: read once, with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from partnership.activities.quiz.model import Quiz
from partnership.activities.reflect.model import Prompt
from partnership.bank.documents import Lines, Location, read_record, read_yaml
from partnership.bank.framework import Framework
from partnership.bank.glossary import Term, read_glossary
from partnership.bank.references import read_references
from partnership.errors import ContentError, Problem

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)
LABEL = re.compile(r"^\(([\w-]+)\)=$", re.MULTILINE)


@dataclass(frozen=True)
class Document(Generic[AnyRecord]):
    """A record of the bank, with the file it came from and the lines of its parts."""

    path: Path
    record: AnyRecord
    lines: Lines

    def problem(self, location: Location, what: str, remedy: str) -> Problem:
        """Return a problem at a part of this file."""
        return Problem(self.path, self.lines.of(location), what, remedy)


@dataclass
class Course:
    """The course's files, read once. What cannot be read is in ``unreadable``."""

    root: Path
    unreadable: list[Problem] = field(default_factory=list)

    @cached_property
    def quizzes(self) -> list[Document[Quiz]]:
        """Every quiz."""
        return self._documents("quizzes", Quiz)

    @cached_property
    def prompts(self) -> list[Document[Prompt]]:
        """Every reflection prompt."""
        return self._documents("prompts", Prompt)

    @property
    def activities(self) -> list[Document[Quiz] | Document[Prompt]]:
        """Every quiz and every prompt."""
        return [*self.quizzes, *self.prompts]

    @property
    def finished_activities(self) -> list[Document[Quiz] | Document[Prompt]]:
        """Every quiz, and every prompt that is not a draft for a page still to be written."""
        return [*self.quizzes, *(one for one in self.prompts if one.record.status != "draft")]

    @cached_property
    def frameworks(self) -> list[Document[Framework]]:
        """Every framework."""
        return self._documents("frameworks", Framework)

    @cached_property
    def glossary(self) -> list[tuple[int, Term]]:
        """Every term of the glossary, with the line it starts on."""
        try:
            terms = read_glossary(self.glossary_file)
        except ContentError as error:
            self.unreadable.extend(error.problems)
            return []
        lines = text_of(self.glossary_file).splitlines()
        return [(_line_of(term, lines), term) for term in terms]

    @property
    def glossary_file(self) -> Path:
        """Where the glossary is."""
        return self.root / "datasets" / "glossary.csv"

    @cached_property
    def sources(self) -> set[str]:
        """The keys of every source in the bibliography."""
        try:
            return set(read_references(self.root / "book" / "references.bib").entries)
        except ContentError as error:
            self.unreadable.extend(error.problems)
            return set()

    @cached_property
    def pages(self) -> dict[str, Path]:
        """The files of the pages in ``_toc.yml``, by the name used there."""
        try:
            contents, _ = read_yaml(self.root / "_toc.yml")
        except ContentError as error:
            self.unreadable.extend(error.problems)
            return {}
        return {name: self.root / "book" / f"{name}.md" for name in _files_in(contents)}

    @cached_property
    def labels(self) -> dict[str, set[str]]:
        """The labels of sections on each page."""
        return {name: set(LABEL.findall(text_of(path))) for name, path in self.pages.items()}

    def _documents(self, folder: str, model: type[AnyRecord]) -> list[Document[AnyRecord]]:
        documents = []
        for path in sorted((self.root / "datasets" / folder).glob("*.yaml")):
            try:
                record, lines = read_record(path, model)
            except ContentError as error:
                self.unreadable.extend(error.problems)
            else:
                documents.append(Document(path, record, lines))
        return documents


def _files_in(contents: object) -> Iterator[str]:
    """Yield the pages named anywhere in a table of contents, in order."""
    if isinstance(contents, dict):
        for key, value in contents.items():
            if key in ("root", "file"):
                yield str(value)
            else:
                yield from _files_in(value)
    elif isinstance(contents, list):
        for part in contents:
            yield from _files_in(part)


def text_of(path: Path) -> str:
    """Return what is in a page's file, or nothing where there is no such file."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _line_of(term: Term, lines: list[str]) -> int:
    starts = (f"{term.term},", f'"{term.term}",')
    return next((n for n, line in enumerate(lines, start=1) if line.startswith(starts)), 0)
