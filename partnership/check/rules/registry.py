"""The table of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from partnership.check.course import Course
from partnership.errors import Problem

Rule = Callable[[Course], Iterator[Problem]]
RULES: dict[str, Rule] = {}
"""The rules, by name. To add one, write a function that yields problems and decorate it."""


def rule(check: Rule) -> Rule:
    """Add a rule to the table, under its function's name."""
    RULES[check.__name__.replace("_", "-")] = check
    return check
