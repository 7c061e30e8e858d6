"""What the course may not state, and what it has to say openly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from partnership.activities.quiz.kinds.place_on_axes import PlaceOnAxes
from partnership.bank.table_rows import NeverAssert, SourceError
from partnership.check.course import Course, text_of
from partnership.check.rules.registry import rule
from partnership.errors import Problem


@rule
def nothing_unverified_is_stated(course: Course) -> Iterator[Problem]:
    """What nobody could verify is not stated as a fact. ``never_assert.csv`` lists it.

    Wording in quotation marks is let be, and so is the table that teaches the slips.
    """
    for _, entry in course.rows("never_assert", NeverAssert):
        try:
            pattern = re.compile(entry.pattern.replace(" ", r"\s+"), re.IGNORECASE)
        except re.error:
            continue
        # The figures say themselves which of them nobody has traced.
        for passage in course.prose_without("never_assert", "errors", "figures"):
            for found in pattern.finditer(passage.text):
                if not passage.is_quoted(found.start()):
                    words = " ".join(found.group().split())
                    see = f" ({entry.error})" if entry.error else ""
                    yield Problem(
                        passage.path,
                        passage.line_of(found.start()),
                        f"'{words}': {entry.why[0].lower()}{entry.why[1:].rstrip('.')}{see}",
                        entry.instead,
                    )


@rule
def competition_has_no_place_on_the_grid(course: Course) -> Iterator[Problem]:
    """Nobody has checked in which corner Pratt and colleagues put competition.

    So the framework does not place it, and no question asks where it goes.
    """
    remedy = "leave its place out until somebody has seen the authors' own drawing"
    for framework in course.frameworks:
        for number, part in enumerate(framework.record.items):
            if framework.record.id == "pratt1998" and part.id == "competition" and part.position:
                what = "the place of competition has not been checked"
                yield framework.problem(["items", number, "position"], what, remedy)
    for quiz in course.quizzes:
        for number, item in enumerate(quiz.record.items):
            if isinstance(item, PlaceOnAxes):
                for card in item.cards:
                    if re.search(r"compet(?:e|ing|ition|itive|itors?)\b", f"{card.id} {card.text}"):
                        what = (
                            "the question asks where competition goes, which has not been checked"
                        )
                        place = item.cards.index(card)
                        remedy = "ask about another behaviour"
                        yield quiz.problem(["items", number, "cards", place], what, remedy)


@rule
def never_assert_can_be_searched_for(course: Course) -> Iterator[Problem]:
    """An entry of ``never_assert.csv`` works, and leads to the slip that explains it."""
    known = {error.number for _, error in course.rows("errors", SourceError)}
    path = course.table_file("never_assert")
    for line, entry in course.rows("never_assert", NeverAssert):
        try:
            re.compile(entry.pattern)
        except re.error as error:
            what = f"'{entry.pattern}' is not a regular expression: {error}"
            yield Problem(path, line, what, "mend it, or ask someone who knows them")
        if entry.error and entry.error not in known:
            what = f"there is no slip '{entry.error}' in errors.csv"
            yield Problem(
                path, line, what, "use a number of datasets/errors.csv, or leave it blank"
            )


@rule
def synthetic_data_says_so(course: Course) -> Iterator[Problem]:
    """Made-up data name the script and the seed that made them, wherever they are shown.

    Every table of ``datapackage.json`` says ``"synthetic": true`` or ``false``.
    """
    path = course.bank / "datapackage.json"
    text = text_of(path)
    try:
        resources = json.loads(text).get("resources", [])
    except ValueError:
        return
    for resource in resources:
        name = resource.get("name", "")
        line = text[: max(text.find(f'"name": "{name}"'), 0)].count("\n") + 1
        if not isinstance(resource.get("synthetic"), bool):
            what = f"'{name}' does not say whether its data are made up"
            yield Problem(path, line, what, "add 'synthetic': true or false")
        elif resource["synthetic"]:
            for needed in ("generator", "seed"):
                if needed not in resource:
                    what = f"'{name}' is made up and has no '{needed}'"
                    yield Problem(path, line, what, "name the script that makes it, and its seed")
            for page in course.pages.values():
                content = text_of(page)
                if resource.get("path", name) in content and "made up" not in content.lower():
                    what = f"the page shows '{resource['path']}' and does not say it is made up"
                    yield Problem(page, 0, what, "say that the data are made up")
