"""Reading the ledger: lists of answers, one answer, its history, and what everything comes to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from autograder.look_at import read_look_at
from autograder.marks import rubrics
from autograder.marks.adding import no_answer
from autograder.marks.answers import Answer, AnswerRow, AutoPart
from autograder.marks.decisions import Decision, read_decisions
from autograder.marks.event import Event, MarkingError, Role
from autograder.marks.fields import Place, auto_parts, read_fields
from autograder.marks.frames import marks_table
from autograder.marks.identifying import Writer, seems_to_identify, without_writer
from autograder.marks.keeping import read_events
from autograder.marks.listing import read_list
from autograder.marks.opened import Opened
from autograder.marks.safe import safe_html
from autograder.marks.standing import Standing, seen_by, standing
from autograder.marks.texts import read_text, where
from autograder.marks.writers import read_writers

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True)
class _One:
    """One answer, as somebody may see it, while its transaction is open."""

    db: Connection
    place: Place
    submitted: str
    """The id of the submitted notebook."""
    standing: Standing
    sampled: bool


class Reading(Opened):
    """What is read of a course's answers. Nobody is told what is not theirs to see."""

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
        with self._one(assignment, cell, script, marker, role) as one:
            writers = read_writers(one.db)
            writer = writers.pop(script, None)
            piece = rubrics.applied(one.db, assignment, cell)
            if writer is None or piece is None:
                raise no_answer(script, one.place)
            auto = tuple(AutoPart(*part) for part in auto_parts(one.db, one.place, one.submitted))
        notebook = where(self.course, one.place, writer.student)
        text, missing = read_text(self.course, one.place, writer.student)
        text, own_name = without_writer(text, writer)
        fellows = [each.full_name for each in writers.values()]
        return Answer(
            assignment, cell, script, text, safe_html(text), piece, rubrics.fingerprint(piece),
            auto, one.standing, one.sampled, missing,
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
        with self._one(assignment, cell, script, marker, role) as one:
            return one.standing

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

    def decisions(self, assignment: str) -> list[Decision]:
        """Return what was decided on an assignment as a whole, the first first."""
        with self._session.reading() as db:
            return read_decisions(db, assignment)

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

    @contextmanager
    def _one(self, assignment: str, cell: str, script: str, who: str, role: Role) -> Iterator[_One]:
        """Open one answer, as this person may see it.

        Raises:
            MarkingError: it is not theirs to see, or there is no such answer.
        """
        self._person(who, role, assignment, script)
        self.take_in(assignment, cell, script)
        with self._session.reading() as db:
            place = self._session.place(db, assignment, cell)
            field = read_fields(db, place, [script]).get(script)
            if field is None:
                raise no_answer(script, place)
            rule = self._session.rules(db, place, [script])[script]
            events = read_events(db, assignment, cell, [script]).get((cell, script), ())
            seen = seen_by(standing(events, rule), rule, who, role)
            yield _One(db, place, field.submitted, seen, rule.sampled)
