"""The answers of one round that came in several files, as one table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from partnership.analysis.health.answers import NUMBERED, Answers
from partnership.errors import CourseError


def together(parts: Sequence[Answers]) -> Answers:
    """Return the answers of several files as one table, with a number for each person.

    The page gives each person an id by chance. Whoever is in two files by that id is one person,
    and the later file counts; the notes say so. A person that only has a number is another one in
    each file.

    Raises:
        CourseError: there are none.
    """
    if not parts:
        raise CourseError("no file was named", "name at least one")
    tables: list[pd.DataFrame] = []
    seen: set[str] = set()
    twice = 0
    for number, part in reversed(list(enumerate(parts))):
        is_id = ~part.table["person"].str.startswith(NUMBERED)
        known = part.table["person"].where(is_id, f"{number} " + part.table["person"])
        again = known.isin(seen)
        twice += known[again].nunique()
        tables.insert(0, part.table.assign(person=known)[~again])
        seen |= set(known)
    table = pd.concat(tables, ignore_index=True)
    names = {one: f"{NUMBERED}{number}" for number, one in enumerate(table["person"].unique(), 1)}
    notes = [note for part in parts for note in part.notes]
    if twice:
        people = "One person is" if twice == 1 else f"{twice} people are"
        notes.append(f"{people} in more than one file; the answers in the later file count.")
    return Answers(table.assign(person=table["person"].map(names)), tuple(notes))
