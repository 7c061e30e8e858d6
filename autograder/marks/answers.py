"""What a marker sees of answers: a list in their own order, and one answer with its text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from autograder.marks.standing import Standing, Status
from autograder.rubric import Piece


@dataclass(frozen=True)
class AnswerRow:
    """One answer in a marker's list. ``order`` counts from 0."""

    script: str
    order: int
    status: Status
    """As the marker may see it: to a blind second marker, ``waiting`` or ``second``."""
    flags: int
    conflict: bool
    total: float | None
    """What this marker gave in this role, or else what is agreed; None to a blind one."""
    done: bool
    """This role's mark is there, in full."""
    skipped: bool
    """The marker put it off."""
    sampled: bool
    number: int
    """Of the last event."""


@dataclass(frozen=True)
class AutoPart:
    """A part of the same notebook that a test marked."""

    cell: str
    score: float
    most: float


@dataclass(frozen=True)
class Answer:
    """One answer as this marker may see it. Nothing in it names the student."""

    assignment: str
    cell: str
    script: str
    text: str
    """Markdown as it was written, with its writer's own name blanked; untrusted."""
    html: str
    """The same as HTML that is safe to show."""
    piece: Piece
    """The rubric that applies."""
    rubric: str
    """Its fingerprint: a mark names the version that was shown."""
    auto: tuple[AutoPart, ...]
    standing: Standing
    sampled: bool
    missing: str = ""
    """Why there is no text, where there is none."""
    identifying: tuple[str, ...] = field(default=())
    """What in it seems to identify somebody: ``an address: 12 Example Road``."""
    look_at: tuple[str, ...] = field(default=())
    """What in the notebook's code could forge the marks of its tests."""


def own_order(marker: str, assignment: str, cell: str, script: str) -> str:
    """Return what to sort by, so that every marker has an order of their own that stays.

    Whoever comes late in a pile is marked differently; in different orders that evens out.
    """
    return hashlib.sha256(f"{marker}\n{assignment}\n{cell}\n{script}".encode()).hexdigest()
