"""The rules that the course's content keeps. Each says what it asks for, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from partnership.activities.quiz.model import Quiz
from partnership.activities.reflect.model import Prompt
from partnership.bank.documents import Location
from partnership.bank.framework import Framework
from partnership.check.course import AnyRecord, Course, Document, text_of
from partnership.errors import Problem

DIRECTIVE = re.compile(r"^`{3,}\{(activity|prompt|framework)\} +(\S+)", re.MULTILINE)
FOLDER_OF = {"activity": "quizzes", "prompt": "prompts", "framework": "frameworks"}
Rule = Callable[[Course], Iterator[Problem]]
RULES: dict[str, Rule] = {}
"""The rules, by name. To add one, write a function that yields problems and decorate it."""


def rule(check: Rule) -> Rule:
    """Add a rule to the table, under its function's name."""
    RULES[check.__name__.replace("_", "-")] = check
    return check


@rule
def id_is_the_file_name(course: Course) -> Iterator[Problem]:
    """A record is found by its file's name, so its id must be the same."""
    for document in [*course.activities, *course.frameworks]:
        name = document.record.id
        if name != document.path.stem:
            yield document.problem(
                ["id"], f"the id '{name}' is not the file's name", f"name the file {name}.yaml"
            )


@rule
def id_is_unique_among_activities(course: Course) -> Iterator[Problem]:
    """An activity is opened by its id, so a prompt may not have the id of a quiz."""
    quizzes = {document.record.id for document in course.quizzes}
    for document in course.prompts:
        if document.record.id in quizzes:
            yield document.problem(
                ["id"], f"a quiz has the id '{document.record.id}' too", "choose another id"
            )


@rule
def source_is_known(course: Course) -> Iterator[Problem]:
    """What a record says must lead to a source in the bibliography."""
    for quiz in course.quizzes:
        for number, item in enumerate(quiz.record.items):
            for place, key in item.sources():
                yield from _unknown(course, quiz, ["items", number, *place], key)
    named: list[Document[Prompt] | Document[Framework]] = [*course.prompts, *course.frameworks]
    for other in named:
        if other.record.source and other.record.source not in course.sources:
            yield other.problem(["source"], *_unknown_source(other.record.source))
    for line, entry in course.glossary:
        if entry.source and entry.source not in course.sources:
            yield Problem(course.glossary_file, line, *_unknown_source(entry.source))


@rule
def page_is_in_the_table_of_contents(course: Course) -> Iterator[Problem]:
    """A quiz or prompt belongs to a page that is built, once it is more than a draft."""
    for document in course.finished_activities:
        if document.record.page not in course.pages:
            yield document.problem(
                ["page"],
                f"there is no page '{document.record.page}' in _toc.yml",
                f"use one of {', '.join(course.pages)}",
            )


@rule
def page_of_the_table_of_contents_exists(course: Course) -> Iterator[Problem]:
    """A page named in ``_toc.yml`` has a file."""
    for name, path in course.pages.items():
        if not path.is_file():
            yield Problem(
                course.root / "_toc.yml",
                0,
                f"'{name}' has no file {path.relative_to(course.root)}",
                "write the page, or take it out of _toc.yml",
            )


@rule
def activity_is_on_its_page(course: Course) -> Iterator[Problem]:
    """A quiz or prompt is embedded in the page it names, or no learner would meet it."""
    embedded = {
        (page, kind, name)
        for page, path in course.pages.items()
        for kind, name in DIRECTIVE.findall(text_of(path))
    }
    for document in course.finished_activities:
        kind = "activity" if isinstance(document.record, Quiz) else "prompt"
        page, name = document.record.page, document.record.id
        if page in course.pages and (page, kind, name) not in embedded:
            yield document.problem(
                ["page"],
                f"the page '{page}' does not show '{name}'",
                f"put {{{kind}}} {name} where it belongs in {page}.md",
            )


@rule
def embedded_record_exists(course: Course) -> Iterator[Problem]:
    """A directive in a page names a record of the bank."""
    for path in course.pages.values():
        text = text_of(path)
        for found in DIRECTIVE.finditer(text):
            kind, name = found.groups()
            file = course.root / "datasets" / FOLDER_OF[kind] / f"{name}.yaml"
            if not file.is_file():
                line = text.count("\n", 0, found.start()) + 1
                yield Problem(
                    path,
                    line,
                    f"there is no {kind} '{name}'",
                    f"check the name, or write {file.relative_to(course.root)}",
                )


@rule
def section_is_on_the_page(course: Course) -> Iterator[Problem]:
    """A question leads back to the section that teaches it."""
    for quiz in course.quizzes:
        page = quiz.record.page
        for number, item in enumerate(quiz.record.items):
            if page in course.pages and item.section not in course.labels[page]:
                yield quiz.problem(
                    ["items", number, "section"],
                    f"the page '{page}' has no section '{item.section}'",
                    f"use one of {', '.join(sorted(course.labels[page]))}",
                )


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


def _unknown(
    course: Course, document: Document[AnyRecord], place: Location, key: str
) -> Iterator[Problem]:
    if key not in course.sources:
        yield document.problem(place, *_unknown_source(key))


def _unknown_source(key: str) -> tuple[str, str]:
    return (
        f"the source '{key}' is not in book/references.bib",
        "check the key, or add the source there",
    )
