"""A reflection prompt: what is asked, and what is sent to a browser."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Any, Literal

from markupsafe import Markup
from pydantic import Field

from partnership.bank.documents import Record, read_record
from partnership.bank.words import InventoryNumber, Slug, Text

CONFIDENTIALITY = (
    "Leave out names and anything else that could identify a child, a family, "
    "a colleague or a setting."
)
"""Stands above every place in which a person writes about their practice."""


class Prompt(Record):
    """Something to think and write about: ``datasets/prompts/<id>.yaml``."""

    id: Slug
    title: Text
    question: Text
    hints: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    page: Slug
    """The page of the book that asks it, without its ending."""
    status: Literal["draft"] | None = None
    """*draft*: the page that asks it is still to be written."""
    inventory: tuple[InventoryNumber, ...] = ()
    source: Slug | None = None
    minutes: Annotated[int, Field(ge=1, le=120)]
    """How long a thoughtful answer takes."""

    @property
    def fingerprint(self) -> str:
        """A short mark of what is asked."""
        return hashlib.sha256(self.question.encode()).hexdigest()[:12]

    def spec(self) -> dict[str, Any]:
        """Return the prompt as plain data for ``view.js``."""
        return {
            **self.model_dump(include={"id", "title", "question", "minutes"}),
            "hints": list(self.hints),
            "confidentiality": CONFIDENTIALITY,
            "fingerprint": self.fingerprint,
        }

    def printed(self) -> Markup:
        """Return the prompt as HTML that reads without JavaScript."""
        hints = Markup().join(Markup("<li>{}</li>").format(hint) for hint in self.hints)
        return Markup("<p>{}</p><ul>{}</ul><p>{}</p>").format(self.question, hints, CONFIDENTIALITY)


def read_prompt(path: Path) -> Prompt:
    """Return the prompt in a file.

    Raises:
        ContentError: the file is missing or wrong; it lists every fault with its line.
    """
    return read_record(path, Prompt)[0]
