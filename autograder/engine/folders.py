"""Write what was marked into the folder of an nbgrader course where nbgrader looks for it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.course import Course
from autograder.engine.beside import in_the_way
from autograder.engine.spec import AssignmentSpec
from autograder.engine.stand_in import stand_in
from autograder.engine.task import Marked
from partnership.errors import CourseError


def write_autograded(course: Course, spec: AssignmentSpec, marked: Marked) -> None:
    """Put the marked notebooks, and all files beside them, where nbgrader looks for them.

    The folder is there whole or not at all: it is made beside its place and moved there.

    Raises:
        CourseError: it cannot be written.
    """
    place = course.place("autograded", marked.task.student, spec.name)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _alone_in(place.parent):
            _put(place, course, spec, marked)
    except OSError as error:
        raise CourseError(
            f"what was marked cannot be written ({error.strerror})",
            "make room, or give yourself permission, then run this again: it does what is left",
            str(place),
        ) from error


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until nobody else who marks writes into a folder. A lock ends with its program."""
    number = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)


def _put(place: Path, course: Course, spec: AssignmentSpec, marked: Marked) -> None:
    new, old = (place.with_name(f".{place.name}.{word}") for word in ("new", "old"))
    for left in (new, old):
        if left.exists():
            shutil.rmtree(left)
    new.mkdir()
    files = {**marked.submission.files, **marked.graded.files, **spec.files}
    lost = in_the_way(marked.submission.files, spec.files)
    for name, content in files.items():
        if not name.endswith(".ipynb") and name not in lost:
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


def _write(path: Path, content: bytes, course: Course) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(course.file_mode)
