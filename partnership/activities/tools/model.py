"""A tool: an instrument that people use on their own partnership.

What a tool keeps is its *work*: a record with a few *pieces*, each kept on its own. The work's
model is the one description of it. Python reads files by it; a page gets it as JSON Schema, and
``schema.js`` refuses what does not fit, by the same description.
"""

from __future__ import annotations

import json
import re
from abc import abstractmethod
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Self

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from partnership.activities.parts import Part, mark_of
from partnership.activities.record import ActivityRecord
from partnership.activities.reflect.identifiers import identifiers
from partnership.activities.tools.compact import compact
from partnership.activities.tools.outline import Outline
from partnership.bank.documents import Location, Record
from partnership.bank.words import Slug, Text

FOLDER = "tools"
"""The folder of the bank that holds the tools."""

KIND = re.compile(r"^kind:[ ]*(\w+)", re.MULTILINE)
"""Tools of all kinds share a folder; this line tells them apart."""

COURSE = "Partnership Working in the Early Years"

REMINDER = (
    "Write about the partnership. Leave out the names of children and families, and anything else "
    "that could tell a reader who they are. Roles do as well as names for adults."
)
"""Stands above every tool."""


class Kept(BaseModel):
    """Something that somebody keeps in a tool."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True
    )


class Work(Kept):
    """All that somebody keeps in a tool. Each field is a piece, and has a default: nothing yet."""

    VERSION: ClassVar[int] = 1
    """Goes up when what was kept before no longer fits. It is then set aside, not lost."""


class WorkedExample(Record):
    """Made-up work, for people to look at before they begin their own."""

    about: Text
    """What the example shows, and that it is made up."""
    work: dict[str, Any]
    """The work, in the shape of the tool's own."""


class Tool(ActivityRecord):
    """A tool of any kind: ``datasets/tools/<id>.yaml``."""

    WORK: ClassVar[type[Work]]
    """What somebody keeps in it."""

    kind: str
    """Its kind: a folder of ``partnership/activities``."""
    idea: Text
    """The idea in a paragraph, in the course's own words."""
    after: tuple[Slug, ...] = Field(min_length=1)
    """The keys of the sources that the idea comes from."""
    chapter: Slug
    """The page of the book that teaches it."""
    example: WorkedExample
    """Made-up work, to be looked at first."""
    cannot_tell: tuple[Text, ...] = Field(min_length=2)
    """What the tool cannot tell, each in a sentence or two."""
    expects: tuple[Slug, ...] = ()
    """What belongs in it though it might identify somebody elsewhere, such as full dates in an
    agreement: ids of patterns of ``datasets/identifiers.yaml``."""

    @model_validator(mode="after")
    def _expects_what_there_is(self) -> Self:
        known = [one["id"] for one in identifiers()["patterns"]]
        if unknown := [one for one in self.expects if one not in known]:
            raise ValueError(f"no pattern is called '{unknown[0]}' - use one of {', '.join(known)}")
        return self

    @model_validator(mode="after")
    def _example_is_work(self) -> Self:
        try:
            self.example_work()
        except ValidationError as error:
            fault = error.errors()[0]
            place = ", ".join(str(step) for step in fault["loc"])
            raise ValueError(
                f"the example does not fit: {place}: {fault['msg']} - mend the example"
            ) from None
        return self

    def example_work(self) -> Work:
        """Return the made-up work.

        Raises:
            ValidationError: it does not have the shape of the tool's work.
        """
        return self.WORK.model_validate_json(json.dumps(self.example.work, default=str))

    def parts(self) -> tuple[Part, ...]:
        """Return the pieces of the work; the first says whether the tool has been used."""
        return tuple(
            Part(
                f"{self.id}.{name}",
                f"{self.title}: {name}",
                mark_of([self.kind, name, self.WORK.VERSION]),
                counts=number == 0,
                shape=partial(_fits, self.WORK, name),
            )
            for number, name in enumerate(self.WORK.model_fields)
        )

    def sources(self) -> Iterator[tuple[Location, str]]:
        """Yield the sources of the idea."""
        for number, key in enumerate(self.after):
            yield ["after", number], key

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the tool as plain data for its ``view.js``, which ``tools/frame.js`` reads."""
        return {
            **self.opening(),
            "course": COURSE,
            "idea": self.idea,
            "sources": [cite(key) for key in self.after],
            "pages": {self.chapter: None},
            "reminder": REMINDER,
            "cannotTell": list(self.cannot_tell),
            "expects": list(self.expects),
            "example": {
                "about": self.example.about,
                "work": self.example_work().model_dump(mode="json"),
            },
            "empty": self.WORK().model_dump(mode="json"),
            "shape": shape_of(self),
            "version": self.WORK.VERSION,
            "pieces": [{"id": part.id, "fingerprint": part.fingerprint} for part in self.parts()],
            **self.own(cite),
        }

    @abstractmethod
    def own(self, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return what this kind of tool needs besides, as plain data."""

    @abstractmethod
    def outline(self) -> Outline:
        """Return how the work reads in a journal."""

    def on_paper(self) -> Markup:
        """Return what of the tool can be used without a device, such as a form."""
        return Markup()

    def printed(self) -> Markup:
        """Return the tool as HTML that reads without JavaScript."""
        limits = Markup().join(Markup("<li>{}</li>").format(one) for one in self.cannot_tell)
        return Markup(
            "<p>{}</p><p>{}</p>{}<p>What this cannot tell you:</p><ul>{}</ul>"
            "<p>Your own work here is put together by your browser, on this device. "
            "For that, it needs JavaScript.</p>"
        ).format(self.intro, self.idea, self.on_paper(), limits)


def shape_of(tool: Tool) -> dict[str, Any]:
    """Return what ``schema.js`` judges work in a tool by."""
    return compact(tool.WORK.model_json_schema())


def shared_by_tools() -> dict[str, Any]:
    """Return what the views of all tools need: what might identify someone.

    Raises:
        ContentError: the file of the patterns is wrong.
    """
    return {"identifiers": identifiers()}


def is_kind(kind: str, path: Path) -> bool:
    """Tell a file of ``datasets/tools`` of one kind from the others."""
    return kind_of(path) == kind


def kind_of(path: Path) -> str:
    """Return the kind that a file of ``datasets/tools`` names; nothing where it names none."""
    try:
        found = KIND.search(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ""
    return found[1] if found else ""


def _fits(work: type[Work], name: str, answer: object) -> bool:
    """Tell whether something was kept in a piece: nothing yet, such as no rows, is no answer."""
    try:
        found = work.model_validate_json(json.dumps({name: answer}))
    except (TypeError, ValueError, RecursionError):
        return False
    return found != work()
