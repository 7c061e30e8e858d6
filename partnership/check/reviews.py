"""What has to be looked at again, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from partnership.bank.framework import Framework
from partnership.bank.standards import Standards
from partnership.bank.tables import TABLES
from partnership.check.course import Course, Document
from partnership.paths import named_from


class Dated(NamedTuple):
    """A record with the date by which to look at it again."""

    review_by: date
    path: Path
    line: int
    what: str


def dated(course: Course) -> Iterator[Dated]:
    """Yield every record that has a review date."""
    documents: list[Document[Framework] | Document[Standards]]
    documents = [*course.frameworks, *course.standards]
    for document in documents:
        if document.record.review_by:
            line = document.lines.of(["review_by"])
            yield Dated(document.record.review_by, document.path, line, document.record.name)
    for name, rows in course.tables.items():
        for line, row in rows:
            if review_by := getattr(row, "review_by", None):
                what = str(getattr(row, TABLES[name].key))
                yield Dated(review_by, course.table_file(name), line, what)


def stale(root: Path, on: date) -> list[Dated]:
    """Return what is due on that day in the course of ``root``, longest due first.

    Paths are relative to ``root``.
    """
    due = [one for one in dated(Course(root)) if one.review_by <= on]
    return sorted(one._replace(path=named_from(root, one.path)) for one in due)
