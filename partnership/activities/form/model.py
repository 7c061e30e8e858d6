"""A tool that is a form: questions to think with, and a document that comes of the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self

from markupsafe import Markup
from pydantic import Field, StringConstraints, model_validator

from partnership.activities.form.outline import field_of, outline
from partnership.activities.tools.model import Kept, Tool, Work
from partnership.activities.tools.outline import Outline
from partnership.bank.documents import Location, Record
from partnership.bank.framework import FrameworkItem, find_framework
from partnership.bank.unique import require_unique
from partnership.bank.words import Nation, Slug, Text

LONGEST = 20_000
"""Characters that one answer takes."""

MOST_VERSIONS = 30

Answers = Annotated[
    dict[Slug, Annotated[str, StringConstraints(max_length=LONGEST)]], Field(max_length=100)
]
"""What was written, or the id of what was chosen, by field."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Day = Annotated[str, StringConstraints(pattern=r"^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$")]


class Version(Kept):
    """The answers as they stood when somebody kept them."""

    name: Name
    """What it was called."""
    saved: Day
    """The day on which it was kept."""
    answers: Answers
    """What it held."""


class Filled(Work):
    """A form, filled in as far as somebody got, and its earlier versions."""

    answers: Answers = Field(default_factory=dict)
    """What it holds now."""
    versions: Annotated[tuple[Version, ...], Field(max_length=MOST_VERSIONS)] = ()
    """What it held before, the earliest first."""


class Option(Record):
    """Something that can be chosen."""

    id: Slug
    label: Text
    says: str = ""
    """What is said of it once it is chosen."""
    sources: tuple[Slug, ...] = ()
    """Where that comes from."""
    ask: str = ""
    """What is then still to be asked or done."""
    open: bool = False
    """Whether choosing it means that the section is not settled."""


class Question(Record):
    """A question that helps to find words. It has no answer of its own."""

    text: Text
    source: Slug | None = None
    """The key of the source that asks it, in this course's words."""


class FormField(Record):
    """Something to write or to choose."""

    id: Slug
    label: Text
    kind: Literal["line", "text", "day", "choice"]
    hint: str = ""
    needed: bool = False
    """Whether the document is not complete without it."""
    options: tuple[Option, ...] | Slug = ()
    """What can be chosen, or the name of a list in ``choices``."""


class Section(Record):
    """A part of the form, and of the document."""

    id: Slug
    title: Text
    why: str = ""
    """Why it is asked."""
    asks: tuple[Question, ...] = ()
    rules: tuple[Slug, ...] = ()
    """Parts of the framework ``rules_of`` that bear on it."""
    fields: Annotated[tuple[FormField, ...], Field(min_length=1)]


class Sourced(Record):
    """A sentence or two, with its source."""

    text: Text
    source: Slug


class FormTool(Tool):
    """A form: ``datasets/tools/<id>.yaml`` with ``kind: form``."""

    WORK: ClassVar[type[Work]] = Filled

    kind: Literal["form"]
    """Its kind: *form*."""
    document: Text
    """The heading of the document that comes of it."""
    keeps: Literal["version", "record"] = "version"
    """*version*: one document that changes. *record*: one document after another."""
    nation: Nation | None = None
    """The part of the UK whose law it is about."""
    checked: date | None = None
    """When what it says of law and guidance was last checked."""
    review_by: date | None = None
    """When to check that again."""
    first: str = ""
    """What comes before any form."""
    ask: str = ""
    """Whom to ask."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """The parts of the form, in order."""
    choices: dict[Slug, tuple[Option, ...]] = Field(default_factory=dict)
    """Lists of options that several fields share."""
    rules_of: Slug | None = None
    """The framework whose parts are quoted beside sections."""
    notes: tuple[Sourced, ...] = ()
    """What to know besides."""
    closing: str = ""
    """What stands at the end of the document."""
    signatures: bool = False
    """Whether the document ends with a table to sign."""

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        require_unique((field.id for field in self.fields()), "field")
        for field in self.fields():
            if (field.kind == "choice") != bool(self.options_of(field)):
                raise ValueError(f"'{field.id}' is a choice if it has options - mend one of them")
        for section in self.sections:
            for rule in section.rules:
                if rule not in self._rules():
                    raise ValueError(
                        f"'{self.rules_of}' has no part '{rule}' - "
                        f"use one of {', '.join(self._rules()) or 'none: name rules_of'}"
                    )
        return self

    def fields(self) -> Iterator[FormField]:
        """Yield everything that can be written or chosen, in order."""
        for section in self.sections:
            yield from section.fields

    def options_of(self, field: FormField) -> tuple[Option, ...]:
        """Return what can be chosen in a field."""
        if isinstance(field.options, str):
            return self.choices.get(field.options, ())
        return field.options

    def sources(self) -> Iterator[tuple[Location, str]]:
        """Yield the place and the key of every source."""
        yield from super().sources()
        for number, section in enumerate(self.sections):
            for place, asked in enumerate(section.asks):
                if asked.source:
                    yield ["sections", number, "asks", place, "source"], asked.source
            for place, field in enumerate(section.fields):
                for option in self.options_of(field):
                    for key in option.sources:
                        yield ["sections", number, "fields", place, "options"], key
        for number, note in enumerate(self.notes):
            yield ["notes", number, "source"], note.source

    def own(self, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the sections, with what is said of each option and its sources in words."""
        return {
            "document": self.document,
            "keeps": self.keeps,
            "checked": self.checked.isoformat() if self.checked else None,
            "nation": self.nation,
            "first": self.first,
            "ask": self.ask,
            "sections": [self._section(one, cite) for one in self.sections],
            "notes": [{"text": one.text, "source": cite(one.source)} for one in self.notes],
            "closing": self.closing,
            "signatures": self.signatures,
        }

    def outline(self) -> Outline:
        """Return how the answers and what was kept of them before read."""
        fields = [
            field_of(
                section.title,
                field.label,
                field.id,
                {one.id: one.label for one in self.options_of(field)},
                day=field.kind == "day",
            )
            for section in self.sections
            for field in section.fields
        ]
        return outline(fields, kept=self.keeps.capitalize())

    def on_paper(self) -> Markup:
        """Return the sections, to fill in by hand."""
        first = Markup("<p><strong>{}</strong></p>").format(self.first) if self.first else ""
        ask = Markup("<p>{}</p>").format(self.ask) if self.ask else ""
        sections = Markup().join(self._on_paper(section) for section in self.sections)
        return Markup("{}{}{}").format(first, ask, sections)

    def _on_paper(self, section: Section) -> Markup:
        asks = Markup().join(Markup("<li>{}</li>").format(one.text) for one in section.asks)
        fields = Markup().join(
            Markup("<li>{}{}</li>").format(
                field.label,
                Markup().join(
                    Markup("<br>☐ {} {}").format(one.label, one.says)
                    for one in self.options_of(field)
                ),
            )
            for field in section.fields
        )
        questions = Markup("<ul>{}</ul>").format(asks) if asks else ""
        return Markup("<h4>{}</h4><p>{}</p>{}<ul>{}</ul>").format(
            section.title, section.why, questions, fields
        )

    def _section(self, section: Section, cite: Callable[[str], str]) -> dict[str, Any]:
        rules = self._rules()
        return {
            "id": section.id,
            "title": section.title,
            "why": section.why,
            "asks": [
                {"text": one.text, "source": cite(one.source) if one.source else ""}
                for one in section.asks
            ],
            "rules": [f"{rules[one].label}: {rules[one].gist}" for one in section.rules],
            "fields": [
                {
                    **field.model_dump(exclude={"options"}),
                    "options": [
                        {**one.model_dump(), "sources": [cite(key) for key in one.sources]}
                        for one in self.options_of(field)
                    ],
                }
                for field in section.fields
            ],
        }

    def _rules(self) -> dict[str, FrameworkItem]:
        if not self.rules_of:
            return {}
        found = find_framework(self.rules_of)
        return {one.id: one for one in found.items}
