"""Check the course's content by a table of named rules, and report all faults at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from partnership.check.course import Course
from partnership.check.rules import RULES, Rule
from partnership.errors import ContentError, Problem
from partnership.paths import named_from


def check_course(root: Path, only: Collection[str] = ()) -> list[Problem]:
    """Return everything that is wrong with the content of the course in ``root``.

    ``only`` names rules to check; without it, all are. A file that cannot be read is reported
    once, and the other files are still checked, but for rules that rest on what is in it. Paths
    in the problems are relative to ``root``, except in a bank that is kept elsewhere.
    """
    course = Course(root)
    found = [
        replace(problem, rule=name)
        for name, check in RULES.items()
        if not only or name in only
        for problem in _found_by(check, course)
    ]
    found += [replace(problem, rule="readable") for problem in course.unreadable]
    return sorted(replace(problem, path=named_from(root, problem.path)) for problem in set(found))


def _found_by(check: Rule, course: Course) -> list[Problem]:
    """Return what a rule finds: nothing, where it rests on a file that cannot be read."""
    try:
        return list(check(course))
    except ContentError:
        return []
