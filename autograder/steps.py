"""The steps from a source notebook to marks by test, each one of nbgrader's own.

Every step looks at the gradebook before it starts. A submission that cannot be
marked is an outcome with a reason; the others are marked all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from autograder.course import Course
from autograder.gradebook import check_assignment, check_gradebook, gradebook_error
from autograder.locked import locked_cells
from partnership.errors import CourseError

Status = Literal["done", "as before", "left out", "failed"]


@dataclass(frozen=True)
class Outcome:
    """What became of one student's work in one step, and why."""

    student: str
    status: Status
    reason: str = ""


def release(course: Course, assignment: str, *, again: bool = False) -> None:
    """Make the students' version of an assignment and put it in the exchange.

    Raises:
        CourseError: there is no such assignment, the gradebook cannot be used, the source is
            wrong, or it has been released before and ``again`` is not set.
    """
    if assignment not in course.assignments():
        raise CourseError(
            f"there is no assignment '{assignment}'",
            f"name one of: {', '.join(course.assignments()) or 'none so far'}",
            str(course.folder / "source"),
        )
    if course.gradebook is not None and course.gradebook.exists():
        check_gradebook(course)
    api = course.nbgrader(ExchangeReleaseAssignment={"force": again})
    if not again and assignment in api.get_released_assignments():
        raise CourseError(
            "it has been released before", "add --again to replace it", f"assignment {assignment}"
        )
    _require(course, api.generate_assignment(assignment), "make the students' version")
    _require(course, api.release_assignment(assignment), "release the assignment")


def collect(course: Course, assignment: str) -> list[Outcome]:
    """Fetch what students handed in, the newest of each.

    Raises:
        CourseError: the gradebook cannot be used, has no such assignment, or nothing has been
            released.
    """
    check_assignment(course, assignment)
    api = course.nbgrader()
    before = _collected(api, assignment)
    _require(course, api.collect(assignment), "collect the submissions")
    after = _collected(api, assignment)
    return [
        Outcome(
            student, "as before" if before.get(student) == time else "done", f"handed in {time}"
        )
        for student, time in sorted(after.items())
    ]


def autograde_with_nbgrader(
    course: Course, assignment: str, *, again: bool = False
) -> Iterator[Outcome]:
    """Let nbgrader itself run the tests, without a sandbox; yield what came of each submission.

    It is for what the engine does not run: notebooks in other languages than Python, and
    courses with preprocessors of their own.

    Submissions marked before are left as they are, unless they were handed in anew
    or ``again`` is set.

    Raises:
        CourseError: the gradebook cannot be used, before or during the run, or has no such
            assignment. What was marked until then stays marked.
    """
    check_assignment(course, assignment)
    api = course.nbgrader()
    for student in sorted(api.get_submitted_students(assignment)):
        result = api.autograde(assignment, student, force=again)
        if not result["success"]:
            yield Outcome(student, "failed", _reason(course, result))
        elif "Skipping existing assignment" in result.get("log", ""):
            yield Outcome(student, "as before")
        else:
            yield Outcome(student, "done", locked_cells(course.folder, assignment, student))


def _collected(api: Any, assignment: str) -> dict[str, str]:
    """Return when each collected submission was handed in."""
    # Work that somebody put into the folder by hand has no time.
    return {
        student: str(api.get_submitted_timestamp(assignment, student) or "at a time not known")
        for student in api.get_submitted_students(assignment)
    }


def _require(course: Course, result: Mapping[str, Any], aim: str) -> None:
    if not result["success"]:
        raise CourseError(f"nbgrader could not {aim}", _reason(course, result), str(course.folder))


_REASONS = (
    ("NotJSONError", "the notebook is damaged: ask the student to hand it in again"),
    ("Course not found", "nothing has been released: run 'partnership mark release' first"),
    ("DeadKernelError", "the notebook stopped Python itself: read it before running it again"),
    ("No notebooks were matched", "the notebook is missing or has another name"),
)
"""A sign in what nbgrader says, and what it means. The first that fits counts."""


def _reason(course: Course, result: Mapping[str, Any]) -> str:
    """Return in one line why nbgrader failed.

    Raises:
        CourseError: the gradebook was the cause. Going on would fail every time.
    """
    said = f"{result.get('log', '')}\n{result.get('error', '')}"
    if re.search(r"^KeyboardInterrupt", said, re.MULTILINE):
        # nbgrader catches this with everything else, and a batch could never be stopped.
        raise KeyboardInterrupt
    # Only at the start of a line: elsewhere it may be a quotation from a student's file.
    database = re.search(r"^\s*(?:sqlalchemy\.exc|sqlite3)\.\w+: (.+)$", said, re.MULTILINE)
    if database:
        raise gradebook_error(database[1], course.gradebook_name)
    for sign, meaning in _REASONS:
        if sign in said:
            return meaning
    error = re.search(r"^\s*(?:\w+\.)*(\w+(?:Error|Exception|Entry): .+)$", said, re.MULTILINE)
    return error[1] if error else "nbgrader gave no reason"
