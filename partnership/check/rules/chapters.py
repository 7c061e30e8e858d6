"""What every page, and every chapter, tells its reader about itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from partnership.bank.table_rows import Outcome
from partnership.check.course import Course, front_matter, text_of
from partnership.check.length import words_read
from partnership.check.rules.registry import rule
from partnership.errors import Problem

SHORTEST, LONGEST = 120, 165
"""Characters of a description: less says little, more is cut off in lists of search results."""

FEWEST, MOST = 3, 5
"""Outcomes of a chapter: what can be taken in at one look."""

SHORT, LONG = 1500, 3500
"""Words of a chapter: enough for an argument, and no more than a sitting."""

OUTCOMES = re.compile(r"^```\{outcomes\}$", re.MULTILINE)
FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
TIME_NEEDED = re.compile(r"\*\*Time needed:\*\* .*\d+ minutes")
LAST_CHECKED = re.compile(
    r"Facts last checked: (January|February|March|April|May|June|July|August|September|October"
    r"|November|December) 20\d\d"
)


@rule
def page_has_a_description(course: Course) -> Iterator[Problem]:
    """A list of search results shows a sentence about the page."""
    for path in course.pages.values():
        if not path.is_file():
            continue
        settings = front_matter(text_of(path))
        try:
            description = str(settings["myst"]["html_meta"]["description"])
        except (KeyError, TypeError):
            remedy = "add 'description:' under 'myst:', 'html_meta:' at the top of the page"
            yield Problem(path, 1, "the page has no description", remedy)
            continue
        if not SHORTEST <= len(description) <= LONGEST:
            yield Problem(
                path,
                1,
                f"the description has {len(description)} characters",
                f"write {SHORTEST} to {LONGEST}",
            )


@rule
def chapter_says_which_numbers_it_teaches(course: Course) -> Iterator[Problem]:
    """``partnership check --coverage`` counts on it."""
    for name, path in course.chapters.items():
        if path.is_file() and not course.taught[name]:
            remedy = "add 'inventory: [S2-1, ...]' to the lines at the top of the page"
            yield Problem(path, 1, "the chapter does not say which numbers it teaches", remedy)


@rule
def chapter_says_what_you_will_be_able_to_do(course: Course) -> Iterator[Problem]:
    """A reader decides by the outcomes whether a chapter is worth an evening."""
    table = course.table_file("outcomes")
    count = Counter(outcome.page for _, outcome in course.rows("outcomes", Outcome))
    for name, path in course.chapters.items():
        if path.is_file() and not OUTCOMES.search(text_of(path)):
            remedy = "add {outcomes}, with the time needed in it"
            yield Problem(path, 0, "the chapter has no box of outcomes", remedy)
        if path.is_file() and count[name] not in range(FEWEST, MOST + 1):
            remedy = f"give it {FEWEST} to {MOST} rows"
            yield Problem(table, 0, f"the chapter '{name}' has {count[name]} outcomes", remedy)


@rule
def chapter_says_how_long_it_takes(course: Course) -> Iterator[Problem]:
    """A reader with forty minutes wants to know whether to begin."""
    for path in course.chapters.values():
        if path.is_file() and not TIME_NEEDED.search(text_of(path)):
            remedy = "add '**Time needed:** about 60 minutes.'"
            yield Problem(path, 0, "the chapter does not say how long it takes", remedy)


@rule
def chapter_can_be_read_in_a_sitting(course: Course) -> Iterator[Problem]:
    """Readers have an evening: a chapter that is too long is put off until there is time."""
    for path in course.chapters.values():
        words = words_read(text_of(path))
        if path.is_file() and not SHORT <= words <= LONG:
            what = f"the chapter has {words:,} words, tables included"
            yield Problem(path, 0, what, f"bring it to between {SHORT:,} and {LONG:,}")


@rule
def chapter_says_when_facts_were_checked(course: Course) -> Iterator[Problem]:
    """Law and services change, so a reader needs to know how old the facts are."""
    for path in course.chapters.values():
        if path.is_file() and not LAST_CHECKED.search(text_of(path)):
            remedy = "add '*Facts last checked: November 2026.*' at its end"
            yield Problem(path, 0, "the chapter does not say when its facts were checked", remedy)


@rule
def headings_go_down_step_by_step(course: Course) -> Iterator[Problem]:
    """People who listen to a page find their way by its headings: one title, no level skipped."""
    for path in course.pages.values():
        text = FENCE.sub(lambda fence: re.sub(r"[^\n]", " ", fence.group()), text_of(path))
        above = 0
        for found in HEADING.finditer(text):
            level, line = len(found.group(1)), text.count("\n", 0, found.start()) + 1
            if level == 1 and above:
                yield Problem(path, line, "a second title (#) on the page", "use ## or ###")
            elif level > above + 1:
                yield Problem(
                    path,
                    line,
                    f"a heading of level {level} follows one of level {above}",
                    f"use {'#' * (above + 1)}",
                )
            above = level
