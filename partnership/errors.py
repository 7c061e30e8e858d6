"""Errors for the person who meets them: where it is, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, printed as ``path:line: what - what to do``.

    ``line`` counts from 1; 0 means that the whole file is meant.
    """

    path: Path
    line: int
    what: str
    remedy: str
    rule: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.what} - {self.remedy}"


class CourseError(Exception):
    """A failure the user can mend; its text says what is wrong and what to do."""

    def __init__(self, what: str, remedy: str, where: str = "") -> None:
        self.what = what
        self.remedy = remedy
        self.where = where
        super().__init__(f"{where + ': ' if where else ''}{what} - {remedy}")

    def _render_traceback_(self) -> list[str]:
        """Show in a notebook only what helps its reader: IPython asks for this by name."""
        return [str(self)]


class ContentError(CourseError):
    """One or more problems in the course's own files, all reported at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        Exception.__init__(self, "\n".join(str(problem) for problem in self.problems))
