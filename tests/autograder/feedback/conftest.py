"""A small course whose answers are marked, and one student's feedback."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from getpass import getuser
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.feedback.gathering import Class, read_class
from autograder.feedback.model import Clicked, Feedback, Judged, Remark, Section, Step, Written
from autograder.feedback.readiness import Ready, look
from autograder.marks.ledger import open_ledger
from tests.autograder.marking_course import (
    EXERCISES,
    SMALL,
    make_marking_course,
    mark,
    rubric_of,
)

STUDENTS = 6
BOOK = "https://book.example.org/course"
PIECE = rubric_of(SMALL).pieces[0]
GOOD = Section("why-it-matters", "five-questions", "Why it matters", "How do I read such evidence?")


@pytest.fixture(scope="session")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a course that is marked by tests and by nobody else, to be copied."""
    course = make_marking_course(tmp_path_factory.mktemp("handed-in") / "exercises", STUDENTS)
    shutil.copy(EXERCISES / "next-steps.yaml", course.folder)
    return course.folder


@pytest.fixture
def marking(handed_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Return a copy of that course, which a test may spoil."""
    from autograder.course import read_course

    for name in ("PARTNERSHIP_EXCHANGE", "PARTNERSHIP_MY_WORK", "JUPYTER_CONFIG_PATH"):
        monkeypatch.delenv(name, raising=False)
    shutil.copytree(handed_in, tmp_path / "exercises")
    return read_course(tmp_path / "exercises")


def mark_all(
    course: Course, share: float = 0.6, *, comment: str = "", but: str = "", who: str = ""
) -> None:
    """Give everybody the same share on each criterion; ``but`` is a student left out."""
    who = who or getuser()
    with open_ledger(course) as ledger:
        names = ledger.names(getuser())
        ledger.add(
            mark(
                SMALL,
                PIECE.cell,
                row.script,
                {one.id: round(one.most * share * 2) / 2 for one in PIECE.criteria},
                who=who,
                comment=comment,
                seen=row.number,
            )
            for row in ledger.answers(SMALL, PIECE.cell, marker=who)
            if names[row.script].student != but
        )


def read(course: Course, title: str = "Evidence") -> tuple[Ready, Class]:
    ready = look(course, SMALL, getuser())
    return ready, read_class(course, SMALL, title, ready.scores, ready.marked, ready.late)


def feedback_with(**changed: object) -> Feedback:
    """Return made-up feedback: one part that was clicked and one that was written."""
    criteria = {one.id: one for one in PIECE.criteria}
    written = Written(
        "Part 2. Has it been acted on?",
        15.0,
        30.0,
        str(changed.pop("text", "I *thought* about it.")),
        (
            Judged(criteria["depth"], 5.5, str(changed.pop("on_this", ""))),
            Judged(criteria["evidence"], 5.0, ""),
            Judged(criteria["practice"], 4.5, ""),
        ),
        str(changed.pop("comment", "")),
        tuple(Remark(str(text), str(text)) for text in [changed.pop("remark", "")] if text),
    )
    usual = Feedback(
        student="s00001",
        name="Ada Achterberg",
        assignment=SMALL,
        title="Benefits & evidence",
        handed_in=datetime(2026, 11, 2, 13, 5),
        parts=(Clicked("Part 1. What does it show?", 12.0, 20.0, "", (GOOD,)), written),
        steps=(Step("Use of evidence", "Take your strongest source.", GOOD),),
        penalty=0.0,
        penalty_said="",
    )
    return replace(usual, **changed)  # type: ignore[arg-type]
