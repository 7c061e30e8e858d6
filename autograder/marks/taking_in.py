"""Notice what was marked in formgrader, and make it events like every other mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, select

from autograder.marks.event import FORMGRADER, LONGEST, WHOLE, Event, Given, Kind
from autograder.marks.fields import BOOK, COMMENT, FEW, GRADE, WORK, Field, Place
from autograder.marks.rubrics import COURSE
from autograder.marks.standing import Standing
from autograder.marks.tables import CANDIDATE, WRITTEN

_BECAUSE = "changed in nbgrader's own gradebook"
_ANEW = "handed in anew since it was marked"


def changed_elsewhere(
    db: Connection, place: Place, fields: Mapping[str, Field], before: Mapping[str, Standing]
) -> tuple[list[Event], set[str]]:
    """Return what others did to nbgrader's fields, as events, and the answers to write anew.

    Formgrader shows no version of what it shows, so its mark counts as given by somebody who
    had seen what we wrote. Where tests were run again nbgrader asks for every mark by hand
    anew: it stays, and only what was handed in anew has to be looked at.
    """
    ours: dict[str, Any] = {}
    scripts = list(fields)
    of_this = (WRITTEN.c.assignment == place.assignment) & (WRITTEN.c.cell == place.cell)
    for start in range(0, len(scripts), FEW):
        few = WRITTEN.c.script.in_(scripts[start : start + FEW])
        ours |= {row.script: row for row in db.execute(select(WRITTEN).where(of_this, few))}
    found: list[Event] = []
    renewed: set[str] = set()
    for script, field in fields.items():
        row, now = ours.get(script), before.get(script)
        score, comment = (row.score, row.comment) if row else (None, None)
        if not _same(field.score, score) or (row and (field.comment or "") != (comment or "")):
            given, seen = _given(field, now), row.number if row else 0
            found.append(_event(place, script, "taken-in", _BECAUSE, seen, now, given))
        if row and field.handed_in != row.handed_in:
            found.append(_event(place, script, "conflict", _ANEW, row.number, now, None))
        # An empty comment in place of none is no change, and would be met every time.
        if row and (field.score, field.comment, field.waits) != (score, comment, row.waits):
            renewed.add(script)
    return found, renewed - {event.script for event in found}


def _event(
    place: Place, script: str, kind: Kind, why: str, seen: int, now: Standing | None,
    given: Given | None,
) -> Event:  # fmt: skip
    marked = [each.rubric for each in now.events if each.rubric] if now else []
    return Event(
        key=uuid4().hex, who=FORMGRADER if given else COURSE, role="marker",
        assignment=place.assignment, cell=place.cell, script=script, kind=kind, given=given,
        # A new comment may stand beside the marks that were there.
        rubric=marked[-1] if marked else "", because=why, seen=seen,
    )  # fmt: skip


def any_changed(db: Connection, place: Place, script: str | None = None) -> bool:
    """Tell in one question whether there is anything to take in, of all answers or of one."""
    told = (
        (WRITTEN.c.assignment == place.assignment)
        & (WRITTEN.c.cell == place.cell)
        & (WRITTEN.c.script == CANDIDATE.c.code)
    )
    score = GRADE.c.manual_score.is_distinct_from(WRITTEN.c.score)
    text = COMMENT.c.manual_comment.is_distinct_from(WRITTEN.c.comment)
    waits = GRADE.c.needs_manual_grade != WRITTEN.c.waits
    anew = WORK.c.timestamp.is_distinct_from(WRITTEN.c.handed_in)
    new = WRITTEN.c.script.is_(None)
    query = (
        select(WORK.c.id)
        .join(BOOK, (BOOK.c.assignment_id == WORK.c.id) & (BOOK.c.notebook_id == place.book))
        .join(CANDIDATE, CANDIDATE.c.student == WORK.c.student_id)
        .join(GRADE, (GRADE.c.notebook_id == BOOK.c.id) & (GRADE.c.cell_id == place.grade))
        .outerjoin(
            COMMENT, (COMMENT.c.notebook_id == BOOK.c.id) & (COMMENT.c.cell_id == place.comment)
        )
        .outerjoin(WRITTEN, told)
        .where(WORK.c.assignment_id == place.work)
        .where((new & GRADE.c.manual_score.is_not(None)) | (~new & (score | text | waits | anew)))
        .limit(1)
    )
    if script is not None:
        query = query.where(CANDIDATE.c.code == script)
    return db.execute(query).first() is not None


def _given(field: Field, before: Standing | None) -> Given:
    """Return what the fields say now. Where only the comment is new, the criteria keep theirs."""
    comment = field.comment or ""
    if field.score is None:
        return Given(comment=comment[:LONGEST])
    agreed = before.agreed if before else None
    if agreed and _same(agreed.total, field.score):
        return Given(marks=agreed.marks, comment=comment[:LONGEST])
    # Formgrader takes any number at all.
    return Given(
        marks={WHOLE: min(max(float(field.score), 0.0), 1000.0)}, comment=comment[:LONGEST]
    )


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < 1e-6
