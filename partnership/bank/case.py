"""A worked case: what happened in one place, step by step, and what to notice in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from partnership.bank.documents import Record, read_record
from partnership.bank.unique import require_unique
from partnership.bank.words import Confidence, InventoryNumber, Nation, Slug, Text

PLAYED = re.compile(r"^kind:[ ]*simulation\b", re.MULTILINE)
"""Worked cases and cases to be played share a folder; this line tells them apart."""


class Event(Record):
    """One step of a case."""

    id: Slug
    when: Text
    """The date as far as the source gives it, in words."""
    year: Annotated[int | None, Field(ge=1900, le=2100)] = None
    """The year to draw it at, where the source allows one to be given."""
    what: Text
    """What happened, in the course's words."""
    who: list[Text] = Field(default_factory=list)
    """The organisations and people who took part."""
    who_paid: Text | None = None
    """Whose money it was. Left out where the source does not say."""
    level: Slug | None = None
    """The level of working together, by its id in the framework ``gasper_levels``."""
    inventory: list[InventoryNumber] = Field(default_factory=list)


class Case(Record):
    """A case from a published source, told in the course's words: ``datasets/cases/<id>.yaml``."""

    id: Slug
    """Its name, and its file's."""
    kind: Literal["worked"]
    """*worked*: told from start to end, with nothing to decide."""
    title: Text
    """What the course calls it."""
    place: Text
    """Where it happened."""
    nation: Nation
    """The part of the UK it happened in."""
    source: Slug
    """The key of the source that everything in the case comes from."""
    confidence: Confidence
    """How sure the course is that the source says so."""
    inventory: list[InventoryNumber]
    """Numbers of inventory.csv that it teaches."""
    summary: Text
    """The case in short."""
    events: list[Event] = Field(min_length=2)
    """What happened, step by step."""
    notice: list[Text] = Field(min_length=1)
    """What the case shows. The course's reading, not the source's."""
    questions: list[Text] = Field(min_length=1)
    """Questions to talk about."""
    cautions: list[Text] = Field(min_length=1)
    """What the case cannot tell."""

    @model_validator(mode="after")
    def _events_are_told_apart_and_in_order(self) -> Case:
        require_unique((event.id for event in self.events), "event")
        years = [event.year for event in self.events if event.year]
        if years != sorted(years):
            raise ValueError(f"the events' years are {years} - put the events in order of time")
        return self


def is_played(path: Path) -> bool:
    """Return whether a file holds a case to be played, which is an activity, and not one told."""
    try:
        return PLAYED.search(path.read_text(encoding="utf-8")) is not None
    except (OSError, UnicodeDecodeError):
        return False


def read_case(path: Path) -> Case:
    """Return the case in a file.

    Raises:
        ContentError: the file is missing or wrong; it lists every fault with its line.
    """
    return read_record(path, Case)[0]
