"""Let a changed rubric apply, once the module leader has seen whom it affects."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import Connection

from autograder.marks import rubrics
from autograder.marks.adding import Adding
from autograder.marks.change import SAID, Affected, affected
from autograder.marks.event import Event, MarkingError
from autograder.marks.fields import Place
from autograder.marks.keeping import read_events
from autograder.marks.session import Session
from autograder.marks.standing import Rule, standing
from autograder.rubric import Piece


@dataclass(frozen=True)
class Change:
    """A piece of the rubric as it applies and as its file has it now, and whom that meets."""

    assignment: str
    old: Piece
    new: Piece
    affected: tuple[Affected, ...]

    @property
    def scripts(self) -> list[str]:
        """The answers that have to be looked at again."""
        return sorted({each.script for each in self.affected})

    @property
    def token(self) -> str:
        """A short mark of all that it shows: whoever accepts it names what they have seen."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:32]


def overtaken(cell: str) -> MarkingError:
    """Return what to say of a change that is no longer the one that was shown."""
    return MarkingError(
        "invalid",
        f"marks for '{cell}' or its rubric have changed since this was shown",
        "look at who is affected again",
    )


def waits(session: Session, assignment: str, cell: str) -> bool:
    """Tell whether the rubric's file holds another version than the one that is marked by.

    Raises:
        MarkingError: there is no such piece of writing.
        ContentError: the rubric in the file is wrong.
    """
    session.settle_rubric(assignment, cell)
    new = rubrics.piece_in_file(session.course.folder, assignment, cell)
    with session.reading() as db:
        old = rubrics.applied(db, assignment, cell)
    return old is not None and rubrics.fingerprint(old) != rubrics.fingerprint(new)


def changes(session: Session, assignment: str) -> list[Change]:
    """Return the pieces whose rubric has changed since they were marked, and whom that meets.

    Raises:
        MarkingError: there is no such assignment.
        ContentError: the rubric in the file is wrong.
    """
    with session.reading() as db:
        found = rubrics.applied_pieces(db, assignment)
    for cell in found:
        session.settle_rubric(assignment, cell)
    with session.reading() as db:
        every = (_change(session, db, assignment, cell) for cell in found)
        return [each for each in every if each]


def apply(session: Session, change: Change, who: str) -> list[Event]:
    """Let the changed rubric apply from now on, and flag every answer that it meets.

    Every mark stays as it is and keeps the version that it was given by.

    Raises:
        MarkingError: ``who`` is not the module leader, or marks or the rubric have changed since
            the change was shown. Nothing was written.
    """
    if "leader" not in session.people.person(who).roles:
        raise MarkingError(
            "forbidden", "only the module leader changes a rubric", "ask the module leader"
        )
    cell = change.new.cell
    with session.writing() as db:
        place = session.place(db, change.assignment, cell)
        adding = Adding(session, db)
        adding.take_in(place)
        if _change(session, db, change.assignment, cell) != change:
            raise overtaken(cell)
        _check_points(place, change)
        rubrics.apply(db, change.assignment, change.new, who)
        flags = [_flag(db, change, script, who) for script in change.scripts]
        kept = adding.add(flags)
        adding.renew(place)
    return kept


def _change(session: Session, db: Connection, assignment: str, cell: str) -> Change | None:
    old = rubrics.applied(db, assignment, cell)
    new = rubrics.piece_in_file(session.course.folder, assignment, cell)
    if old is None or rubrics.fingerprint(old) == rubrics.fingerprint(new):
        return None
    versions = rubrics.versions(db, assignment, cell)
    events = read_events(db, assignment, cell)
    live = (mark for mine in events.values() for mark in standing(mine, Rule()).live)
    met = affected(sorted(live, key=lambda mark: mark.number), versions, new)
    return Change(assignment, old, new, tuple(met))


def _check_points(place: Place, change: Change) -> None:
    if place.points != change.new.points:
        raise MarkingError(
            "invalid",
            f"the rubric gives {change.new.points:g} marks for '{place.cell}' and the gradebook"
            f" {place.points:g}",
            "let the criteria add up to the gradebook's points",
        )


def _flag(db: Connection, change: Change, script: str, who: str) -> Event:
    names = {each.id: each.name for piece in (change.old, change.new) for each in piece.criteria}
    said = dict.fromkeys(
        f"{names.get(each.criterion, 'the answer')} {SAID[each.effect]}"
        for each in change.affected
        if each.script == script
    )
    return Event(
        key=uuid4().hex, who=who, role="leader", assignment=change.assignment,
        cell=change.new.cell, script=script, kind="flag",
        because=f"The rubric has changed: {'; '.join(said)}."[:2000],
    )  # fmt: skip
