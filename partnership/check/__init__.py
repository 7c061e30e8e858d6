"""Check the course's content by a table of named rules, and report all faults at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from partnership.check.course import Course
from partnership.check.rules import RULES
from partnership.errors import Problem
from partnership.paths import named_from


def check_course(root: Path, only: Collection[str] = ()) -> list[Problem]:
    """Return everything that is wrong with the content of the course in ``root``.

    ``only`` names rules to check; without it, all are. A file that cannot be read is reported
    once, and the other files are still checked. Paths in the problems are relative to ``root``,
    except in a bank that is kept elsewhere.
    """
    course = Course(root)
    found = [
        replace(problem, rule=name)
        for name, check in RULES.items()
        if not only or name in only
        for problem in check(course)
    ]
    found += [replace(problem, rule="readable") for problem in course.unreadable]
    return sorted(replace(problem, path=named_from(root, problem.path)) for problem in set(found))
