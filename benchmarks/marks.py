"""How fast is the ledger of marks beside nbgrader's own calls on the same database?

One course on SQLite, 1,000 students and the course's six assignments, of which one is half
marked. On our side: the list of an assignment's answers for a marker, the next answer, one
answer with its text, and saving a mark. On nbgrader's: what formgrader asks for the same pages
(``get_notebook_submissions``, the one list that its "next" is looked up in; ``get_submission``;
writing a grade through ``Gradebook``). Both in this process, by turns, in one run. Run:

    python benchmarks/marks.py                 # 1,000 students, six assignments
    python benchmarks/marks.py --students 40
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).parents[1]))

from nbgrader.api import Gradebook
from sqlalchemy.exc import SAWarning

from autograder.course import Course
from autograder.marks.ledger import Ledger, open_ledger
from tests.autograder.marking_course import (
    ASSIGNMENTS,
    SMALL,
    make_marking_course,
    mark,
    marks_near,
    rubric_of,
)

PIECE = rubric_of(SMALL).pieces[0]
CELL = PIECE.cell
BAR = 100.0
"""Milliseconds at the 95th percentile that any of ours may take."""


def timed(act: Callable[[], object], times: int) -> tuple[float, float, float]:
    """Return the median and the 95th percentile by the clock, and the mean of the processor's.

    In milliseconds. On a busy machine only the last says what the act itself costs.
    """
    took, spent = [], time.process_time()
    for _ in range(times):
        started = time.perf_counter()
        act()
        took.append((time.perf_counter() - started) * 1000)
    cuts = quantiles(took, n=20, method="inclusive") if len(took) > 1 else took * 19
    return cuts[9], cuts[18], (time.process_time() - spent) * 1000 / times


class Ours:
    """What the desk asks of the ledger."""

    def __init__(self, ledger: Ledger, students: int) -> None:
        self._ledger, self._rng = ledger, random.Random(1)
        self._rows = ledger.answers(SMALL, CELL, marker="me")
        half = [self._mark(row.script) for row in self._rows[: students // 2]]
        ledger.add(half)

    def _mark(self, script: str, seen: int = 0) -> object:
        return mark(SMALL, CELL, script, marks_near(PIECE, "60", self._rng), who="me", seen=seen)

    def list(self) -> None:
        self._ledger.answers(SMALL, CELL, marker="me")

    def next(self) -> None:
        self._ledger.next(SMALL, CELL, marker="me", after=self._rng.choice(self._rows).script)

    def answer(self) -> None:
        self._ledger.answer(SMALL, CELL, self._rng.choice(self._rows).script, marker="me")

    def save(self) -> None:
        self._ledger.add([self._mark(self._rng.choice(self._rows).script)])


class Theirs:
    """What formgrader asks of nbgrader for the same."""

    def __init__(self, course: Course, students: int) -> None:
        self._course, self._rng, self._students = course, random.Random(1), students
        self._api = course.nbgrader()

    def _student(self) -> str:
        return f"s{self._rng.randrange(self._students):05}"

    def list(self) -> None:
        self._api.get_submissions(SMALL)

    def next(self) -> None:
        self._api.get_notebook_submissions(SMALL, SMALL)

    def answer(self) -> None:
        self._api.get_submission(SMALL, self._student())

    def save(self) -> None:
        with Gradebook(self._course.db_url, self._course.course_id) as book:
            grade = book.find_grade(CELL, SMALL, SMALL, self._student())
            grade.manual_score, grade.needs_manual_grade = 20.0, False
            book.db.commit()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--students", type=int, default=1000)
    options.add_argument("--times", type=int, default=60)
    options.add_argument("--theirs", type=int, default=2, help="how often nbgrader is asked")
    chosen = options.parse_args()
    warnings.simplefilter("ignore", SAWarning)
    with tempfile.TemporaryDirectory() as name:
        course = make_marking_course(Path(name) / "exercises", chosen.students, ASSIGNMENTS)
        print(f"{chosen.students} students, {len(ASSIGNMENTS)} assignments;"
              f" load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")  # fmt: skip
        with open_ledger(course) as ledger:
            ours, theirs = Ours(ledger, chosen.students), Theirs(course, chosen.students)
            slowest = 0.0
            for what in ("answer", "save", "next", "list"):
                mine = timed(getattr(ours, what), chosen.times)
                other = timed(getattr(theirs, what), chosen.theirs)
                slowest = max(slowest, mine[1])
                print(f"{what}: ours {mine[0]:.1f} ms (p95 {mine[1]:.1f}, CPU {mine[2]:.1f}),"
                      f" nbgrader {other[0]:.1f} ms (CPU {other[2]:.1f}):"
                      f" {other[0] / mine[0]:.1f} times;"
                      f" load {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
    print(f"p95 of the slowest of ours: {slowest:.0f} ms; the bar is {BAR:.0f} ms")
    sys.exit(slowest > BAR)


if __name__ == "__main__":
    main()
