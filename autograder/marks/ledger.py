"""The ledger of a course: everything that was ever done to its answers, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from sqlalchemy.pool import QueuePool

from autograder.course import Course
from autograder.database import PATIENCE, open_database
from autograder.gradebook import check_gradebook
from autograder.marks.adding import Adding
from autograder.marks.changing import Change, apply, changes, waits
from autograder.marks.decisions import Decision, add_decision, check_decides
from autograder.marks.event import Event, MarkingError
from autograder.marks.reading import Reading
from autograder.marks.rebuilding import rebuild
from autograder.marks.session import Session
from autograder.rubric import Rubric, rubric_files
from partnership.bank.documents import read_record


@contextmanager
def open_ledger(course: Course) -> Iterator[Ledger]:
    """Give the ledger of a course, closed again afterwards. Several threads may share it.

    Raises:
        CourseError: the gradebook cannot be used, now or later in the ``with`` block.
    """
    check_gradebook(course)
    engine = open_database(
        course.db_url, pool=QueuePool, pool_size=5, max_overflow=60, pool_timeout=PATIENCE
    )
    try:
        yield Ledger(Session(course, engine))
    finally:
        engine.dispose()


def take_in(course: Course) -> list[Event]:
    """Make events of everything that was marked in formgrader since, and return them.

    Raises:
        CourseError: the gradebook cannot be used, or a rubric is wrong.
    """
    taken = []
    with open_ledger(course) as ledger:
        for file in rubric_files(course.folder):
            for piece in read_record(file, Rubric)[0].pieces:
                # What was never released has nothing to take in.
                with suppress(MarkingError):
                    taken += ledger.take_in(file.stem, piece.cell)
    return taken


class Ledger(Reading):
    """A course's answers, and everything that was ever done to them: read, added to, decided.

    Every method may be called by several people at once.
    """

    def add(self, events: Iterable[Event]) -> list[Event]:
        """Keep events, and write what follows from them, all or none; return them numbered.

        An event whose key is known is not kept twice: the one that was kept is returned.
        What somebody else wrote meanwhile stays, and is told in the answer's standing.

        Raises:
            MarkingError: an event does not fit its rubric, or is not its writer's to do.
            CourseError: the gradebook cannot be written. Nothing was.
        """
        wanted = list(events)
        if any(event.kind == "taken-in" for event in wanted):
            raise MarkingError("forbidden", "only the ledger takes marks in", "send a 'mark'")
        for assignment, cell in {(each.assignment, each.cell) for each in wanted}:
            self._session.settle_rubric(assignment, cell)
        with self._session.writing() as db:
            return Adding(self._session, db).add(wanted)

    def rubric_changes(self, assignment: str) -> list[Change]:
        """Return what has changed in the rubric's file since people marked by it, for each cell.

        Raises:
            MarkingError: a cell that was marked is no longer in the rubric.
            ContentError: the rubric in the file is wrong.
        """
        return changes(self._session, assignment)

    def rubric_waits(self, assignment: str, cell: str) -> bool:
        """Tell whether a changed rubric waits in its file for the module leader to let it apply.

        Raises:
            MarkingError: there is no such piece of writing.
            ContentError: the rubric in the file is wrong.
        """
        return waits(self._session, assignment, cell)

    def apply_rubric(self, change: Change, who: str) -> list[Event]:
        """Let a changed rubric apply; every answer that it meets is flagged and keeps its marks.

        Raises:
            MarkingError: ``who`` is not the module leader, or something has changed since it was
                shown. Nothing was written.
        """
        return apply(self._session, change, who)

    def rebuild(self) -> tuple[int, int]:
        """Work out anew what all events come to; return how many answers, and how many were wrong.

        Raises:
            CourseError: the gradebook cannot be written. Everything is as it was.
        """
        return rebuild(self._session)

    def decide(self, decision: Decision, events: Iterable[Event] = ()) -> Decision:
        """Keep a decision on an assignment, and the events that carry it out, all or none.

        Raises:
            MarkingError: it is not theirs to decide, or an event cannot be.
            CourseError: the gradebook cannot be written. Nothing was.
        """
        check_decides(decision, self.people)
        cells = [piece.cell for piece in self.pieces(decision.assignment)]
        for cell in cells:
            self.take_in(decision.assignment, cell)
        with self._session.writing() as db:
            number = add_decision(db, decision, cells)
            adding = Adding(self._session, db)
            if decision.picks:
                for cell in cells:
                    place = self._session.place(db, decision.assignment, cell)
                    adding.renew(place, decision.picks)
            adding.add(list(events))
        return replace(decision, number=number)
