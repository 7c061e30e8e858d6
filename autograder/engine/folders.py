"""The folders of an nbgrader course that marking reads and writes: what is there, what is new."""

from __future__ import annotations

import glob
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from autograder.course import Course
from autograder.engine.batch import Marked, Task
from autograder.engine.spec import AssignmentSpec
from autograder.engine.stand_in import stand_in

TIME = "timestamp.txt"


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
    from nbgrader.utils import parse_utc  # type: ignore[import-untyped]

    try:
        text = (folder / TIME).read_text("utf-8").strip()
        found: datetime | None = parse_utc(text) if text else None
    except (OSError, ValueError, OverflowError):
        return None
    return found


def write_autograded(course: Course, spec: AssignmentSpec, marked: Marked) -> None:
    """Put the marked notebooks, and all files beside them, where nbgrader looks for them.

    The folder is there whole or not at all: it is made beside its place and moved there.
    """
    place = course.place("autograded", marked.task.student, spec.name)
    new, old = (place.with_name(f".{place.name}.{word}") for word in ("new", "old"))
    for left in (new, old):
        if left.exists():
            shutil.rmtree(left)
    new.mkdir(parents=True)
    files = {**marked.submission.files, **marked.graded.files, **spec.files}
    for name, content in files.items():
        if not name.endswith(".ipynb"):
            _write(new / name, content, course)
    for notebook, wanted in zip(marked.graded.notebooks, spec.notebooks, strict=True):
        text = notebook.notebook
        handed_in = marked.submission.files.get(f"{wanted.name}.ipynb")
        if text is None and handed_in is not None:
            text = stand_in(wanted, handed_in, "; ".join(marked.graded.reasons))
        if text is not None:
            _write(new / f"{wanted.name}.ipynb", text.encode(), course)
    if place.exists():
        place.rename(old)
    new.rename(place)
    if old.exists():
        shutil.rmtree(old)


def _submitted(course: Course, assignment: str) -> Iterator[tuple[str, Path]]:
    """Yield each student with a folder, wherever the course keeps them."""
    marker = "partnership-student"
    pattern = str(course.place("submitted", marker, assignment))
    shape = re.compile(re.escape(pattern).replace(re.escape(marker), "([^/]+)"))
    for path in glob.glob(glob.escape(pattern).replace(marker, "*")):  # noqa: PTH207
        match = shape.fullmatch(path)
        if match and Path(path).is_dir():
            yield match[1], Path(path)


def _write(path: Path, content: bytes, course: Course) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(course.file_mode)
