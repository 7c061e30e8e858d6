"""Candidate codes: what stands for a student wherever marks are given."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from sqlalchemy import Connection, select

from autograder.marks.tables import CANDIDATE

LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
"""No vowels, so that no code spells a word, and nothing that is read as something else."""
LENGTH = 6


def give_codes(db: Connection, students: Iterable[str]) -> None:
    """Give a code to each student who has none: random, and so telling nothing of them."""
    rows = db.execute(select(CANDIDATE.c.student, CANDIDATE.c.code)).all()
    known, taken = {row.student for row in rows}, {row.code for row in rows}
    new = []
    for student in sorted(set(students) - known):
        code = _code()
        while code in taken:
            code = _code()
        taken.add(code)
        new.append({"student": student, "code": code})
    if new:
        db.execute(CANDIDATE.insert(), new)


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
