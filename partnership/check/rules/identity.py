"""Names and numbers by which records are found: one each, and all of them known."""

from __future__ import annotations

from collections.abc import Iterator

from partnership.bank.table_rows import InventoryEntry
from partnership.bank.tables import TABLES
from partnership.check.course import Course
from partnership.check.numbers import numbers_in
from partnership.check.rules.registry import rule
from partnership.errors import Problem


@rule
def id_is_the_file_name(course: Course) -> Iterator[Problem]:
    """A record is found by its file's name, so its id must be the same."""
    for document in course.documents:
        name = document.record.id
        if name != document.path.stem:
            yield document.problem(
                ["id"], f"the id '{name}' is not the file's name", f"name the file {name}.yaml"
            )


@rule
def id_is_unique_among_activities(course: Course) -> Iterator[Problem]:
    """An activity is opened by its id, so no two of them, of whatever type, share one."""
    first: dict[str, str] = {}
    for document in course.activities:
        name, folder = document.record.id, document.path.parent.name
        if first.setdefault(name, folder) != folder:
            what = f"one of the {first[name]} has the id '{name}' too"
            yield document.problem(["id"], what, "choose another id")


@rule
def row_is_unique(course: Course) -> Iterator[Problem]:
    """A row of a table is found by its key, such as an id, so no two rows share one."""
    for name, rows in course.tables.items():
        key = TABLES[name].key
        first: dict[str, int] = {}
        for line, row in rows:
            value = str(getattr(row, key))
            if first.setdefault(value.lower(), line) != line:
                what = f"the {key} '{value}' is on line {first[value.lower()]} too"
                yield Problem(course.table_file(name), line, what, "keep one of the two")


@rule
def acronym_is_explained_once(course: Course) -> Iterator[Problem]:
    """A reader looks an acronym up by its letters, so they lead to one term."""
    terms = {term.term.lower(): line for line, term in course.glossary}
    first: dict[str, int] = {}
    for line, term in course.glossary:
        letters = term.acronym.lower()
        other = terms.get(letters, line) if letters else line
        if letters and first.setdefault(letters, line) != line:
            other = first[letters]
        if other != line:
            what = f"'{term.acronym}' is explained on line {other} too"
            yield Problem(course.table_file("glossary"), line, what, "keep one of the two")


@rule
def framework_is_known(course: Course) -> Iterator[Problem]:
    """A question names frameworks of the bank."""
    known = {document.path.stem for document in course.frameworks}
    for quiz in course.quizzes:
        for number, item in enumerate(quiz.record.items):
            for place, name in enumerate(item.frameworks):
                if name not in known:
                    yield quiz.problem(
                        ["items", number, "frameworks", place],
                        f"there is no framework '{name}'",
                        f"check the name, or write datasets/frameworks/{name}.yaml",
                    )


@rule
def inventory_number_exists(course: Course) -> Iterator[Problem]:
    """A record or page that says what it teaches uses numbers of ``inventory.csv``."""
    known = {entry.number for _, entry in course.rows("inventory", InventoryEntry)}
    for named in numbers_in(course):
        if named.whole not in known:
            yield Problem(
                named.path,
                named.line,
                f"there is no number '{named.number}' in the inventory",
                "use a number of datasets/inventory.csv",
            )
