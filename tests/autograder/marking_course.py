"""A course that is ready to be marked: any number of students, made in seconds.

The gradebook is filled through nbgrader's own tables. Students and their names are made up;
what they wrote is one of the rubric's exemplars, with a sentence that makes it theirs. The
same seed gives the same course.
"""

from __future__ import annotations

import json
import random
import shutil
import sysconfig
import warnings
from collections.abc import Sequence
from datetime import datetime, timedelta
from os import pathsep
from pathlib import Path
from uuid import uuid4

import pytest
from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import create_engine
from sqlalchemy.exc import SAWarning

from autograder.course import Course, read_course
from autograder.marks.event import Event, Given, Role
from autograder.marks.ledger import Ledger
from autograder.rubric import BANDS, STEP, Band, Piece, Rubric
from partnership.bank.documents import read_record
from partnership.exercises.notebook import Cell, read_notebook
from partnership.paths import checkout

EXERCISES = checkout() / "exercises"
ASSIGNMENTS = tuple(sorted(path.stem for path in (EXERCISES / "rubrics").glob("*.yaml")))
"""All six of the course's own."""
SMALL = "benefits-and-evidence"
"""One with a single piece of writing, ``acted-on``."""
DUE = datetime(2026, 11, 2, 12, 0)
_FIRST = ("Ada", "Bibi", "Cerys", "Dawud", "Efe", "Fionn", "Grace", "Hana", "Idris", "Jodie")
_LAST = ("Achterberg", "Bellhanger", "Crowhurst", "Dunmorrow", "Eastlake", "Farthingale", "Greave")
_OPENINGS = (
    "I have thought about this for a week.", "This was harder to write than I expected.",
    "I talked it over with nobody, so this is only mine.", "I began with the other one first.",
    "My first version said the opposite.", "I come to this from a baby room.",
)  # fmt: skip


def make_marking_course(
    folder: Path,
    students: int = 30,
    assignments: Sequence[str] = (SMALL,),
    *,
    db_url: str | None = None,
    seed: int = 2026,
    markers: str = "",
) -> Course:
    """Make a course in which everything is handed in and marked by the tests, in ``folder``.

    ``markers`` is what ``markers.yaml`` holds; without it there is none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = (EXERCISES / "nbgrader_config.py").read_text("utf-8")
    if db_url is not None:
        config += f"\nc.CourseDirectory.db_url = {db_url!r}\n"
    (folder / "nbgrader_config.py").write_text(config, "utf-8")
    if markers:
        (folder / "markers.yaml").write_text(markers, "utf-8")
    (folder / "rubrics").mkdir()
    for name in assignments:
        shutil.copy(EXERCISES / "rubrics" / f"{name}.yaml", folder / "rubrics")
        shutil.copytree(EXERCISES / "source" / name, folder / "source" / name)
    course = read_course(folder)
    rows = _Rows(course, random.Random(seed))
    for name in assignments:
        rows.add_assignment(name)
    rows.add_students(students)
    rows.write()
    return course


def rubric_of(assignment: str) -> Rubric:
    """Return the course's own rubric of an assignment."""
    return read_record(EXERCISES / "rubrics" / f"{assignment}.yaml", Rubric)[0]


def pieces_of(assignments: Sequence[str] = ASSIGNMENTS) -> list[tuple[str, Piece]]:
    """Return every piece of writing, with its assignment."""
    return [(name, piece) for name in assignments for piece in rubric_of(name).pieces]


def band_of(text: str, piece: Piece) -> Band:
    """Return the band of the exemplar that an answer was made from."""
    return next(one.band for one in piece.exemplars if text.endswith(one.text))


def marks_near(piece: Piece, band: Band, rng: random.Random, lean: float = 0.0) -> dict[str, float]:
    """Return what a marker might give: the exemplar's marks, give or take, ``lean`` added."""
    exemplar = piece.exemplars[BANDS.index(band)]
    given = {}
    for criterion in piece.criteria:
        wanted = exemplar.marks[criterion.id] + lean + rng.choice((-1, -0.5, 0, 0, 0.5, 1))
        given[criterion.id] = min(criterion.most, max(0.0, round(wanted / STEP) * STEP))
    return given


def mark(
    assignment: str,
    cell: str,
    script: str,
    marks: dict[str, float],
    *,
    who: str,
    role: Role = "marker",
    comment: str = "",
    seen: int = 0,
) -> Event:
    """Return a mark as an event that is not kept yet."""
    return Event(
        key=uuid4().hex, who=who, role=role, assignment=assignment, cell=cell, script=script,
        kind="mark", given=Given(marks=marks, comment=comment), seen=seen,
    )  # fmt: skip


def mark_everything(
    ledger: Ledger,
    assignment: str,
    piece: Piece,
    *,
    who: str,
    role: Role = "marker",
    scripts: Sequence[str] | None = None,
    lean: float = 0.0,
    seed: int = 1,
) -> list[Event]:
    """Let one made-up marker mark every answer, or these; ``lean`` is how kind they are."""
    rng = random.Random(f"{seed} {who}")
    events = []
    for row in ledger.answers(assignment, piece.cell, marker=who, role=role):
        if scripts is not None and row.script not in scripts:
            continue
        text = ledger.answer(assignment, piece.cell, row.script, marker=who, role=role).text
        given = marks_near(piece, band_of(text, piece), rng, lean)
        events.append(
            mark(assignment, piece.cell, row.script, given, who=who, role=role, seen=row.number)
        )
    return ledger.add(events)


class _Rows:
    """What goes into nbgrader's tables, gathered so that it is written at one go."""

    def __init__(self, course: Course, rng: random.Random) -> None:
        self._course, self._rng = course, rng
        self._books: list[tuple[str, str, str, list[Cell], dict[str, dict[str, str]], Rubric]] = []
        self._tables: dict[str, list[dict[str, object]]] = {
            "student": [], "submitted_assignment": [], "submitted_notebook": [], "grade": [],
            "comment": [],
        }  # fmt: skip

    def add_assignment(self, name: str) -> None:
        notebook = read_notebook(EXERCISES / "source" / name / f"{name}.ipynb")
        cells = [each for each in notebook.cells if each.points is not None]
        with (
            warnings.catch_warnings(),
            pytest.MonkeyPatch.context() as patch,
        ):
            warnings.simplefilter("ignore", SAWarning)
            # nbgrader runs alembic by its name.
            patch.setenv("PATH", sysconfig.get_path("scripts"), prepend=pathsep)
            with Gradebook(self._course.db_url, self._course.course_id) as book:
                made = book.add_assignment(name, duedate=DUE)
                page = book.add_notebook(name, name)
                for each in cells:
                    book.add_grade_cell(
                        each.name, name, name, max_score=each.points, cell_type=each.kind
                    )
                    if each.solution:
                        book.add_solution_cell(each.name, name, name)
                    book.add_source_cell(
                        each.name,
                        name,
                        name,
                        cell_type=each.kind,
                        source=each.source,
                        locked=each.locked,
                        checksum=each._sum(),
                    )
                ids = {
                    "GradeCell": {each.name: each.id for each in page.grade_cells},
                    "SolutionCell": {each.name: each.id for each in page.solution_cells},
                }
                self._books.append((name, made.id, page.id, cells, ids, rubric_of(name)))

    def add_students(self, count: int) -> None:
        for number in range(count):
            first = _FIRST[number % len(_FIRST)]
            last = _LAST[number // len(_FIRST) % len(_LAST)]
            student = f"s{number:05}"
            self._tables["student"].append({
                "id": student, "first_name": first, "last_name": last,
                "email": f"{student}@example.org",
            })  # fmt: skip
            for name, work, page, cells, ids, rubric in self._books:
                handed_in, book = uuid4().hex, uuid4().hex
                late = timedelta(hours=self._rng.choice((-30, -5, -1, 1, 26)))
                self._tables["submitted_assignment"].append({
                    "id": handed_in, "assignment_id": work, "student_id": student,
                    "timestamp": DUE + late,
                })  # fmt: skip
                self._tables["submitted_notebook"].append({
                    "id": book, "assignment_id": handed_in, "notebook_id": page, "flagged": False,
                })  # fmt: skip
                self._add_marks(book, cells, ids)
                self._write_notebook(student, name, cells, rubric, DUE + late)

    def _add_marks(self, book: str, cells: list[Cell], ids: dict[str, dict[str, str]]) -> None:
        for each in cells:
            auto = None
            if not each.written:
                auto = float(round((each.points or 0) * self._rng.choice((0.4, 0.6, 0.8, 1.0))))
            self._tables["grade"].append({
                "id": uuid4().hex, "notebook_id": book, "cell_id": ids["GradeCell"][each.name],
                "auto_score": auto, "needs_manual_grade": auto is None,
            })  # fmt: skip
            if each.solution:
                self._tables["comment"].append({
                    "id": uuid4().hex, "notebook_id": book,
                    "cell_id": ids["SolutionCell"][each.name],
                })  # fmt: skip

    def _write_notebook(
        self, student: str, name: str, cells: list[Cell], rubric: Rubric, handed_in: datetime
    ) -> None:
        content = {
            "nbformat": 4, "nbformat_minor": 5,
            "metadata": {"kernelspec": {
                "name": "python3", "display_name": "Python 3", "language": "python",
            }},
            "cells": [
                _as_json(each, self._answer(rubric.piece(each.name)) if each.written else None)
                for each in cells
            ],
        }  # fmt: skip
        for step in ("submitted", "autograded"):
            folder = self._course.place(step, student, name)
            folder.mkdir(parents=True)
            (folder / f"{name}.ipynb").write_text(json.dumps(content), "utf-8")
            (folder / "timestamp.txt").write_text(f"{handed_in} UTC", "utf-8")

    def _answer(self, piece: Piece) -> str:
        exemplar = self._rng.choices(piece.exemplars, (1, 2, 4, 4, 2))[0]
        return f"{self._rng.choice(_OPENINGS)}\n\n{exemplar.text}"

    def write(self) -> None:
        engine = create_engine(self._course.db_url)
        with engine.begin() as db:
            for model in (Student, SubmittedAssignment, SubmittedNotebook, Grade, Comment):
                table = model.__table__
                rows = self._tables[table.name]
                for start in range(0, len(rows), 5000):
                    db.execute(table.insert(), rows[start : start + 5000])
        engine.dispose()


def _as_json(cell: Cell, text: str | None) -> dict[str, object]:
    marks = {
        "grade_id": cell.name, "grade": True, "solution": cell.solution, "locked": cell.locked,
        "task": False, "points": cell.points, "schema_version": 3, "cell_type": cell.kind,
    }  # fmt: skip
    made: dict[str, object] = {
        "cell_type": cell.kind, "id": cell.name, "metadata": {"nbgrader": marks},
        "source": cell.source if text is None else text,
    }  # fmt: skip
    return made | ({"outputs": [], "execution_count": None} if cell.kind == "code" else {})
