"""What the chapters help towards: outcomes, and the professional standards that they point to."""

from __future__ import annotations

from collections.abc import Iterator

from partnership.bank.table_rows import Outcome
from partnership.check.course import Course
from partnership.check.rules.registry import rule
from partnership.errors import Problem


@rule
def outcome_belongs_to_a_chapter(course: Course) -> Iterator[Problem]:
    """An outcome of a page that is gone would still count towards a standard."""
    for line, outcome in course.rows("outcomes", Outcome):
        if outcome.page not in course.chapters:
            what = f"'{outcome.page}' is not a chapter of the book"
            remedy = "use a page of _toc.yml that is studied, or remove the row"
            yield Problem(course.table_file("outcomes"), line, what, remedy)


@rule
def outcome_helps_towards_a_known_standard(course: Course) -> Iterator[Problem]:
    """A learner's portfolio says which standards a chapter helps towards."""
    known = {name for document in course.standards for name in document.record.names}
    for line, outcome in course.rows("outcomes", Outcome):
        for name in outcome.towards:
            if name not in known:
                what = f"there is no standard '{name}'"
                remedy = "check the name, or add the list to datasets/standards/"
                yield Problem(course.table_file("outcomes"), line, what, remedy)
