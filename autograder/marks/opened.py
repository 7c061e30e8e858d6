"""A course whose answers are open: who marks it, its rubrics, and what formgrader did meanwhile."""

from __future__ import annotations

from autograder.course import Course
from autograder.marks import rubrics
from autograder.marks.adding import Adding
from autograder.marks.codes import give_codes
from autograder.marks.event import Event, MarkingError, Role
from autograder.marks.fields import students_of
from autograder.marks.people import People, Person
from autograder.marks.session import Session
from autograder.marks.taking_in import any_changed
from autograder.rubric import Piece


class Opened:
    """A course's answers; what was done to them elsewhere is taken in before they are read.

    ``assignment`` and ``cell`` name a piece of writing, ``script`` the candidate code of an
    answer to it. Every method may be called by several people at once.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def session(self) -> Session:
        """The open course, for what is read or written beside the answers: a whole cohort."""
        return self._session

    @property
    def course(self) -> Course:
        """The course whose ledger it is."""
        return self._session.course

    @property
    def people(self) -> People:
        """Who marks, as ``markers.yaml`` has it now."""
        return self._session.people

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
