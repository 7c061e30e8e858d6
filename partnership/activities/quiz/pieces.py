"""What questions are made of: the pieces that more than one kind has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from partnership.activities.quiz.judgement import Verdict
from partnership.bank.documents import Record
from partnership.bank.words import Slug, Text


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The name by which an answer means it."""


class Labelled(Record):
    """A heading, a term or anything else that is known by a short name."""

    id: Slug
    label: Text


class Option(Record):
    """One answer a learner may choose, with the reason that is shown afterwards."""

    id: Slug
    text: Text
    verdict: Verdict
    reason: Text
    source: Slug | None = None


def sources_of(options: Iterable[Option]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the place and the key of every source that the options name."""
    for number, option in enumerate(options):
        if option.source:
            yield ("options", number, "source"), option.source


def require_known(names: Iterable[str], known: Iterable[str], holder: str, what: str) -> None:
    """Refuse the name of something that is not there.

    Raises:
        ValueError: a name is not among those known; the message says who names it.
    """
    choices = list(known)
    for name in names:
        if name not in choices:
            raise ValueError(
                f"{holder} names the {what} '{name}', which does not exist"
                f" - use one of {', '.join(choices)}"
            )


def listed(answer: object, things: Iterable[Named]) -> list[str]:
    """Return the ids that are in an answer which is a list, in the order of ``things``."""
    return [one.id for one in things if one.id in answer] if isinstance(answer, list) else []
