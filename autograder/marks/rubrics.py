"""Which version of the rubric applies, and every one that was marked by before."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, select

from autograder.marks.event import MarkingError
from autograder.marks.tables import EVENT, RUBRIC
from autograder.rubric import Piece, Rubric
from partnership.bank.documents import read_record

COURSE = "course"
"""Who brought in the first version: it came with the course."""


def fingerprint(piece: Piece) -> str:
    """Return a short mark of what the piece's marks mean: its cell and criteria."""
    meant = piece.model_dump_json(include={"cell", "criteria"})
    return hashlib.sha256(meant.encode()).hexdigest()[:16]


def rubric_in_file(course: Path, assignment: str) -> Rubric:
    """Return an assignment's rubric as it is in its file now.

    Raises:
        MarkingError: the assignment has none.
        ContentError: the rubric is wrong.
    """
    # The assignment is a name of a file here, and comes from whoever asks.
    found = {path.stem: path for path in (course / "rubrics").glob("*.yaml")}
    if assignment not in found:
        raise MarkingError("unknown", f"there is no rubric for '{assignment}'", "check the name")
    return _in_file(found[assignment], found[assignment].stat().st_mtime_ns)


@lru_cache(64)
def _in_file(path: Path, _changed: int) -> Rubric:
    """``_changed``: when the file was, so that another version is another rubric."""
    return read_record(path, Rubric)[0]


def piece_in_file(course: Path, assignment: str, cell: str) -> Piece:
    """Return a piece as the course's rubric has it now.

    Raises:
        MarkingError: the assignment has no rubric, or its rubric no such piece.
        ContentError: the rubric is wrong.
    """
    rubric = rubric_in_file(course, assignment)
    try:
        return rubric.piece(cell)
    except KeyError:
        names = ", ".join(piece.cell for piece in rubric.pieces)
        raise MarkingError(
            "unknown", f"'{cell}' is not in the rubric of {assignment}", f"use one of {names}"
        ) from None


def applied(db: Connection, assignment: str, cell: str) -> Piece | None:
    """Return the version that applies, or None where none was ever taken in."""
    of_this = (RUBRIC.c.assignment == assignment) & (RUBRIC.c.cell == cell)
    latest = select(RUBRIC.c.piece).where(of_this).order_by(RUBRIC.c.number.desc()).limit(1)
    text = db.execute(latest).scalar()
    return _read(text) if text else None


def applied_pieces(db: Connection, assignment: str) -> list[str]:
    """Return the cells of an assignment that a version of the rubric applies to."""
    found = select(RUBRIC.c.cell).where(RUBRIC.c.assignment == assignment).distinct()
    return sorted(db.execute(found).scalars())


def versions(db: Connection, assignment: str, cell: str) -> dict[str, Piece]:
    """Return every version there ever was, by its fingerprint."""
    of_this = (RUBRIC.c.assignment == assignment) & (RUBRIC.c.cell == cell)
    rows = db.execute(select(RUBRIC.c.fingerprint, RUBRIC.c.piece).where(of_this))
    return {row.fingerprint: _read(row.piece) for row in rows}


@lru_cache(256)
def _read(text: str) -> Piece:
    return Piece.model_validate_json(text)


def apply(db: Connection, assignment: str, piece: Piece, who: str) -> None:
    """Let this version apply from now on."""
    row = {
        "fingerprint": fingerprint(piece),
        "assignment": assignment,
        "cell": piece.cell,
        "piece": piece.model_dump_json(),
        "at": datetime.now(UTC).replace(tzinfo=None),
        "who": who,
    }
    db.execute(RUBRIC.insert(), row)


def marked_before(db: Connection, assignment: str, cell: str) -> bool:
    """Tell whether anybody has marked an answer in this cell."""
    of_this = (EVENT.c.assignment == assignment) & (EVENT.c.cell == cell)
    marks = EVENT.c.kind.in_(("mark", "agree"))
    return db.execute(select(EVENT.c.number).where(of_this, marks).limit(1)).first() is not None
