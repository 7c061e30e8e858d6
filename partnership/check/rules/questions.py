"""Questions that teach: every answer gets a reason, and nothing gives the answer away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from partnership.activities.quiz.judgement import POINTS
from partnership.activities.quiz.kinds.single_choice import SingleChoice
from partnership.activities.quiz.model import Quiz
from partnership.activities.quiz.pieces import Option
from partnership.check.course import Course, Document
from partnership.check.rules.registry import rule
from partnership.errors import Problem

WORDS_OF_A_REASON = 6
FEW = 5
"""Below this many questions with a choice, a pattern is chance."""
TOO_OFTEN = 0.6
TOO_LONG = 1.6
CATCH_ALL = re.compile(r"of the above|^(all|none|both|any) of (these|them)[.,]?$", re.IGNORECASE)
NEGATIVE = re.compile(
    r"\b(NOT|EXCEPT)\b|\b[Ww]hich\b[^.?]*\b(is|are|was|were) (not|false|untrue|incorrect)\b"
)


@rule
def every_answer_has_a_reason(course: Course) -> Iterator[Problem]:
    """A learner learns from why. "Correct" and "wrong" are not reasons."""
    for quiz in course.quizzes:
        for number, item in enumerate(quiz.record.items):
            for place, reason in _reasons(item.model_dump(), ()):
                if len(reason.split()) < WORDS_OF_A_REASON:
                    yield quiz.problem(
                        ["items", number, *place],
                        f"'{reason}' is not a reason",
                        "say in a sentence or two what makes the answer good or bad",
                    )


@rule
def longest_option_is_not_the_answer(course: Course) -> Iterator[Problem]:
    """If the longest option is mostly the best, length gives the answer away."""
    for quiz in course.quizzes:
        choices = _choices(quiz)
        longest = [number for number, item in choices if _longest(item) in _best(item)]
        if len(choices) >= FEW and len(longest) > TOO_OFTEN * len(choices):
            yield quiz.problem(
                ["items", longest[0]],
                f"the longest option is the best in {len(longest)} of {len(choices)} questions",
                "shorten some of these, or write the others as fully",
            )


@rule
def answer_is_not_much_longer(course: Course) -> Iterator[Problem]:
    """One option much longer than all others stands out, and is taken for the best."""
    for quiz in course.quizzes:
        for number, item in _choices(quiz):
            longest = _longest(item)
            others = max(len(one.text) for one in item.options if one is not longest)
            if longest in _best(item) and len(longest.text) > TOO_LONG * others:
                yield quiz.problem(
                    ["items", number, "options", item.options.index(longest), "text"],
                    f"the best option has {len(longest.text)} letters and the next {others}",
                    "bring them closer",
                )


@rule
def position_does_not_give_the_answer(course: Course) -> Iterator[Problem]:
    """As shown, the best option is not mostly first, or mostly anywhere."""
    for quiz in course.quizzes:
        choices = [item.shuffled(quiz.record.seed) for _, item in _choices(quiz)]
        places = Counter(
            place
            for item in choices
            for place, option in enumerate(item.options, start=1)
            if option in _best(item)
        )
        place, times = places.most_common(1)[0] if places else (0, 0)
        if len(choices) >= FEW and times > TOO_OFTEN * len(choices):
            yield quiz.problem(
                ["seed"],
                f"option {place} is the best in {times} of {len(choices)} questions",
                "choose another seed",
            )


@rule
def no_option_stands_for_the_others(course: Course) -> Iterator[Problem]:
    """An option such as "all of the above" tests how well somebody sits tests."""
    for quiz in course.quizzes:
        for number, item in enumerate(quiz.record.items):
            options: tuple[Option, ...] = getattr(item, "options", ())
            for place, option in enumerate(options):
                if CATCH_ALL.search(option.text):
                    yield quiz.problem(
                        ["items", number, "options", place, "text"],
                        f"'{option.text}' stands for other options",
                        "write an option that says something itself",
                    )


@rule
def question_asks_for_what_is_so(course: Course) -> Iterator[Problem]:
    """A "not" in the question trips up people who know the answer."""
    for quiz in course.quizzes:
        for number, item in enumerate(quiz.record.items):
            if found := NEGATIVE.search(item.prompt):
                yield quiz.problem(
                    ["items", number, "prompt"],
                    f"the question asks for what is not so ('{found.group()}')",
                    "turn it round, or use a question that sorts into true and untrue",
                )


def _choices(quiz: Document[Quiz]) -> list[tuple[int, SingleChoice]]:
    return [
        (number, item)
        for number, item in enumerate(quiz.record.items)
        if isinstance(item, SingleChoice)
    ]


def _best(item: SingleChoice) -> list[Option]:
    most = max(POINTS[option.verdict] for option in item.options)
    return [option for option in item.options if POINTS[option.verdict] == most]


def _longest(item: SingleChoice) -> Option:
    return max(item.options, key=lambda option: len(option.text))


def _reasons(
    part: Any, place: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every reason anywhere in a question of any kind, with its place."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name in ("reason", "argument") and isinstance(value, str):
                yield (*place, name), value
            elif name == "defensible" and isinstance(value, dict):
                yield from (((*place, name, key), reason) for key, reason in value.items())
            else:
                yield from _reasons(value, (*place, name))
    elif isinstance(part, list | tuple):
        for number, value in enumerate(part):
            yield from _reasons(value, (*place, number))
