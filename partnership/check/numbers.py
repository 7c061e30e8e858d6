"""Where the numbers of the inventory are named in the course."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from partnership.bank.documents import Location
from partnership.bank.tables import TABLES
from partnership.check.course import Course, Structured, text_of


class Named(NamedTuple):
    """A number of the inventory, and where it is named."""

    number: str
    path: Path
    line: int
    where: str
    """The page or record, in words."""
    taught: bool
    """Whether learners meet it there. A record that no page has to show is only ready."""

    @property
    def whole(self) -> str:
        """The number without a letter: S2-8a is a part of what is numbered S2-8."""
        return self.number.rstrip("abcdefgh")


def numbers_in(course: Course) -> Iterator[Named]:
    """Yield every number that a page, a YAML file or a row of a table names."""
    yield from _on_pages(course)
    yield from _in_quizzes(course)
    yield from _in_prompts(course)
    yield from _in_other_activities(course)
    yield from _in_frameworks(course)
    yield from _in_cases(course)
    yield from _in_tables(course)


def _on_pages(course: Course) -> Iterator[Named]:
    for name, path in course.pages.items():
        text = text_of(path)
        line = text.count("\n", 0, max(text.find("\ninventory:"), 0)) + 2
        for number in course.taught[name]:
            yield Named(number, path, line, f"page {name}", taught=True)


def _in_quizzes(course: Course) -> Iterator[Named]:
    for quiz in course.quizzes:
        for place, item in enumerate(quiz.record.items):
            where, taught = f"quiz {quiz.record.id}", not quiz.record.assignment
            yield from _named(quiz, ["items", place, "inventory"], item.inventory, where, taught)


def _in_prompts(course: Course) -> Iterator[Named]:
    for prompt in course.prompts:
        taught = prompt.record.status != "draft"
        where = f"{'prompt' if taught else 'draft'} {prompt.record.id}"
        yield from _named(prompt, ["inventory"], prompt.record.inventory, where, taught)


def _in_other_activities(course: Course) -> Iterator[Named]:
    for activity in course.other_activities:
        taught = activity.record.status != "draft"
        where = f"{'activity' if taught else 'draft'} {activity.record.id}"
        yield from _named(activity, ["inventory"], activity.record.inventory, where, taught)


def _in_frameworks(course: Course) -> Iterator[Named]:
    for framework in course.frameworks:
        where = f"framework {framework.record.id}"
        yield from _named(framework, ["inventory"], framework.record.inventory, where, False)


def _in_cases(course: Course) -> Iterator[Named]:
    for case in course.cases:
        where = f"case {case.record.id}"
        yield from _named(case, ["inventory"], case.record.inventory, where, False)
        for place, event in enumerate(case.record.events):
            yield from _named(case, ["events", place, "inventory"], event.inventory, where, False)


def _in_tables(course: Course) -> Iterator[Named]:
    for name, rows in course.tables.items():
        for line, row in rows:
            for number in getattr(row, "inventory", ()):
                file = course.table_file(name)
                yield Named(number, file, line, TABLES[name].file, taught=False)


def _named(
    document: Structured,
    place: Location,
    numbers: tuple[str, ...] | list[str],
    where: str,
    taught: bool,
) -> Iterator[Named]:
    line = document.lines.of(place)
    for number in numbers:
        yield Named(number, document.path, line, where, taught)
