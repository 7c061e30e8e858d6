"""A reflection prompt: what is asked, where it is written, and what is sent to a browser."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from markupsafe import Markup
from pydantic import Field

from partnership.activities.parts import Part
from partnership.activities.reflect.identifiers import identifiers
from partnership.activities.reflect.scaffold import scaffolds
from partnership.activities.responses import Responses, answer_to
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
    """Its name, and its file's."""
    title: Text
    """The heading above it."""
    question: Text
    """What the learner is asked to think and write about."""
    hints: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    """Ways in, folded until they are wanted."""
    page: Slug
    """The page of the book that asks it, without its ending."""
    status: Literal["draft"] | None = None
    """*draft*: the page that asks it is still to be written."""
    scaffold: Slug | None = None
    """The scaffold that a learner who has not chosen is offered first."""
    inventory: tuple[InventoryNumber, ...] = ()
    """Numbers of inventory.csv that it teaches."""
    source: Slug | None = None
    """The key of a source in book/references.bib."""
    minutes: Annotated[int, Field(ge=1, le=120)]
    """How long a thoughtful answer takes."""

    @property
    def fingerprint(self) -> str:
        """A short mark of what is asked."""
        return hashlib.sha256(self.question.encode()).hexdigest()[:12]

    @property
    def steps(self) -> int:
        """One: whoever has written in any box has answered."""
        return 1

    def parts(self) -> tuple[Part, ...]:
        """Return every box there is to write in, and the choice of scaffold.

        What is written without a scaffold is kept under the prompt's own id, and what is
        written at a stage under ``<id>.<scaffold>.<stage>``. So nothing is lost when a
        learner changes from one to another and back.
        """
        return tuple(self._parts())

    def _parts(self) -> Iterator[Part]:
        yield Part(self.id, self.title, self.fingerprint, own_words=True)
        words = {"free": "My own way"} | {one["id"]: one["name"] for one in scaffolds()}
        yield Part(f"{self.id}.scaffold", "Set out as", self.fingerprint, False, words)
        for one in scaffolds():
            for stage in one["stages"]:
                name = f"{self.id}.{one['id']}.{stage['id']}"
                yield Part(name, stage["label"], self.fingerprint, own_words=True)

    def written(self, responses: Responses) -> str:
        """Return everything that was written, each stage under its heading."""
        texts = ((part, answer_to(part, responses)) for part in self.parts() if part.counts)
        return "\n\n".join(
            text if part.id == self.id else f"{part.title}\n{text}"
            for part, text in texts
            if isinstance(text, str) and text.strip()
        )

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the prompt as plain data for ``view.js``, which it needs with ``shared``."""
        return {
            **self.model_dump(include={"id", "title", "question", "minutes", "scaffold"}),
            "hints": list(self.hints),
            "fingerprint": self.fingerprint,
        }

    def printed(self) -> Markup:
        """Return the prompt as HTML that reads without JavaScript."""
        hints = Markup().join(Markup("<li>{}</li>").format(hint) for hint in self.hints)
        return Markup("<p>{}</p><ul>{}</ul><p>{}</p>").format(self.question, hints, CONFIDENTIALITY)


def shared_by_prompts() -> dict[str, Any]:
    """Return what the views of all prompts need: scaffolds, and what might identify someone.

    Raises:
        ContentError: one of the two files is wrong.
    """
    return {
        "confidentiality": CONFIDENTIALITY,
        "scaffolds": scaffolds(),
        "identifiers": identifiers(),
    }


def read_prompt(path: Path) -> Prompt:
    """Return the prompt in a file.

    Raises:
        ContentError: the file is missing or wrong; it lists every fault with its line.
    """
    return read_record(path, Prompt)[0]
