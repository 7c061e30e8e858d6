"""Which numbers of the inventory the course teaches, where, and which not yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from partnership.bank.table_rows import InventoryEntry
from partnership.check.course import Course
from partnership.check.numbers import numbers_in
from partnership.errors import ContentError

State = Literal["taught", "in the bank", "not yet", "left out"]


@dataclass(frozen=True)
class Covered:
    """A number of the inventory, how far the course has got with it, and where."""

    entry: InventoryEntry
    taught: tuple[str, ...]
    """Pages, and the quizzes and prompts on them."""
    ready: tuple[str, ...]
    """Records of the bank that no page has to show yet, and drafts."""

    @property
    def state(self) -> State:
        """*in the bank*: there is material, and no page teaches it yet."""
        if self.taught:
            return "taught"
        if self.entry.teach == "no":
            return "left out"
        return "in the bank" if self.ready else "not yet"


def coverage(root: Path) -> list[Covered]:
    """Return every number of the inventory of the course in ``root``, in order.

    Raises:
        ContentError: a file cannot be read, so that the count would be wrong.
    """
    course = Course(root)
    taught: defaultdict[str, list[str]] = defaultdict(list)
    ready: defaultdict[str, list[str]] = defaultdict(list)
    for named in numbers_in(course):
        (taught if named.taught else ready)[named.whole].append(named.where)
    if course.unreadable:
        raise ContentError(course.unreadable)
    return [
        Covered(entry, _once(taught[entry.number]), _once(ready[entry.number]))
        for _, entry in course.rows("inventory", InventoryEntry)
    ]


def _once(places: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places))
