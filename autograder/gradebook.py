"""Open nbgrader's gradebook, or say plainly why it cannot be used.

Every command looks here first: a step that fails half way through for want of the
gradebook leaves files behind that no longer agree with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from autograder.course import Course
from partnership.errors import CourseError

PATIENCE = 5.0
"""Seconds to wait for whoever else is writing. Saving one mark takes far less."""

_RELEASE_FIRST = "run 'partnership mark release ASSIGNMENT' first"


def gradebook_error(reason: str, name: str) -> CourseError:
    """Return what to tell the tutor when the database says ``reason``."""
    known = {
        "database is locked": (
            "the gradebook is locked: another program is writing to it",
            "let it finish, or close what has the file open, then run this again",
        ),
        "disk is full": (
            "the disk is full",
            "make room, then run this again; what was stored until now is kept",
        ),
        "readonly": (
            "the gradebook cannot be written",
            "give yourself permission to write this file and its folder",
        ),
        "unable to open": (
            "the gradebook cannot be opened",
            "give yourself permission to read and write this file and its folder",
        ),
        "no such column": (
            "the gradebook was made by another version of nbgrader",
            "make a copy of it, then run 'nbgrader db upgrade' in the course's folder",
        ),
        "not a database": (
            "this file is not a gradebook, or it is damaged",
            "restore a back-up copy, or move it away and " + _RELEASE_FIRST,
        ),
    }
    for sign, (what, remedy) in known.items():
        if sign in reason:
            return CourseError(what, remedy, name)
    return CourseError(f"the gradebook cannot be used: {reason}", "check the database", name)


def check_gradebook(course: Course, *, writing: bool = True) -> None:
    """Make sure that the gradebook is there and can be used now.

    With ``writing`` it must be free to be written as well. A gradebook on a database
    server is left to the server.

    Raises:
        CourseError: it is missing, locked, not writable or not a gradebook.
    """
    if course.gradebook is None:
        return
    if not course.gradebook.exists():
        raise CourseError("there is no gradebook yet", _RELEASE_FIRST, course.gradebook_name)
    try:
        _try_out(course.gradebook, writing=writing)
    except sqlite3.Error as error:
        raise gradebook_error(str(error), course.gradebook_name) from error


def _try_out(file: Path, *, writing: bool) -> None:
    mode = "rw" if writing else "ro"
    address = f"{file.absolute().as_uri()}?mode={mode}"
    # Autocommit, so that BEGIN and ROLLBACK are ours.
    with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)) as db:
        if writing:
            db.execute("BEGIN IMMEDIATE")
            # SQLite notices a read-only file only when something is written.
            db.execute("CREATE TABLE partnership_check (id INTEGER)")
            db.execute("ROLLBACK")
        found = db.execute(
            "SELECT count(*) FROM sqlite_master WHERE name IN ('assignment', 'alembic_version')"
        ).fetchone()
    if found != (2,):
        raise sqlite3.DatabaseError("file is not a database of nbgrader's")


@contextmanager
def open_gradebook(course: Course, *, writing: bool = True) -> Iterator[Any]:
    """Give nbgrader's ``Gradebook``, closed again afterwards.

    Raises:
        CourseError: the gradebook cannot be used, now or later in the ``with`` block.
    """
    from nbgrader.api import Gradebook  # type: ignore[import-untyped]

    check_gradebook(course, writing=writing)
    try:
        with Gradebook(course.db_url, course.course_id) as gradebook:
            yield gradebook
    except DBAPIError as error:
        raise gradebook_error(str(error.orig), course.gradebook_name) from error


def check_assignment(course: Course, assignment: str) -> None:
    """Make sure that the gradebook can be used and knows the assignment.

    Raises:
        CourseError: the gradebook cannot be used or has no such assignment.
    """
    check_gradebook(course)
    known = _assignments(course)
    if assignment not in known:
        raise CourseError(
            f"there is no assignment '{assignment}' in the gradebook",
            f"name one of: {', '.join(known)}" if known else _RELEASE_FIRST,
            course.gradebook_name,
        )


def _assignments(course: Course) -> list[str]:
    """Return the names of all assignments. nbgrader, which is slow to load, is not asked."""
    engine = create_engine(course.db_url, poolclass=NullPool)
    try:
        with engine.connect() as db:
            if not inspect(db).has_table("assignment"):
                return []
            return sorted(db.execute(text("SELECT name FROM assignment")).scalars())
    except DBAPIError as error:
        raise gradebook_error(str(error.orig), course.gradebook_name) from error
    finally:
        engine.dispose()


def find_assignment(gradebook: Any, course: Course, name: str) -> Any:
    """Return nbgrader's own record of an assignment.

    Raises:
        CourseError: there is none of this name.
    """
    from nbgrader.api import MissingEntry

    try:
        return gradebook.find_assignment(name)
    except MissingEntry:
        raise CourseError(
            f"there is no assignment '{name}' in the gradebook",
            "check its name",
            course.gradebook_name,
        ) from None


def submitted(gradebook: Any, assignment_id: str, *columns: Any) -> Any:
    """Return a query for a student's ID and these columns, of all work on an assignment.

    It joins what was handed in with its notebooks; whoever calls it joins what else is asked for.
    """
    from nbgrader.api import SubmittedAssignment, SubmittedNotebook

    return (
        gradebook.db.query(SubmittedAssignment.student_id, *columns)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .filter(SubmittedAssignment.assignment_id == assignment_id)
    )
