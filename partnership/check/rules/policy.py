"""Law and guidance move: what the course says of them has a date on which to look again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from partnership.bank.table_rows import ClosedBody, Figure, LivingSource, TimelineEntry
from partnership.check.course import Course
from partnership.check.reviews import dated
from partnership.check.rules.registry import rule
from partnership.errors import Problem

FIRST_YEAR = 2026
"""The year in which the course began: nothing can have been due before."""
YEARS_AHEAD = 3
PAST = re.compile(
    r"\b(closed|ended|abolished|replaced|lapsed|gone|no longer|until \d{4}|took over|turned into"
    r"|became|become)\b"
)


@rule
def current_law_has_a_review_date(course: Course) -> Iterator[Problem]:
    """A record that rests on law or guidance in force says when to look again.

    ``living_sources.csv`` lists those sources. An event whose source only stands in for it, and
    a figure for a time that is past, cannot change.
    """
    living = {entry.source for _, entry in course.rows("living_sources", LivingSource)}
    remedy = "add 'review_by' with a date on which to look again"
    for document in course.frameworks:
        if document.record.source in living and not document.record.review_by:
            what = f"'{document.record.source}' can change and there is no review date"
            yield document.problem(["source"], what, remedy)
    rows = [("glossary", line, term.source, term.review_by) for line, term in course.glossary]
    rows += [
        ("timeline", line, entry.source, entry.review_by)
        for line, entry in course.rows("timeline", TimelineEntry)
        if entry.source_is == "document"
    ]
    rows += [
        ("figures", line, figure.source, figure.review_by)
        for line, figure in course.rows("figures", Figure)
        if figure.status in ("target", "claim")
    ]
    for table, line, source, review_by in rows:
        if source in living and not review_by:
            what = f"'{source}' can change and there is no review date"
            yield Problem(course.table_file(table), line, what, remedy)


@rule
def review_date_makes_sense(course: Course) -> Iterator[Problem]:
    """A review that is due in ten years, or was due before the course began, is a slip."""
    last = date.today().year + YEARS_AHEAD
    for record in dated(course):
        if not FIRST_YEAR <= record.review_by.year <= last:
            yield Problem(
                record.path,
                record.line,
                f"the review date {record.review_by} is not within {YEARS_AHEAD} years",
                f"choose a date from {FIRST_YEAR} to {last}",
            )


@rule
def closed_body_is_in_the_past(course: Course) -> Iterator[Problem]:
    """A body that has closed is written of in the past tense. ``closed_bodies.csv`` lists them."""
    for _, body in course.rows("closed_bodies", ClosedBody):
        names = "|".join(re.escape(name) for name in (body.name, body.acronym) if name)
        spaced = names.replace(r"\ ", r"\s+")
        pattern = re.compile(
            rf"\b({spaced})s?\s+"
            r"(is|are|has|have|does|do|checks?|inspects?|requires?|funds?|runs?|plans?|must|can|will)"
            r"\b(?!\s+(been|gone|closed|ended|lapsed|become|since|had|now\s+gone))"
        )
        for passage in course.prose_without("never_assert", "errors", "closed_bodies"):
            for found in pattern.finditer(passage.text):
                if not passage.is_quoted(found.start()):
                    words = " ".join(found.group().split())
                    yield Problem(
                        passage.path,
                        passage.line_of(found.start()),
                        f"'{words}' speaks of a body that has gone",
                        "use the past tense",
                    )


@rule
def glossary_says_what_has_gone(course: Course) -> Iterator[Problem]:
    """A reader who meets an old name needs to know that the body is no longer there."""
    gone = {body.name for _, body in course.rows("closed_bodies", ClosedBody)}
    for line, term in course.glossary:
        if term.term in gone and not PAST.search(term.definition):
            yield Problem(
                course.table_file("glossary"),
                line,
                f"the glossary does not say that '{term.term}' has gone",
                "say that it closed, ended or was replaced",
            )
