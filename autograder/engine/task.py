"""A student's work on its way through a batch: before it is marked, and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.engine.result import GradedSubmission
from autograder.engine.spec import Submission


@dataclass(frozen=True)
class Task:
    """A student's work to be marked: where it is, and when it was handed in (UTC)."""

    student: str
    folder: Path
    timestamp: datetime | None = None
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True)
class Marked:
    """A task that is done: what was read, and what came of it."""

    task: Task
    submission: Submission
    graded: GradedSubmission
