"""What an assignment says of itself in its first cell: title, parts, marks, time and outcomes.

A page of the book and the tests read it from there, so that it is said once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from partnership.errors import CourseError
from partnership.exercises.notebook import read_notebook

TITLE = re.compile(r"^# Assignment (\d+): (.+)$", re.MULTILINE)
ROW = re.compile(r"^\| *(\d+) *\| *(.+?) *\| *([\d.]+) *\| *(\d+) minutes *\|$", re.MULTILINE)
OUTCOMES = re.compile(r"\*\*By the end you will be able to\*\*\n\n((?:- .+\n(?:  .+\n)*)+)")
ALLOW = re.compile(r"^Allow (\d+) to (\d+) minutes", re.MULTILINE)
READ = re.compile(r"^Read (.+?) first,", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Part:
    """One part of an assignment."""

    number: int
    what: str
    marks: float
    minutes: int


@dataclass(frozen=True)
class Outline:
    """An assignment as its first cell describes it."""

    name: str
    number: int
    title: str
    parts: tuple[Part, ...]
    outcomes: tuple[str, ...]
    minutes: tuple[int, int]
    """The least and the most that students should allow."""
    read_first: str
    """What to read before, with the titles of chapters in asterisks."""

    @property
    def marks(self) -> float:
        """The marks on offer in all."""
        return sum(part.marks for part in self.parts)


def read_outline(notebook: Path) -> Outline:
    """Return what an assignment's notebook says of itself.

    Raises:
        CourseError: the notebook cannot be read, or its first cell lacks one of these things.
    """
    text = read_notebook(notebook).cells[0].source + "\n"
    title, outcomes = TITLE.search(text), OUTCOMES.search(text)
    allow, read = ALLOW.search(text), READ.search(text)
    parts = tuple(
        Part(int(number), what, float(marks), int(minutes))
        for number, what, marks, minutes in ROW.findall(text)
    )
    if not (title and outcomes and allow and read and parts):
        raise CourseError(
            "the first cell does not say all that students need",
            "give it a title, a table of parts, the time, the outcomes and what to read first,"
            " in the words of the other assignments",
            str(notebook),
        )
    return Outline(
        name=notebook.stem,
        number=int(title[1]),
        title=title[2].strip(),
        parts=parts,
        outcomes=tuple(
            " ".join(one.split()).rstrip(";.") for one in outcomes[1].removeprefix("- ").split("\n- ")
        ),
        minutes=(int(allow[1]), int(allow[2])),
        read_first=" ".join(read[1].split()),
    )


def outlines(exercises: Path) -> tuple[Outline, ...]:
    """Return the outlines of a course's assignments, by their numbers.

    Raises:
        CourseError: one of them cannot be read.
    """
    notebooks = (exercises / "source").glob("[!.]*/*.ipynb")
    found = (read_outline(path) for path in notebooks if path.stem == path.parent.name)
    return tuple(sorted(found, key=lambda outline: outline.number))
