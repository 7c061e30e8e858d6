"""What the course says leads to a source that can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from partnership.activities.reflect.model import Prompt
from partnership.bank.case import Case
from partnership.bank.framework import Framework
from partnership.bank.standards import Standards
from partnership.bank.table_rows import Figure, Link
from partnership.check.course import Course, Document, text_of
from partnership.check.prose import sentences
from partnership.check.rules.registry import rule
from partnership.errors import Problem

ADDRESS = re.compile(r"https?://[^\s<>`\"')\]}]+")
OWN = re.compile(r"https?://(?:localhost|127\.0\.0\.1|[\w.-]*\bexample\.\w+)(?=[:/]|$)")
"""Addresses on one's own computer, and those made up as examples."""
CITATION = re.compile(r"\{cite:\w+\}`([^`]+)`")
PAGE_NUMBER = re.compile(r"\{[^}]*\}")
ROLE = re.compile(r"\{[\w:]+\}`[^`]*`")
NUMBER = re.compile(r"£?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:%| per cent)?")
YEARS = range(1800, 2101)
BIG = 100
"""Below this, a number without a unit is as likely to be a count of the writer's own."""


@rule
def source_is_known(course: Course) -> Iterator[Problem]:
    """What a record says must lead to a source in the bibliography."""
    for path, line, key in _keys(course):
        if key not in course.sources:
            yield Problem(
                path,
                line,
                f"the source '{key}' is not in book/references.bib",
                "check the key, or add the source there",
            )


@rule
def citation_is_known(course: Course) -> Iterator[Problem]:
    """A citation on a page leads to a source in the bibliography."""
    for path, line, key in _citations(course):
        if key not in course.sources:
            yield Problem(
                path,
                line,
                f"the citation '{key}' is not in book/references.bib",
                "check the key, or add the source there",
            )


@rule
def source_has_been_traced(course: Course) -> Iterator[Problem]:
    """A source that nobody could find may be written about, but it supports nothing."""
    untraced = {
        key
        for key, entry in course.bibliography.entries.items()
        if entry.fields.get("annote", "").startswith("confidence: low")
    }
    for path, line, key in [*_keys(course), *_citations(course)]:
        if key in untraced:
            what = f"the source '{key}' has not been traced"
            yield Problem(path, line, what, "use a source that somebody has read")


@rule
def number_with_a_source_is_in_the_figures(course: Course) -> Iterator[Problem]:
    """A number that a page gives from a source is the one in ``figures.csv``.

    So a number that changes is changed once. Sentences are looked at that cite a source of the
    figures; numbers in them that are money, a percentage, or at least 100 and not a year.
    """
    known: dict[str, set[float]] = {}
    for _, figure in course.rows("figures", Figure):
        numbers = known.setdefault(figure.source, set())
        numbers.update(_value(one) for one in NUMBER.findall(f"{figure.stated} {figure.what}"))
        if figure.value is not None:
            numbers.add(figure.value)
    for passage in course.page_passages:
        for sentence in sentences(passage):
            keys = [key for group in CITATION.findall(sentence.text) for key in _split(group)]
            allowed = {number for key in keys for number in known.get(key, ())}
            if not allowed:
                continue
            plain = ROLE.sub(lambda role: " " * len(role.group()), sentence.text)
            for found in NUMBER.finditer(plain):
                number = found.group()
                if _is_a_statistic(number) and _value(number) not in allowed:
                    yield Problem(
                        sentence.path,
                        sentence.line_of(found.start()),
                        f"'{number}' is not among the figures from {', '.join(keys)}",
                        "correct it, or add it to datasets/figures.csv",
                    )


@rule
def link_is_in_the_list(course: Course) -> Iterator[Problem]:
    """Links die. ``links.csv`` has all of them, each with what is there and a way to a copy."""
    listed = {link.url for _, link in course.rows("links", Link)}
    for passage in course.prose_without("links"):
        for found in ADDRESS.finditer(passage.text):
            url = found.group().rstrip(".,;:")
            if url not in listed and not OWN.match(url):
                line = passage.line_of(found.start())
                what = f"the address {url} is not in datasets/links.csv"
                yield Problem(passage.path, line, what, "add it there, with what it leads to")


def _keys(course: Course) -> Iterator[tuple[Path, int, str]]:
    yield from _keys_of_activities(course)
    others: list[Document[Prompt] | Document[Framework] | Document[Case] | Document[Standards]]
    others = [*course.prompts, *course.frameworks, *course.cases, *course.standards]
    for document in others:
        if document.record.source:
            yield document.path, document.lines.of(["source"]), document.record.source
    for name, rows in course.tables.items():
        for line, row in rows:
            for field in ("source", "note_source"):
                if key := getattr(row, field, ""):
                    yield course.table_file(name), line, key


def _keys_of_activities(course: Course) -> Iterator[tuple[Path, int, str]]:
    for quiz in course.quizzes:
        for number, item in enumerate(quiz.record.items):
            for step, key in item.sources():
                yield quiz.path, quiz.lines.of(["items", number, *step]), key
    for activity in course.other_activities:
        for place, key in activity.record.sources():
            yield activity.path, activity.lines.of(place), key


def _citations(course: Course) -> Iterator[tuple[Path, int, str]]:
    for path in course.pages.values():
        text = text_of(path)
        for found in CITATION.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            for key in _split(found.group(1)):
                yield path, line, key


def _split(group: str) -> list[str]:
    return [key.strip() for key in PAGE_NUMBER.sub("", group).split(",")]


def _value(number: str) -> float:
    return float(re.sub(r"[£,% a-z]", "", number) or 0)


def _is_a_statistic(number: str) -> bool:
    if number[0] == "£" or number.endswith(("%", "cent")):
        return True
    value = _value(number)
    return value >= BIG and not (value in YEARS and "," not in number)
