"""Tools for people's own partnerships: found from their chapter, and honest about examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partnership.activities.catalogue import TYPES
from partnership.activities.tools.model import FOLDER, Tool, kind_of
from partnership.check.course import Course, Document, text_of
from partnership.check.rules.registry import rule
from partnership.errors import Problem

MADE_UP = re.compile(r"\b(made up|made-up|invented)\b", re.IGNORECASE)


def _tools(course: Course) -> Iterator[Document[Tool]]:
    for document in course.other_activities:
        if isinstance(document.record, Tool):
            yield Document(document.path, document.record, document.lines)


@rule
def tool_is_of_a_known_kind(course: Course) -> Iterator[Problem]:
    """A file whose kind nobody knows would be read by nobody."""
    known = [kind.view for kind in TYPES if kind.folder == FOLDER]
    for path in sorted((course.bank / FOLDER).glob("*.yaml")):
        if (kind := kind_of(path)) not in known:
            what = f"'{kind}' is no kind of tool" if kind else "it names no kind of tool"
            yield Problem(path, 0, what, f"write 'kind:' with one of {', '.join(known)}")


@rule
def tool_example_says_that_it_is_made_up(course: Course) -> Iterator[Problem]:
    """Nobody may take an example for a real partnership."""
    for tool in _tools(course):
        if not MADE_UP.search(tool.record.example.about):
            yield tool.problem(
                ["example", "about"],
                "the example does not say that it is made up",
                "say what in it is made up",
            )


@rule
def tool_is_found_from_its_chapter(course: Course) -> Iterator[Problem]:
    """A leader who has just read the idea is told where to use it."""
    for tool in _tools(course):
        chapter, page = tool.record.chapter, tool.record.page
        if chapter not in course.chapters:
            yield tool.problem(
                ["chapter"],
                f"there is no chapter '{chapter}' in _toc.yml",
                f"use one of {', '.join(course.chapters)}",
            )
        elif not re.search(
            rf"\]\({page}\.md|{{doc}}`[^`]*\b{page}\b", text_of(course.pages[chapter])
        ):
            yield tool.problem(
                ["chapter"],
                f"the chapter '{chapter}' does not lead to '{page}'",
                f"put a link to {page}.md where {chapter}.md speaks of it",
            )
