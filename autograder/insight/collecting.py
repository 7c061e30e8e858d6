"""Read what a cohort did: from the gradebook, and from the files that learners handed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from autograder.course import Course
from autograder.gradebook import check_assignment, open_gradebook
from partnership.activities.catalogue import find_activity
from partnership.activities.handed_in import read_responses
from partnership.activities.quiz.model import Quiz
from partnership.activities.responses import Responses
from partnership.errors import CourseError
from partnership.portfolio.journal import read_journal


@dataclass
class Answers:
    """What learners answered in one quiz. Nobody is named: learners are numbered."""

    quiz: Quiz
    learners: dict[str, Responses] = field(default_factory=dict)


@dataclass
class Cohort:
    """What was found, and what could not be read, each with the reason."""

    answers: dict[str, Answers] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def add(self, activity: str, learner: str, responses: Responses) -> None:
        """Keep a learner's answers, if the activity is a quiz of this course."""
        try:
            found = find_activity(activity)
        except CourseError as error:
            self.left_out.append(f"{activity}: {error}")
            return
        if isinstance(found, Quiz):
            self.answers.setdefault(activity, Answers(found)).learners[learner] = responses


def cell_shares(course: Course, assignment: str) -> pd.DataFrame:
    """Return a row a student and a column a marked part: the share of its marks, 0 to 1.

    Marks by hand count where there are any; a part that nobody has marked yet is missing (NaN).
    Columns are named ``notebook: part``; rows are numbered.

    Raises:
        CourseError: the gradebook cannot be used, or has no such assignment.
    """
    check_assignment(course, assignment)
    with open_gradebook(course) as gradebook:
        rows = [_shares(work) for work in gradebook.assignment_submissions(assignment)]
    return pd.DataFrame(rows, dtype=float)


def _shares(work: Any) -> dict[str, float]:
    """Return the share of its marks that each part of one submission has, where it has one."""
    return {
        f"{notebook.name}: {grade.name}": grade.score / grade.max_score
        for notebook in work.notebooks
        for grade in notebook.grades
        if grade.max_score and (grade.manual_score is not None or grade.auto_score is not None)
    }


def read_submitted(folder: Path, assignment: str) -> Cohort:
    """Return the answers that students handed in with an assignment.

    ``folder`` is the course's; the files are ``submitted/*/<assignment>/responses/*.json``.
    """
    pattern = f"submitted/*/{assignment}/responses/*.json"
    return _read((file, file.parents[2].name) for file in sorted(folder.glob(pattern)))


def read_exports(folder: Path) -> Cohort:
    """Return the answers in files that learners exported: journals, or saved responses.

    Raises:
        CourseError: there is no such folder, or no file in it.
    """
    files = sorted(folder.rglob("*.json"))
    if not files:
        raise CourseError(
            "no exported files here",
            "name the folder that holds learners' .json files",
            str(folder),
        )
    return _read((file, str(file.relative_to(folder))) for file in files)


def _read(files: Iterable[tuple[Path, str]]) -> Cohort:
    cohort = Cohort()
    numbers: dict[str, str] = {}
    for file, owner in files:
        learner = numbers.setdefault(owner, f"learner {len(numbers) + 1}")
        try:
            for activity, responses in _responses_in(file).items():
                cohort.add(activity, learner, responses)
        except CourseError as error:
            cohort.left_out.append(str(error))
    return cohort


def _responses_in(file: Path) -> Mapping[str, Responses]:
    """Return the answers in one file by activity, whichever way it was exported."""
    try:
        return {file.stem: read_responses(file, file.stem)}
    except CourseError as not_responses:
        try:
            journal = read_journal(file)
        except CourseError:
            raise not_responses from None
        return {activity: responses for (_, activity), responses in journal.kept.items()}
