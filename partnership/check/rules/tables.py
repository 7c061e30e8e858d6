"""The bank as files: described, in step with the models, and free of one computer's traces."""

from __future__ import annotations

import importlib.util
import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

from partnership.check.course import Course, text_of
from partnership.check.rules.registry import rule
from partnership.check.schemas import generated
from partnership.errors import Problem

TEXTS = frozenset({".md", ".yaml", ".yml", ".csv", ".json", ".bib", ".toml", ".txt", ".ipynb"})
FOLDERS = ("book", "docs", "exercises/source", "notebooks")
ONE_COMPUTER = re.compile(
    r"(?<![\w./:-])/(?:home|Users|root|work|mnt)/[\w.-]+|\b[A-Z]:\\\w|\bfile:///\w"
    r"|https?://[^\s/]+/(?:simple|repository)/|--(?:extra-)?index-url"
)


@rule
def table_is_described(course: Course) -> Iterator[Problem]:
    """Whoever reuses a table finds its columns in ``datapackage.json``, and nothing that is not."""
    path = course.bank / "datapackage.json"
    try:
        resources = json.loads(text_of(path)).get("resources", [])
    except (ValueError, AttributeError):
        remedy = "run: partnership check --schemas"
        yield Problem(path, 0, "this is not a data package", remedy)
        return
    described = {str(resource.get("path")) for resource in resources}
    there = {file.name for file in path.parent.glob("*.csv")}
    for name in sorted(there - described):
        remedy = "add it to TABLES in partnership/bank/tables.py, then: partnership check --schemas"
        yield Problem(path.parent / name, 0, "datapackage.json does not describe the table", remedy)
    for name in sorted(described - there):
        yield Problem(path, 0, f"there is no table '{name}'", "restore the file, or its entry")


@rule
def schema_is_in_step(course: Course) -> Iterator[Problem]:
    """Editors and other programs read what the models say, so it is written from them."""
    for path, content in generated(course.root).items():
        if text_of(path) != content:
            what = "the file is not in step with the models"
            yield Problem(path, 0, what, "run: partnership check --schemas")


@rule
def data_package_validates(course: Course) -> Iterator[Problem]:
    """The tables are what their description says, by the judgement of another program.

    Frictionless is asked where it is installed, which it is where the course is changed, and
    once the tables can be read: what it would find before that has been told already.
    """
    path = course.bank / "datapackage.json"
    unread = bool(course.tables and course.unreadable)
    if unread or not path.is_file() or not importlib.util.find_spec("frictionless"):
        return
    with warnings.catch_warnings():
        # Its dependencies' deprecations are nothing an author could mend.
        warnings.simplefilter("ignore")
        import frictionless

        try:
            report = frictionless.validate(str(path))
        except frictionless.FrictionlessException as error:
            yield Problem(
                path, 0, f"not a data package: {error}", "run: partnership check --schemas"
            )
            return
    for trouble in report.errors:
        yield Problem(path, 0, trouble.message, "mend it, or run: partnership check --schemas")
    for task in report.tasks:
        for fault in task.errors:
            file = path.parent / task.place
            remedy = "make the table and datapackage.json agree"
            yield Problem(file, getattr(fault, "row_number", 0), fault.message, remedy)


@rule
def nothing_points_into_one_computer(course: Course) -> Iterator[Problem]:
    """A path or an address that only works on one computer breaks the course on every other."""
    for path in _texts(course):
        text = path.read_text(encoding="utf-8", errors="replace")
        for found in ONE_COMPUTER.finditer(text):
            yield Problem(
                path,
                text.count("\n", 0, found.start()) + 1,
                f"'{found.group()}' is a place on one computer or network",
                "write a path from the top of the course, or leave it out",
            )


def _texts(course: Course) -> Iterator[Path]:
    folders = [course.bank, *(course.root / name for name in FOLDERS)]
    places = [*course.root.glob("*.*"), *(file for one in folders for file in one.rglob("*.*"))]
    for path in sorted(places):
        if path.is_file() and path.suffix in TEXTS and ".ipynb_checkpoints" not in path.parts:
            yield path
