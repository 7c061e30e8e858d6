"""A list of professional standards: what a body asks of people who do a certain work."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from partnership.bank.documents import Record, read_named
from partnership.bank.unique import require_unique
from partnership.bank.words import Nation, Slug, Text
from partnership.paths import datasets


class Standard(Record):
    """One standard of a list."""

    id: Slug
    label: Text
    """Its name, as its publisher gives it."""
    gist: Text
    """What it is about, in the course's words."""


class Standards(Record):
    """A list of professional standards: ``standards/<id>.yaml``."""

    id: Slug
    """Its name, and its file's."""
    name: Text
    """What its publisher calls it."""
    short: Text
    """Its name where there is little room, with its year."""
    publisher: Text
    """Who published it."""
    published: Text
    """When this version of it was published."""
    nation: Nation
    """Where it holds."""
    for_whom: Text
    """Whom it is for."""
    source: Text
    """The key of a source in book/references.bib."""
    was_read: Text
    """What of it was read for this course, where and when."""
    rights: Text
    """Whose words they are, and by what right they stand here."""
    review_by: date
    """When to look whether it still holds."""
    items: list[Standard] = Field(min_length=2)
    """The standards, in their publisher's order."""

    @model_validator(mode="after")
    def _standards_are_told_apart(self) -> Standards:
        require_unique((item.id for item in self.items), "standard")
        return self

    @property
    def names(self) -> dict[str, Standard]:
        """The standards by the names under which outcomes and notes point to them."""
        return {f"{self.id}.{item.id}": item for item in self.items}


def all_standards() -> list[Standards]:
    """Return every list of ``datasets/standards/``, in the order of their names.

    Raises:
        ContentError: a file does not describe a list, or its id is not the file's name.
    """
    return [
        read_named(path, Standards) for path in sorted((datasets() / "standards").glob("*.yaml"))
    ]
