"""What every act on the ledger needs: transactions, people, places, rubric and rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from autograder.course import Course
from autograder.gradebook import gradebook_error
from autograder.marks import rubrics
from autograder.marks.codes import give_codes
from autograder.marks.fields import Place, find_place, students_of
from autograder.marks.people import FILE, People, read_people
from autograder.marks.standing import Rule
from autograder.marks.tables import SAMPLE, have_tables, make_tables
from autograder.only_added import LOCK
from autograder.rubric import Piece


class Session:
    """A course whose ledger is open."""

    def __init__(self, course: Course, engine: Engine) -> None:
        self.course = course
        self._engine = engine
        self._people = (-1, People())
        self._places: dict[tuple[str, str], Place] = {}
        self._looked: dict[tuple[str, str], int] = {}
        with self.reading() as db:
            ready = have_tables(db) and not students_of(db)
        if not ready:
            with self.writing() as db:
                make_tables(db)
                give_codes(db, students_of(db))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that sees one moment and stops nobody.

        Raises:
            CourseError: the gradebook cannot be read.
        """
        with self._told(), self._engine.connect() as db:
            db = db.execution_options(reading=True)
            with db.begin():
                yield db

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that is the only one to write; it is kept whole, or not at all.

        Raises:
            CourseError: the gradebook cannot be written.
        """
        with self._told(), self._engine.begin() as db:
            if db.dialect.name == "postgresql":
                # So that numbers are given in the order in which they are kept.
                db.exec_driver_sql(LOCK)
            yield db

    @property
    def people(self) -> People:
        """Who marks; the file is read again when it changes."""
        time = _changed(self.course, FILE)
        if self._people[0] != time:
            self._people = (time, read_people(self.course.folder))
        return self._people[1]

    def place(self, db: Connection, assignment: str, cell: str) -> Place:
        """Return where the answers in a cell are.

        Raises:
            MarkingError: there is no such assignment or cell.
        """
        key = (assignment, cell)
        if key not in self._places:
            self._places[key] = find_place(db, assignment, cell)
        return self._places[key]

    def settle_rubric(self, assignment: str, cell: str) -> None:
        """Let the rubric in its file apply, if nobody has marked by another.

        Once somebody has, a changed rubric waits until the module leader applies it.

        Raises:
            MarkingError: there is no such rubric.
            ContentError: the rubric is wrong.
        """
        key, time = (assignment, cell), _changed(self.course, f"rubrics/{assignment}.yaml")
        if time and self._looked.get(key) == time:
            return
        piece = rubrics.piece_in_file(self.course.folder, assignment, cell)
        with self.writing() as db:
            now = rubrics.applied(db, assignment, cell)
            new = now is None or rubrics.fingerprint(now) != rubrics.fingerprint(piece)
            if new and (now is None or not rubrics.marked_before(db, assignment, cell)):
                rubrics.apply(db, assignment, piece, rubrics.COURSE)
        self._looked[key] = time

    def rules(
        self, db: Connection, place: Place, scripts: Iterable[str], piece: Piece | None = None
    ) -> dict[str, Rule]:
        """Return how the marks of each of these answers become a result."""
        known = rubrics.versions(db, place.assignment, place.cell)
        piece = piece or rubrics.applied(db, place.assignment, place.cell)
        people = self.people
        asked = {each: frozenset(c.id for c in version.criteria) for each, version in known.items()}
        within = people.first_stands_within / 100 * (piece.points if piece else 0.0)
        one, two = (
            Rule(asked, sampled, within, people.decides, people.blind) for sampled in (False, True)
        )
        drawn = self.drawn(db, place)
        return {script: two if script in drawn else one for script in scripts}

    def drawn(self, db: Connection, place: Place) -> frozenset[str]:
        """Return the answers that are in the moderation sample."""
        of_this = (SAMPLE.c.assignment == place.assignment) & (SAMPLE.c.cell == place.cell)
        return frozenset(db.execute(select(SAMPLE.c.script).where(of_this)).scalars())

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise gradebook_error(str(error.orig), self.course.gradebook_name) from error


def _changed(course: Course, file: str) -> int:
    """Return when a file of the course was last changed, or 0 where there is none."""
    try:
        return (course.folder / file).stat().st_mtime_ns
    except (OSError, ValueError):
        return 0
