"""What has been handed in to an nbgrader course, and which of it is marked already.

nbgrader itself is not loaded for this: a batch in which nothing is new ends at once.
"""

from __future__ import annotations

import glob
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from autograder.course import Course
from autograder.engine.submission import read_plain
from autograder.engine.task import Task

TIME = "timestamp.txt"
LONGEST_TIME = 1000
"""Bytes that are read of it: far more than any time takes."""


def find_tasks(course: Course, assignment: str) -> list[Task]:
    """Return what has been collected of an assignment, by student."""
    found = []
    for student, folder in _submitted(course, assignment):
        task = Task(student, folder, read_time(folder), tuple(course.ignored))
        found.append(task)
    return sorted(found, key=lambda task: task.student)


def is_marked(course: Course, assignment: str, task: Task) -> bool:
    """Say whether this very submission has been marked: nbgrader's own rule."""
    done = course.place("autograded", task.student, assignment)
    if not done.is_dir():
        return False
    before = read_time(done)
    return not (task.timestamp is not None and before is not None and task.timestamp > before)


def read_time(folder: Path) -> datetime | None:
    """Return when the work in a folder was handed in (UTC), if that is known."""
    try:
        text = read_plain(folder / TIME, LONGEST_TIME).decode("utf-8").strip()
        return _parse(text) if text else None
    except (OSError, ValueError, OverflowError):
        return None


def _parse(text: str) -> datetime:
    """Return a time as nbgrader reads it: in UTC, and without saying so."""
    if text.endswith(" UTC"):
        # As nbgrader writes it.
        with suppress(ValueError):
            return datetime.fromisoformat(text.removesuffix(" UTC")).replace(tzinfo=None)
    from nbgrader.utils import parse_utc  # type: ignore[import-untyped]

    found: datetime = parse_utc(text)
    return found


def _submitted(course: Course, assignment: str) -> Iterator[tuple[str, Path]]:
    """Yield each student with a folder, wherever the course keeps them."""
    marker = "partnership-student"
    pattern = str(course.place("submitted", marker, assignment))
    shape = re.compile(re.escape(pattern).replace(re.escape(marker), "([^/]+)"))
    for path in glob.glob(glob.escape(pattern).replace(marker, "*")):  # noqa: PTH207
        match = shape.fullmatch(path)
        if match and Path(path).is_dir():
            yield match[1], Path(path)
