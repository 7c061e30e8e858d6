"""What the records of a case have in common."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from partnership.bank.documents import Record
from partnership.bank.words import Nation, Slug, Text

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
"""The id of a thing inside a case: small letters, digits and single underscores."""

Days = Annotated[int, Field(ge=0, le=20000)]
"""A number of days from the start, which is day 0."""

Strength = Literal["none", "weak", "strong", "stressful"]
"""What a tie of the ecomap is like."""


class Grounded(Record):
    """Something that the case says, with where it comes from or that it is the course's view."""

    source: Slug | tuple[Slug, ...] | None = None
    """The key of the source, or a list of keys."""
    judgement: Literal[True] | None = None
    """*true*: the course's own judgement. Either this or a source must be given; both may be."""

    @model_validator(mode="after")
    def _say_where_it_comes_from(self) -> Self:
        if not self.source and not self.judgement:
            raise ValueError(
                "nothing says where this comes from"
                " - add 'source:' with a key, or 'judgement: true' if it is the course's view"
            )
        return self

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the sources."""
        return (self.source,) if isinstance(self.source, str) else self.source or ()


class Law(Record):
    """A statement of law or statutory guidance, with the day on which it was looked up."""

    id: Id
    says: Text
    """In the course's words, with the nation in which it holds."""
    nation: Nation
    as_of: date
    source: Slug
    elsewhere: Text | None = None
    """What to look for in the other nations."""


class Tag(Record):
    """What a decision shows, by a framework of the bank."""

    framework: Slug
    item: Id | Slug
    """The id of the item: a rung of ``arnstein``, a level of ``gasper_levels``, and so on."""
    why: Text | None = None
