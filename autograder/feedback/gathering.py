"""Gather what each student is told about an assignment, from the ledger and the gradebook.

Everything about the class is read in a few queries; only the notebooks are read one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from itertools import islice

from autograder.course import Course
from autograder.feedback.book import book_sections
from autograder.feedback.model import Clicked, Feedback, Judged, Part, Remark, Section, Written
from autograder.feedback.scores import Score, Scores
from autograder.feedback.steps import Advice, next_steps, read_advice
from autograder.lateness.applying import Late
from autograder.marks.event import WHOLE, Given
from autograder.marks.standing import Standing
from autograder.rubric import Piece
from partnership.activities.catalogue import find_activity
from partnership.activities.handed_in import read_responses
from partnership.activities.quiz.model import Quiz
from partnership.errors import CourseError
from partnership.exercises.notebook import Cell, Notebook, read_notebook
from partnership.exercises.ready import PLACEHOLDER

AGAIN = 4
"""Sections of the book that are named after a quiz. Nobody reads ten again."""
_TESTED = re.compile(r"""\bhanded_in\(\s*["']([\w-]+)["'],\s*["']([\w./-]+)["']""")
_POINTS = re.compile(r"\s*\(\d+(?:\.\d+)? marks?\)\s*$")


@dataclass(frozen=True)
class Asked:
    """One part of the assignment as it was set."""

    cell: Cell
    heading: str
    notebook: str
    quiz: Quiz | None
    """The quiz that the cell's test looks at, and the file it is handed in as."""
    file: str


@dataclass(frozen=True)
class Marked:
    """What is known of the written answers in one cell, by student."""

    standings: Mapping[str, Standing]
    versions: Mapping[str, Piece]
    """Every version of the rubric, by its fingerprint."""
    current: Piece


@dataclass(frozen=True)
class Class:
    """An assignment, and all that was given for it."""

    course: Course
    assignment: str
    title: str
    asked: tuple[Asked, ...]
    marked: Mapping[str, Marked]
    """By cell. A cell without a rubric is not in it."""
    scores: Scores
    late: Mapping[str, Late]
    advice: Mapping[str, Advice]
    sections: Mapping[str, Section]


def asked_in(course: Course, assignment: str) -> tuple[Asked, ...]:
    """Return the parts of an assignment that have marks, in order, from its source.

    Raises:
        CourseError: it has no source, or a notebook of it cannot be read.
    """
    folder = course.folder / "source" / assignment
    notebooks = sorted(folder.glob("[!.]*.ipynb"))
    if not notebooks:
        raise CourseError(
            f"there is no assignment '{assignment}'",
            f"name one of: {', '.join(course.assignments()) or 'none so far'}",
            str(course.folder / "source"),
        )
    return tuple(part for path in notebooks for part in _asked(read_notebook(path)))


def read_class(
    course: Course,
    assignment: str,
    title: str,
    scores: Scores,
    marked: Mapping[str, Marked],
    late: Mapping[str, Late],
) -> Class:
    """Return everything there is to tell about an assignment.

    Raises:
        CourseError: the assignment has no source, or a notebook of it cannot be read.
        ContentError: the advice on what to do next is wrong.
    """
    return Class(
        course=course,
        assignment=assignment,
        title=title,
        asked=asked_in(course, assignment),
        marked=marked,
        scores=scores,
        late=late,
        advice=read_advice(course.folder),
        sections=book_sections(),
    )


def feedback_for(group: Class, student: str) -> Feedback:
    """Return what one student is told. It reads this student's notebooks and no other's."""
    written = _texts(group, student)
    parts = tuple(_part(group, student, asked, written) for asked in group.asked)
    late, time = group.late.get(student), group.scores.times.get(student)
    return Feedback(
        student=student,
        name=group.scores.names.get(student) or student,
        assignment=group.assignment,
        title=group.title,
        handed_in=time.replace(tzinfo=UTC).astimezone(group.course.zone) if time else None,
        parts=parts,
        steps=next_steps(parts, group.advice, group.sections),
        penalty=group.scores.penalties.get(student, 0.0),
        penalty_said=late.penalty.said if late else "",
    )


def _asked(notebook: Notebook) -> Iterator[Asked]:
    heading = ""
    for cell in notebook.cells:
        if cell.points is not None:
            found = _TESTED.search(cell.source)
            tested = find_activity(found[1]) if found else None
            quiz = tested if isinstance(tested, Quiz) else None
            file = found[2] if found else ""
            yield Asked(cell, heading or cell.name, notebook.path.stem, quiz, file)
        elif cell.kind == "markdown":
            heading = _POINTS.sub("", cell.heading)


def _texts(group: Class, student: str) -> Mapping[str, str]:
    """Return what a student wrote, by cell, from the notebooks that were marked."""
    folder = group.course.place("autograded", student, group.assignment)
    found: dict[str, str] = {}
    for name in dict.fromkeys(asked.notebook for asked in group.asked):
        try:
            cells = read_notebook(folder / f"{name}.ipynb").cells
        except CourseError:
            continue
        found |= {cell.name: cell.source for cell in cells if cell.solution}
    return found


def _part(group: Class, student: str, asked: Asked, texts: Mapping[str, str]) -> Part:
    name, most = asked.cell.name, asked.cell.points or 0.0
    score = group.scores.scores.get(student, {}).get(name, Score())
    if not asked.cell.solution:
        again = _again(group, student, asked) if score.marks < most else ()
        return Clicked(asked.heading, score.marks, most, score.comment, again)
    text = texts.get(name, "")
    judged, remarks, comment = _judged(group.marked.get(name), student)
    # nbgrader's one field repeats what was said of each criterion.
    kept = "" if remarks or any(one.comment for one in judged) else score.comment
    return Written(
        asked.heading,
        score.marks,
        most,
        "" if PLACEHOLDER in text else text,
        judged,
        comment or kept,
        remarks,
    )


def _judged(
    marked: Marked | None, student: str
) -> tuple[tuple[Judged, ...], tuple[Remark, ...], str]:
    """Return what was reached on each criterion of the rubric that the marks were given by.

    After that what was said of others, and of the whole.
    """
    standing = marked.standings.get(student) if marked else None
    if marked is None or standing is None or standing.agreed is None:
        return (), (), ""
    given, by = standing.agreed, standing.source
    if WHOLE in given.marks and "marker" in standing.by_role:
        # A decision on the whole, such as scaling, leaves the levels as the marker saw them.
        by = standing.by_role["marker"]
        given = by.given or given
    piece = marked.versions.get(by.rubric if by else "", marked.current)
    judged = tuple(
        Judged(each, given.marks[each.id], given.comments.get(each.id, ""))
        for each in piece.criteria
        if each.id in given.marks
    )
    remarks = _remarks(marked, piece, given, {one.criterion.id for one in judged})
    return judged, remarks, standing.agreed.comment or given.comment


def _remarks(marked: Marked, piece: Piece, given: Given, shown: set[str]) -> tuple[Remark, ...]:
    """Return what was said of criteria that are not among those shown, by the names they had."""
    versions = (*marked.versions.values(), marked.current, piece)
    names = {each.id: each.name for version in versions for each in version.criteria}
    return tuple(
        Remark(names.get(criterion, criterion), comment)
        for criterion, comment in given.comments.items()
        if criterion not in shown and comment.strip()
    )


def _again(group: Class, student: str, asked: Asked) -> tuple[Section, ...]:
    """Return where the book has what was not answered in the best way, the least first."""
    if asked.quiz is None:
        return ()
    path = group.course.place("submitted", student, group.assignment) / asked.file
    try:
        judgements = asked.quiz.judge(read_responses(path, asked.quiz.id))
    except (CourseError, OSError):
        # What is missing or damaged was marked as nothing, and says nothing about a section.
        return ()
    least: dict[str, float] = {}
    for item in asked.quiz.items:
        judged = judgements[item.id]
        if judged.points < judged.out_of:
            share = judged.points / judged.out_of
            least[item.section] = min(share, least.get(item.section, share))
    known = (group.sections.get(section) for section in sorted(least, key=least.__getitem__))
    return tuple(islice((section for section in known if section), AGAIN))
