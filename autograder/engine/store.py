"""Write what the engine found into nbgrader's gradebook: many submissions in one transaction.

The rows are those that nbgrader itself would write, in its own tables. Marks and comments
given by hand stay as they are. One writer stores everything; those who mark have no gradebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from nbgrader.api import (  # type: ignore[import-untyped]
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import AssignLatePenalties  # type: ignore[import-untyped]
from sqlalchemy import Connection, Table, bindparam, select
from sqlalchemy.exc import DBAPIError

from autograder.course import Course
from autograder.database import open_database
from autograder.engine.result import CellGrade, GradedNotebook
from autograder.engine.task import Marked
from autograder.gradebook import gradebook_error
from autograder.only_added import LOCK

_STUDENT, _WORK, _BOOK, _GRADE, _COMMENT = (
    table.__table__ for table in (Student, SubmittedAssignment, SubmittedNotebook, Grade, Comment)
)
_FEW = 400
"""Names in one question to the database; SQLite takes no more than a thousand."""


class Store:
    """The gradebook of a course, open for the results of one assignment."""

    def __init__(self, course: Course, assignment: str) -> None:
        self._course = course
        self._engine = open_database(course.db_url)
        with self._transaction() as db:
            found = db.execute(
                select(Assignment.id, Assignment.duedate).where(Assignment.name == assignment)
            ).one()
            self._assignment, self._due = found
            books = db.execute(
                select(Notebook.id, Notebook.name).where(Notebook.assignment_id == found.id)
            ).all()
            self._books = {name: book for book, name in books}
            names: dict[str, str] = dict(books)
            cells = db.execute(
                select(BaseCell.id, BaseCell.name, BaseCell.type, BaseCell.notebook_id).where(
                    BaseCell.notebook_id.in_(list(names))
                )
            ).all()
        self._cells = {
            name: {
                kind: {
                    each.name: each.id
                    for each in cells
                    if each.notebook_id == book and each.type in kinds
                }
                for kind, kinds in (
                    ("grade", ("GradeCell", "TaskCell")), ("comment", ("SolutionCell", "TaskCell")),
                )
            }
            for book, name in books
        }  # fmt: skip
        self._late = AssignLatePenalties(config=course.config)
        self._late.init_plugin()

    def save(self, results: Sequence[Marked]) -> None:
        """Write all of the results or, if that fails, none.

        Raises:
            CourseError: the gradebook cannot be written.
        """
        if not results:
            return
        with self._transaction() as db:
            works = self._works(db, results)
            books = self._submitted_notebooks(db, works)
            found = [
                (books[works[each.task.student]["id"], self._books[marked.name]], marked)
                for each in results
                for marked in each.graded.notebooks
            ]
            self._write_grades(db, found)
            self._write_comments(db, found)
            self._write_penalties(db, results, works, books)

    def close(self) -> None:
        """Close the gradebook."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as db:
                if db.dialect.name == "postgresql":
                    # Two who mark at once would both add the row that neither found.
                    db.exec_driver_sql(LOCK)
                yield db
        except DBAPIError as error:
            raise gradebook_error(str(error.orig), self._course.gradebook_name) from error

    def _works(self, db: Connection, results: Sequence[Marked]) -> dict[str, dict[str, Any]]:
        """Return the row of each student's submission, made or brought up to date."""
        times = {each.task.student: each.task.timestamp for each in results}
        students = {row.id for row in _rows(db, _STUDENT, _STUDENT.c.id, times)}
        _insert(db, _STUDENT, [{"id": each} for each in times if each not in students])
        mine = _WORK.c.assignment_id == self._assignment
        known = {
            row.student_id: row._asdict()
            for row in _rows(db, _WORK, _WORK.c.student_id, times, mine)
        }
        _insert(db, _WORK, [
            {"id": uuid4().hex, "assignment_id": self._assignment, "student_id": student,
             "timestamp": time}
            for student, time in times.items() if student not in known
        ])  # fmt: skip
        _update(db, _WORK, ("timestamp",), [
            {"row": row["id"], "timestamp": times[student]}
            for student, row in known.items() if times[student] is not None
        ])  # fmt: skip
        rows = _rows(db, _WORK, _WORK.c.student_id, times, mine)
        return {row.student_id: row._asdict() for row in rows}

    def _submitted_notebooks(
        self, db: Connection, works: dict[str, dict[str, Any]]
    ) -> dict[tuple[str, str], str]:
        """Return the ids of all submitted notebooks, by submission and notebook."""
        ids = [row["id"] for row in works.values()]
        known = {
            (row.assignment_id, row.notebook_id): row.id
            for row in _rows(db, _BOOK, _BOOK.c.assignment_id, ids)
        }
        new = [
            {"id": uuid4().hex, "assignment_id": work, "notebook_id": book, "flagged": False}
            for work in ids
            for book in self._books.values()
            if (work, book) not in known
        ]
        _insert(db, _BOOK, new)
        return known | {(row["assignment_id"], row["notebook_id"]): row["id"] for row in new}

    def _write_grades(self, db: Connection, found: list[tuple[str, GradedNotebook]]) -> None:
        known = {
            (row.notebook_id, row.cell_id): row
            for row in _rows(db, _GRADE, _GRADE.c.notebook_id, [book for book, _ in found])
        }
        new, changed = [], []
        for book, marked in found:
            given = {grade.name: grade for grade in marked.grades}
            for name, cell in self._cells[marked.name]["grade"].items():
                grade = given.get(name)
                row = known.get((book, cell))
                values = {
                    "auto_score": grade.auto_score if grade else None,
                    "needs_manual_grade": _needs_a_person(grade, row, marked),
                }
                if row is None:
                    new.append({"id": uuid4().hex, "notebook_id": book, "cell_id": cell, **values})
                else:
                    changed.append({"row": row.id, **values})
        _insert(db, _GRADE, new)
        _update(db, _GRADE, ("auto_score", "needs_manual_grade"), changed)

    def _write_comments(self, db: Connection, found: list[tuple[str, GradedNotebook]]) -> None:
        known = {
            (row.notebook_id, row.cell_id): row.id
            for row in _rows(db, _COMMENT, _COMMENT.c.notebook_id, [book for book, _ in found])
        }
        new, changed = [], []
        for book, marked in found:
            for name, cell in self._cells[marked.name]["comment"].items():
                said = {"auto_comment": marked.comments.get(name)}
                if (book, cell) not in known:
                    new.append({"id": uuid4().hex, "notebook_id": book, "cell_id": cell, **said})
                elif name in marked.comments:
                    changed.append({"row": known[book, cell], **said})
        _insert(db, _COMMENT, new)
        _update(db, _COMMENT, ("auto_comment",), changed)

    def _write_penalties(
        self,
        db: Connection,
        results: Sequence[Marked],
        works: dict[str, dict[str, Any]],
        books: dict[tuple[str, str], str],
    ) -> None:
        """Write what lateness costs each notebook that was handed in."""
        ids = [books[row["id"], book] for row in works.values() for book in self._books.values()]
        scores = dict.fromkeys(ids, 0.0)
        for row in _rows(db, _GRADE, _GRADE.c.notebook_id, ids):
            given = row.auto_score if row.manual_score is None else row.manual_score
            if given is not None:
                scores[row.notebook_id] += given + (row.extra_credit or 0)
        changed = []
        for each in results:
            work = works[each.task.student]
            late = self._seconds_late(work)
            for marked in each.graded.notebooks:
                if marked.notebook is not None:
                    book = books[work["id"], self._books[marked.name]]
                    penalty = self._penalty(each.task.student, scores[book], late)
                    changed.append({"row": book, "late_submission_penalty": penalty})
        _update(db, _BOOK, ("late_submission_penalty",), changed)

    def _seconds_late(self, work: dict[str, Any]) -> float:
        if work["timestamp"] is None or self._due is None:
            return 0
        due = self._due + work["extension"] if work["extension"] is not None else self._due
        return max(0.0, float((work["timestamp"] - due).total_seconds()))

    def _penalty(self, student: str, score: float, late: float) -> Any:
        if late <= 0:
            return None
        penalty = self._late.plugin_inst.late_submission_penalty(student, score, late)
        if penalty is None:
            return None
        return self._late._check_late_penalty(SimpleNamespace(score=score), penalty)


def _needs_a_person(grade: CellGrade | None, row: Any, marked: GradedNotebook) -> bool:
    """Say whether a cell is to be looked at: always, if a mark was given by hand before."""
    if grade is None:
        return True
    by_hand = row is not None and row.manual_score is not None and marked.notebook is not None
    return grade.needs_manual_grade or by_hand


def _rows(
    db: Connection, table: Table, column: Any, values: Iterable[str], *more: Any
) -> Iterator[Any]:
    """Yield the rows in which ``column`` has one of ``values``."""
    wanted = list(values)
    for start in range(0, len(wanted), _FEW):
        few = column.in_(wanted[start : start + _FEW])
        yield from db.execute(select(table).where(few, *more))


def _insert(db: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        db.execute(table.insert(), rows)


def _update(
    db: Connection, table: Table, columns: tuple[str, ...], rows: list[dict[str, Any]]
) -> None:
    """Set ``columns`` in the row whose id is ``row``, for each of the rows."""
    if rows:
        values: dict[str, Any] = {name: bindparam(name) for name in columns}
        db.execute(table.update().where(table.c.id == bindparam("row")).values(values), rows)
