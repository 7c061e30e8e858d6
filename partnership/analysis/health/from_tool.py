"""A health check that the page's tool saved, as answers; and answers as a file that it brings in.

The shape is ``HealthWork`` in ``activities/health/work.py``, which the page keeps to as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pandas as pd

from partnership.activities.catalogue import find_activity
from partnership.activities.health.model import HealthTool
from partnership.activities.health.work import (
    PEOPLE,
    Answer,
    HealthWork,
    OwnQuestion,
    Rating,
    Round,
)
from partnership.activities.tools.file import read_tool_file, tool_file
from partnership.analysis.health.answers import COLUMNS, NUMBERED, Answers
from partnership.analysis.health.words import ROLES
from partnership.errors import CourseError

TOOL = "health-check"
_MOST_OWN = 8
_ROLE_NAMES = {name.casefold() for name in ROLES.values()}
"""A role's own name says nothing more of it."""
_LONGEST = {"example": 600, "who": 60, "question": 200, "name": 80}


def health_tool() -> HealthTool:
    """Return the health check of the bank, with its statements."""
    return cast(HealthTool, find_activity(TOOL))


def rounds_in(path: Path) -> list[Answers]:
    """Return the answers of each round in a file that the tool saved, the latest last.

    A round in which nobody has answered is left out.

    Raises:
        CourseError: the file cannot be read, or nobody has answered in it.
    """
    tool = health_tool()
    work = cast(HealthWork, read_tool_file(path, tool))
    texts = dict(tool.statements()) | {one.id: one.text for one in work.own}
    asked = [name for name in (*work.questions, *(one.id for one in work.own)) if name in texts]
    found = []
    for turn in work.rounds:
        rows = [*_rows(turn, asked, texts, path.name)]
        if rows:
            table = pd.DataFrame(rows, columns=list(COLUMNS)).astype({"rating": "Int64"})
            found.append(Answers(table))
    if not found:
        raise CourseError("nobody has answered yet", "add answers in the page", str(path))
    return found


def _rows(
    turn: Round, asked: list[str], texts: dict[str, str], file: str
) -> Iterator[tuple[object, ...]]:
    for number, one in enumerate(turn.answers, 1):
        for name in asked:
            given = one.ratings.get(name)
            if given is None:
                continue
            cannot, example = given.rating is None, given.example.strip()
            place = f"{file}, {turn.label or 'a round'}, {number}"
            said = (texts[name], given.rating, cannot, example, place)
            yield (one.id or f"{NUMBERED}{number}", one.role, one.who, *said)


def tool_text(answers: Answers, *, name: str = "", label: str = "", day: str = "") -> str:
    """Return answers as the text of a file that the page's tool can bring in.

    Statements of the tool keep their own places; others become questions of one's own.

    Raises:
        CourseError: there are more people or own questions than the tool takes, or a text is
            longer than it can keep. Nothing is cut off.
    """
    tool = health_tool()
    ids = {text.casefold(): place for place, text in tool.statements()}
    others = [one for one in answers.statements if one.casefold() not in ids]
    if answers.people > PEOPLE:
        raise CourseError(f"{answers.people} people are more than the page takes", f"take {PEOPLE}")
    if len(others) > _MOST_OWN:
        what = f"{len(others)} statements are not the tool's own, and the page takes {_MOST_OWN}"
        raise CourseError(what, "write a report with --to report.docx instead")
    own = {one: f"own.q{number}" for number, one in enumerate(others, 1)}
    places = {one: own.get(one) or ids[one.casefold()] for one in answers.statements}
    _refuse_long(answers, name, others)
    work = HealthWork(
        name=name,
        questions=tuple(place for one, place in places.items() if one not in own),
        own=tuple(OwnQuestion(id=place, text=one) for one, place in own.items()),
        rounds=(Round(label=label, day=day, answers=tuple(_people(answers, places))),),
    )
    return tool_file(tool, work)


def _people(answers: Answers, places: dict[str, str]) -> Iterator[Answer]:
    for _, said in answers.table.groupby("person", sort=False):
        ratings = {
            places[statement]: Rating(rating=None if pd.isna(rating) else rating, example=example)
            for statement, rating, cannot, example in zip(
                said["statement"],
                said["rating"].astype(object),
                said["cannot_say"],
                said["example"],
                strict=True,
            )
            if cannot or example or not pd.isna(rating)
        }
        first = said.iloc[0]
        # The same file brought in twice holds the same people.
        who = "" if first["who"].casefold() in _ROLE_NAMES else first["who"]
        name = f"t{hashlib.sha256(str(first['cell']).encode()).hexdigest()[:10]}"
        yield Answer(id=name, role=first["role"], who=who, ratings=ratings)


def _refuse_long(answers: Answers, name: str, others: list[str]) -> None:
    texts = [
        (cell, kind, text)
        for kind in ("example", "who")
        for cell, text in zip(answers.table["cell"], answers.table[kind], strict=True)
    ]
    texts += [("the name", "name", name), *((f"'{one[:40]}'", "question", one) for one in others)]
    for place, kind, text in texts:
        if len(text) > _LONGEST[kind]:
            what = f"{place}: {len(text)} letters are more than the page keeps"
            raise CourseError(what, f"shorten it to {_LONGEST[kind]}")
