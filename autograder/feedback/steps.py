"""What a student might do next, criterion by criterion: ``next-steps.yaml`` in the course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from autograder.feedback.model import Clicked, Part, Section, Step, Written
from partnership.bank.documents import Record, read_record
from partnership.bank.words import Slug, Text

FILE = "next-steps.yaml"
MOST = 3
"""Things to do. Whoever is told ten does none."""


class Advice(Record):
    """How to come a level further on one criterion."""

    what: Text
    """One thing to do, in the imperative."""
    section: Slug
    """The label of the section of the book that helps with it."""


class NextSteps(Record):
    """Advice for every criterion of the course's rubrics."""

    criteria: dict[Slug, Advice]


def read_advice(course: Path) -> Mapping[str, Advice]:
    """Return the advice by criterion; none where the course has no such file.

    Raises:
        ContentError: the file is wrong; each fault has its line.
    """
    path = course / FILE
    return read_record(path, NextSteps)[0].criteria if path.is_file() else {}


def next_steps(
    parts: Sequence[Part], advice: Mapping[str, Advice], sections: Mapping[str, Section]
) -> tuple[Step, ...]:
    """Return at most three things to do: the criteria with the lowest share of marks first.

    Each criterion is named once, however many pieces it was used for. What was clicked comes
    last, if there is room.
    """
    return tuple(islice(_steps(parts, advice, sections), MOST))


def _steps(
    parts: Sequence[Part], advice: Mapping[str, Advice], sections: Mapping[str, Section]
) -> Iterator[Step]:
    judged = [one for part in parts if isinstance(part, Written) for one in part.judged]
    told: set[str] = set()
    for one in sorted(judged, key=lambda one: one.share):
        found = advice.get(one.criterion.id)
        if found and one.next_up is not None and one.criterion.id not in told:
            told.add(one.criterion.id)
            yield Step(one.criterion.name, found.what, sections.get(found.section))
    for part in parts:
        if isinstance(part, Clicked) and part.again:
            yield Step(part.heading, "Read again what was not yet clear.", part.again[0])
