"""Notice what was marked in formgrader, and make it events like every other mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, select

from autograder.marks.event import FORMGRADER, WHOLE, Event, Given
from autograder.marks.fields import BOOK, COMMENT, FEW, GRADE, WORK, Field, Place
from autograder.marks.standing import Standing
from autograder.marks.tables import CANDIDATE, WRITTEN

_BECAUSE = "changed in nbgrader's own gradebook"


def changed_elsewhere(
    db: Connection, place: Place, fields: Mapping[str, Field], before: Mapping[str, Standing]
) -> list[Event]:
    """Return an event for each answer whose fields are not what we wrote into them last.

    Formgrader shows no version of what it shows, so its mark counts as given by somebody who
    had seen what we wrote.
    """
    ours: dict[str, Any] = {}
    scripts = list(fields)
    of_this = (WRITTEN.c.assignment == place.assignment) & (WRITTEN.c.cell == place.cell)
    for start in range(0, len(scripts), FEW):
        few = WRITTEN.c.script.in_(scripts[start : start + FEW])
        ours |= {row.script: row for row in db.execute(select(WRITTEN).where(of_this, few))}
    found = []
    for script, field in fields.items():
        row = ours.get(script)
        score, comment = (row.score, row.comment) if row else (None, None)
        if _same(field.score, score) and (field.comment or "") == (comment or ""):
            continue
        if row is None and field.score is None:
            # Somebody has begun with a comment. It is taken in with their mark.
            continue
        found.append(
            Event(
                key=uuid4().hex,
                who=FORMGRADER,
                role="marker",
                assignment=place.assignment,
                cell=place.cell,
                script=script,
                kind="taken-in",
                given=_given(field, before.get(script)),
                rubric=_rubric(before.get(script)),
                because=_BECAUSE,
                seen=row.number if row else 0,
            )
        )
    return found


def any_changed(db: Connection, place: Place) -> bool:
    """Tell in one question whether there is anything to take in."""
    told = (
        (WRITTEN.c.assignment == place.assignment)
        & (WRITTEN.c.cell == place.cell)
        & (WRITTEN.c.script == CANDIDATE.c.code)
    )
    score = GRADE.c.manual_score.is_distinct_from(WRITTEN.c.score)
    text = COMMENT.c.manual_comment.is_distinct_from(WRITTEN.c.comment)
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
        .where((new & GRADE.c.manual_score.is_not(None)) | (~new & (score | text)))
        .limit(1)
    )
    return db.execute(query).first() is not None


def _given(field: Field, before: Standing | None) -> Given:
    """Return what the fields say now. Where only the comment is new, the criteria keep theirs."""
    comment = field.comment or ""
    if field.score is None:
        return Given(comment=comment[:20_000])
    agreed = before.agreed if before else None
    if agreed and _same(agreed.total, field.score):
        return Given(marks=agreed.marks, comment=comment[:20_000])
    # Formgrader takes any number at all.
    return Given(marks={WHOLE: min(max(float(field.score), 0.0), 1000.0)}, comment=comment[:20_000])


def _rubric(before: Standing | None) -> str:
    """Return the rubric of the marks that a new comment may stand beside."""
    marked = [each.rubric for each in before.events if each.rubric] if before else []
    return marked[-1] if marked else ""


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < 1e-6
