"""What the engine gives back for one submission: plain data, to be stored or sent on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from autograder.engine.spec import Value

CellStatus = Literal["ok", "error", "too slow", "stopped", "not run"]
Status = Literal["marked", "marked in part", "not marked"]


class CellRun(Value):
    """How one code cell ran."""

    index: int
    """The cell's place in the notebook, from 0."""
    name: str | None
    """Its id in the gradebook, if it has one."""
    status: CellStatus
    seconds: float


class CellGrade(Value):
    """The mark of one cell. ``auto_score`` is None where only a person can tell."""

    name: str
    auto_score: float | None
    max_score: float
    needs_manual_grade: bool
    """Whether a person has to look, apart from marks given by hand before."""


class GradedNotebook(Value):
    """One notebook, run and marked."""

    name: str
    notebook: str | None
    """The autograded notebook as JSON text; None if it was not handed in."""
    grades: tuple[CellGrade, ...]
    comments: dict[str, str | None]
    """What the engine says about an answer, by the id of its cell."""
    runs: tuple[CellRun, ...] = ()


class GradedSubmission(Value):
    """One student's work, marked as far as it goes.

    ``marked in part`` means that something stopped before its end and that a person should
    look; ``not marked`` that nothing in it could be read. ``reasons`` says why, in words
    for the tutor, and may be there for a submission that is marked in full, too.
    """

    status: Status
    reasons: tuple[str, ...]
    notebooks: tuple[GradedNotebook, ...]
    seconds: float
    files: Mapping[str, bytes] = Field(default_factory=dict)
    """What the notebooks wrote that is to be kept beside them, by path. Made by a student."""

    @property
    def auto_score(self) -> float:
        """The sum of the marks the tests gave."""
        return sum(
            grade.auto_score or 0 for notebook in self.notebooks for grade in notebook.grades
        )
