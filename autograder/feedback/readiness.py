"""Whose feedback may go out, and why somebody's may not yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from autograder.course import Course
from autograder.feedback.gathering import Marked
from autograder.feedback.scores import Scores, read_scores
from autograder.gradebook import check_assignment, open_gradebook
from autograder.lateness.applying import Late, late_work
from autograder.marks.decisions import held
from autograder.marks.ledger import open_ledger
from autograder.marks.rubrics import versions
from autograder.marks.standing import Standing


@dataclass(frozen=True)
class Ready:
    """What may go out of an assignment."""

    scores: Scores
    marked: Mapping[str, Marked]
    """By cell, what is known of the answers in it."""
    late: Mapping[str, Late]
    held_back: Mapping[str, str]
    """By student, why their feedback stays here for now."""


def look(course: Course, assignment: str, who: str) -> Ready:
    """Return whose feedback may go out. ``who`` has to be the module leader.

    Raises:
        MarkingError: ``who`` is not.
        CourseError: the gradebook cannot be used or has no such assignment.
        ContentError: the rubric, the rule for late work or the list of extensions is wrong.
    """
    check_assignment(course, assignment)
    with open_ledger(course) as ledger:
        has_rubric = (course.folder / "rubrics" / f"{assignment}.yaml").is_file()
        pieces = ledger.pieces(assignment) if has_rubric else []
        standings = {piece.cell: ledger.standings(assignment, piece.cell) for piece in pieces}
        names = {script: writer.student for script, writer in ledger.names(who).items()}
    # What was marked in formgrader has been taken in by now.
    scores = read_scores(course, assignment)
    late = late_work(course, assignment)
    marked = {}
    with open_gradebook(course, writing=False) as gradebook:
        db = gradebook.db.connection()
        over = not held(db, assignment)
        for piece in pieces:
            found = standings[piece.cell].items()
            by_student = {names[script]: standing for script, standing in found}
            marked[piece.cell] = Marked(by_student, versions(db, assignment, piece.cell), piece)
    held_back = {
        student: next(_reasons(course, assignment, student, scores, marked, late, over), "")
        for student in scores.times
    }
    return Ready(scores, marked, late, {each: why for each, why in held_back.items() if why})


def _reasons(
    course: Course,
    assignment: str,
    student: str,
    scores: Scores,
    marked: Mapping[str, Marked],
    late: Mapping[str, Late],
    over: bool,
) -> Iterator[str]:
    """Yield what speaks against telling a student, the first thing to be done first."""
    if not course.place("autograded", student, assignment).is_dir():
        yield "not marked by the tests yet"
    if not over:
        yield f"moderation is not over: run 'partnership mark moderate status {assignment}'"
    for cell, each in marked.items():
        standing = each.standings.get(student)
        if standing and standing.status != "waiting" and not standing.settled:
            yield _unsettled(cell, standing)
    if scores.waiting(student):
        yield "parts are still to be marked by hand"
    if student in late and not late[student].agrees:
        yield f"lateness is to be worked out: run 'partnership mark lateness {assignment}'"


def _unsettled(cell: str, standing: Standing) -> str:
    if standing.conflict:
        return f"two people marked '{cell}' at the same time, and somebody must decide"
    if standing.status == "marked":
        return f"'{cell}' was looked at for moderation, and is not decided"
    if standing.status == "second":
        return f"'{cell}' has a second mark and no first"
    return f"the marks for '{cell}' differ, and somebody must decide"
