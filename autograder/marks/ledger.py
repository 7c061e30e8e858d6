"""The ledger of a course: everything that was ever done to its answers, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.pool import QueuePool

from autograder.course import Course
from autograder.database import PATIENCE, open_database
from autograder.gradebook import check_gradebook
from autograder.look_at import read_look_at
from autograder.marks import rubrics
from autograder.marks.adding import Adding, no_answer
from autograder.marks.answers import Answer, AnswerRow, AutoPart
from autograder.marks.changing import Change, apply, changes, waits
from autograder.marks.codes import give_codes
from autograder.marks.decisions import Decision, add_decision, check_decides, read_decisions
from autograder.marks.event import Event, MarkingError, Role
from autograder.marks.fields import Place, auto_parts, read_fields, students_of
from autograder.marks.frames import marks_table
from autograder.marks.identifying import Writer, seems_to_identify, without_writer
from autograder.marks.keeping import read_events
from autograder.marks.listing import read_list
from autograder.marks.people import People, Person
from autograder.marks.rebuilding import rebuild
from autograder.marks.safe import safe_html
from autograder.marks.session import Session
from autograder.marks.standing import Rule, Standing, seen_by, standing
from autograder.marks.taking_in import any_changed
from autograder.marks.texts import read_text, where
from autograder.marks.writers import read_writers
from autograder.rubric import Piece, Rubric, rubric_files
from partnership.bank.documents import read_record

if TYPE_CHECKING:
    from pandas import DataFrame


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


class Ledger:
    """A course's answers, and everything that was ever done to them.

    ``assignment`` and ``cell`` name a piece of writing, ``script`` the candidate code of an
    answer to it. Every method may be called by several people at once.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def course(self) -> Course:
        """The course whose ledger it is."""
        return self._session.course

    @property
    def session(self) -> Session:
        """The open course, for what is read or written beside the answers: a whole cohort."""
        return self._session

    @property
    def people(self) -> People:
        """Who marks, as ``markers.yaml`` has it now."""
        return self._session.people

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

    def answers(
        self, assignment: str, cell: str, *, marker: str, role: Role = "marker"
    ) -> list[AnswerRow]:
        """Return every answer that is this person's to see, in an order of their own.

        Raises:
            MarkingError: they do not mark this, or there is no such piece of writing.
        """
        person = self._person(marker, role, assignment)
        self.take_in(assignment, cell)
        with self._session.reading() as db:
            place = self._session.place(db, assignment, cell)
            blind, drawn = self.people.blind, self._session.drawn(db, place)
            return read_list(db, place, person, role, blind=blind, drawn=drawn)

    def next(
        self,
        assignment: str,
        cell: str,
        *,
        marker: str,
        role: Role = "marker",
        after: str | None = None,
    ) -> str | None:
        """Return the next answer that waits for a mark in this role, or None when all is done.

        It comes after ``after`` in the marker's own order, or else from the top; what they put
        off comes last. For other roles than a first marker's it is from the moderation sample.

        Raises:
            MarkingError: they do not mark this, or there is no such piece of writing.
        """
        rows = self.answers(assignment, cell, marker=marker, role=role)
        start = next((row.order + 1 for row in rows if row.script == after), 0)
        open_ones = [
            row
            for row in rows[start:] + rows[:start]
            if not row.done and (role == "marker" or row.sampled) and row.script != after
        ]
        first = min(open_ones, key=lambda row: row.skipped, default=None)
        return first.script if first else None

    def answer(
        self, assignment: str, cell: str, script: str, *, marker: str, role: Role = "marker"
    ) -> Answer:
        """Return one answer with its text, as this person may see it.

        Raises:
            MarkingError: it is not theirs to see, or there is no such answer.
        """
        self._person(marker, role, assignment, script)
        self.take_in(assignment, cell, script)
        with self._session.reading() as db:
            place = self._session.place(db, assignment, cell)
            field = read_fields(db, place, [script]).get(script)
            writers = read_writers(db)
            writer = writers.pop(script, None)
            piece = rubrics.applied(db, assignment, cell)
            if field is None or writer is None or piece is None:
                raise no_answer(script, place)
            rule = self._session.rules(db, place, [script])[script]
            now = self._standing(db, place, script, rule)
            auto = tuple(AutoPart(*part) for part in auto_parts(db, place, field.submitted))
        notebook = where(self.course, place, writer.student)
        text, missing = read_text(self.course, place, writer.student)
        text, own_name = without_writer(text, writer)
        fellows = [each.full_name for each in writers.values()]
        return Answer(
            assignment, cell, script, text, safe_html(text), piece, rubrics.fingerprint(piece),
            auto, seen_by(now, rule, marker, role), rule.sampled, missing,
            seems_to_identify(text, own_name, fellows), read_look_at(notebook),
        )  # fmt: skip

    def history(
        self, assignment: str, cell: str, script: str, *, marker: str, role: Role = "marker"
    ) -> list[Event]:
        """Return what was ever done to an answer, the first first, as this person may see it.

        Raises:
            MarkingError: it is not theirs to see, or there is no such answer.
        """
        return list(self.standing(assignment, cell, script, marker=marker, role=role).events)

    def standing(
        self, assignment: str, cell: str, script: str, *, marker: str, role: Role = "marker"
    ) -> Standing:
        """Return what an answer's events come to, as this person may see it.

        Raises:
            MarkingError: it is not theirs to see, or there is no such answer.
        """
        self._person(marker, role, assignment, script)
        self.take_in(assignment, cell, script)
        with self._session.reading() as db:
            place = self._session.place(db, assignment, cell)
            if script not in read_fields(db, place, [script]):
                raise no_answer(script, place)
            rule = self._session.rules(db, place, [script])[script]
            return seen_by(self._standing(db, place, script, rule), rule, marker, role)

    def standings(self, assignment: str, cell: str) -> dict[str, Standing]:
        """Return the standing of every answer in a cell, by candidate code, nothing hidden.

        Raises:
            MarkingError: there is no such piece of writing.
        """
        self.take_in(assignment, cell)
        with self._session.reading() as db:
            place = self._session.place(db, assignment, cell)
            scripts = read_fields(db, place)
            events = read_events(db, assignment, cell)
            rules = self._session.rules(db, place, scripts)
            return {each: standing(events.get((cell, each), ()), rules[each]) for each in scripts}

    def marks_frame(self, assignment: str) -> DataFrame:
        """Return every mark that counts: one row for each criterion and person.

        Columns: script, cell, criterion, who, role, marks, at (UTC), rubric (its fingerprint),
        number (of the event). Withdrawn and replaced marks are left out. Marks for an answer as
        a whole have the criterion ``whole``.
        """
        with self._session.reading() as db:
            return marks_table(read_events(db, assignment))

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

    def decisions(self, assignment: str) -> list[Decision]:
        """Return what was decided on an assignment as a whole, the first first."""
        with self._session.reading() as db:
            return read_decisions(db, assignment)

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

    def pieces(self, assignment: str) -> list[Piece]:
        """Return the rubric that applies to each piece of writing, in the rubric's order.

        Raises:
            MarkingError: there is no such rubric.
        """
        file = rubrics.rubric_in_file(self.course.folder, assignment)
        for piece in file.pieces:
            self._session.settle_rubric(assignment, piece.cell)
        with self._session.reading() as db:
            found = (rubrics.applied(db, assignment, piece.cell) for piece in file.pieces)
            return [piece for piece in found if piece]

    def names(self, who: str) -> dict[str, Writer]:
        """Return who stands behind each candidate code. Only the module leader is told.

        Raises:
            MarkingError: ``who`` is not the module leader.
        """
        if "leader" not in self.people.person(who).roles:
            raise MarkingError(
                "forbidden",
                "only the module leader may see names",
                "ask the module leader, with the candidate code",
            )
        with self._session.reading() as db:
            return read_writers(db)

    def take_in(self, assignment: str, cell: str, script: str | None = None) -> list[Event]:
        """Make events of what was marked in formgrader since, and give codes to new students.

        With a ``script`` only that answer is looked at, which takes no longer in a large cohort.

        Raises:
            MarkingError: there is no such piece of writing.
        """
        self._session.settle_rubric(assignment, cell)
        with self._session.reading() as db:
            place = self._session.place(db, assignment, cell)
            new = script is None and students_of(db, place.work)
            if not new and not any_changed(db, place, script):
                return []
        with self._session.writing() as db:
            give_codes(db, students_of(db))
            return Adding(self._session, db).take_in(place)

    def _person(self, who: str, role: Role, assignment: str, script: str | None = None) -> Person:
        person = self.people.person(who)
        if role not in person.roles:
            remedy = f"look as {' or '.join(person.roles)}"
            raise MarkingError("forbidden", f"'{who}' is no {role} here", remedy)
        if not person.has(assignment, script):
            what = f"{script} in {assignment}" if script else assignment
            raise MarkingError(
                "forbidden", f"{what} is not allotted to '{who}'", "ask the module leader for it"
            )
        return person

    def _standing(self, db: Connection, place: Place, script: str, rule: Rule) -> Standing:
        events = read_events(db, place.assignment, place.cell, [script])
        return standing(events.get((place.cell, script), ()), rule)
