"""A student's work on its way through a batch: before it is marked, and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.engine.result import GradedSubmission
from autograder.engine.spec import Submission

Trace = tuple[str, int, int, int]
"""A file's path, inode, size in bytes and time of its last change in nanoseconds."""


@dataclass(frozen=True)
class Task:
    """A student's work to be marked: where it is, and when it was handed in (UTC)."""

    student: str
    folder: Path
    timestamp: datetime | None = None
    ignore: tuple[str, ...] = ()
    traces: frozenset[Trace] | None = None
    """What stood in the folder when it was read, or nothing if it was not read yet."""


@dataclass(frozen=True)
class Marked:
    """A task that is done: what was read, and what came of it."""

    task: Task
    submission: Submission
    graded: GradedSubmission


@dataclass(frozen=True)
class Unread:
    """A task that is left for the next time, and why. Nothing is stored of it."""

    task: Task
    reason: str


Result = Marked | Unread
