"""What a case says: reasons, people as they were given, law with its date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partnership.activities.case.cast import Person
from partnership.activities.case.program import tags_in
from partnership.activities.case.story import Option, Rule
from partnership.bank.documents import Location
from partnership.check.course import Course
from partnership.check.prose import Passage, sentences
from partnership.check.rules.cases import options_of, played_cases
from partnership.check.rules.registry import rule
from partnership.errors import Problem

WORDS_OF_A_REASON = 6
LAW = re.compile(
    r"\b(?:[A-Z]\w+ Act (?:19|20)\d\d|[Ss]ection \d+|s\.\s?\d+|GDPR|[Aa]rticle \d+|art\. \d)"
)
SAID_OF = {
    "male": re.compile(r"\b(?:he|him|his|himself|father|dad|husband|boyfriend)\b", re.IGNORECASE),
    "female": re.compile(r"\b(?:she|her|hers|herself|mother|mum|wife|girlfriend)\b", re.IGNORECASE),
}
"""Words that give somebody a gender."""
TEACHING = re.compile(r"\bteaching device\b", re.IGNORECASE)


@rule
def case_option_says_why(course: Course) -> Iterator[Problem]:
    """A learner learns from why. A verdict alone teaches nothing."""
    for case in played_cases(course):
        for place, _, option in options_of(case.record):
            if len(option.reason.split()) < WORDS_OF_A_REASON:
                yield case.problem(
                    [*place, "reason"],
                    f"'{option.reason}' is not a reason",
                    "say in a sentence or two what makes the option good or bad",
                )


@rule
def case_law_is_dated(course: Course) -> Iterator[Problem]:
    """Law moves: whatever speaks of it points to a statement with its day and source."""
    for case in played_cases(course):
        spoken: list[tuple[Location, Option | Rule]] = [
            (place, option) for place, _, option in options_of(case.record)
        ]
        spoken += [(["rules", number], one) for number, one in enumerate(case.record.rules)]
        for place, one in spoken:
            text = f"{one.reason} {one.text if isinstance(one, Option) else one.message}"
            if (found := LAW.search(text)) and not one.law:
                yield case.problem(
                    place,
                    f"'{found.group()}' is law, and nothing says when it was looked up",
                    "add 'law:' with the id of a statement in the case's 'law'",
                )


@rule
def case_gives_nobody_a_gender(course: Course) -> Iterator[Problem]:
    """Who somebody is was given or it was not. The rest is the writer's assumption."""
    for case in played_cases(course):
        people = case.record.people
        # What people take to be so, and nobody has asked, is there to be found out.
        assumed = {fact.text for fact in case.record.facts if fact.standing == "assumed"}
        for line, text in case.lines.texts():
            if text.strip() in assumed:
                continue
            for who, found in _slips(Passage(case.path, line, text), people):
                yield Problem(
                    case.path,
                    line,
                    f"'{found}' in a sentence about {who}, whose gender is not given",
                    f"say '{who}' or 'they', or write the sentence another way",
                )


def _slips(passage: Passage, people: tuple[Person, ...]) -> Iterator[tuple[str, str]]:
    """Yield a person whose gender is not given, and the word that gives it one.

    A sentence that names nobody is about those of the sentence before: "Kit waves. He is late"
    gives Kit a gender too.
    """
    end, named = 0, list[Person]()
    for sentence in sentences(passage):
        start = passage.text.index(sentence.text, end)
        end = start + len(sentence.text)
        named = _named(sentence.text, people) or named
        for gender, words in SAID_OF.items():
            # The word may be about somebody else in the sentence.
            others = any(one.gender in (gender, "mixed") for one in named)
            unknown = [one.name for one in named if one.gender == "not_given"]
            for found in words.finditer(sentence.text) if unknown and not others else ():
                if not passage.is_quoted(start + found.start()):
                    yield unknown[0], found.group()
                    break


def _named(text: str, people: tuple[Person, ...]) -> list[Person]:
    return [one for one in people if re.search(rf"\b{re.escape(one.name)}\b", text)]


@rule
def case_fills_both_columns(course: Course) -> Iterator[Problem]:
    """Strengths do not cancel a worry, and a worry does not cancel a strength."""
    for case in played_cases(course):
        for number, person in enumerate(case.record.people):
            if bool(person.strengths) != bool(person.worries):
                missing = "worries" if person.strengths else "strengths"
                yield case.problem(
                    ["people", number],
                    f"'{person.name}' has no {missing}",
                    "fill both columns, or neither",
                )


@rule
def case_says_that_its_numbers_measure_nobody(course: Course) -> Iterator[Problem]:
    """A number about a family looks like knowledge. Ours are a device for teaching."""
    for case in played_cases(course):
        if not TEACHING.search(case.record.numbers):
            yield case.problem(
                ["numbers"],
                "it does not say what the numbers are",
                "say that they are a teaching device, and what is invented",
            )


@rule
def case_tag_is_in_its_framework(course: Course) -> Iterator[Problem]:
    """What a decision shows is named as the framework names it."""
    frameworks = {one.record.id: one.record for one in course.frameworks}
    for case in played_cases(course):
        for place, tag in tags_in(case.record, []):
            framework = frameworks.get(tag.framework)
            if not framework:
                what, field = f"there is no framework '{tag.framework}'", "framework"
                yield case.problem([*place, field], what, "check its name in datasets/frameworks")
                continue
            items = [item.id for item in (*framework.items, *framework.exits)]
            if tag.item not in items:
                what = f"'{tag.framework}' has no item '{tag.item}'"
                yield case.problem([*place, "item"], what, f"use one of {', '.join(items)}")
