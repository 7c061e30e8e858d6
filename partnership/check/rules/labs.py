"""Labs: each has its place in the book, and the book leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partnership.bank.labs import read_opening
from partnership.bank.table_rows import LabPlace
from partnership.check.course import Course, text_of
from partnership.check.rules.registry import rule
from partnership.errors import ContentError, Problem

NAMED = re.compile(r"^`{3,}\{lab\} +(\S+)", re.MULTILINE)


@rule
def lab_has_its_place(course: Course) -> Iterator[Problem]:
    """A lab that no page leads to is hardly ever opened."""
    table = course.table_file("labs")
    rows = course.rows("labs", LabPlace)
    for line, lab in rows:
        if lab.section not in course.labels.get(lab.page, ()):
            what = f"there is no section '{lab.section}' on the page '{lab.page}'"
            yield Problem(table, line, what, "use a label (name)= of a page of _toc.yml")
    placed = {lab.notebook for _, lab in rows}
    for notebook in sorted((course.root / "notebooks").glob("*.ipynb")):
        try:
            read_opening(notebook)
        except ContentError as error:
            yield from error.problems
        if notebook.stem not in placed:
            remedy = f"give it a row: {notebook.stem}, a page and a section"
            yield Problem(table, 0, f"the lab '{notebook.stem}' has no row", remedy)


@rule
def lab_is_named_where_it_belongs(course: Course) -> Iterator[Problem]:
    """Each page names its own labs, once, and no others."""
    table = course.table_file("labs")
    rows = course.rows("labs", LabPlace)
    named = {page: NAMED.findall(text_of(path)) for page, path in course.pages.items()}
    for line, lab in rows:
        if named.get(lab.page, []).count(lab.notebook) != 1:
            what = f"the page '{lab.page}' does not name the lab '{lab.notebook}' once"
            remedy = f"write ```{{lab}} {lab.notebook} there, in one place"
            yield Problem(table, line, what, remedy)
    places = {lab.notebook: lab.page for _, lab in rows}
    for page, names in named.items():
        for name in names:
            if places.get(name) != page:
                what = f"the lab '{name}' does not belong to this page"
                yield Problem(course.pages[page], 0, what, f"check the name, or {table.name}")
