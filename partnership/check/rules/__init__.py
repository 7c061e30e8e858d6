"""The rules that the course's content keeps. Each says what it asks for, and why.

``RULES`` is the list. Each file of this folder has the rules of one subject.
"""

from partnership.check.rules import (
    chapters,
    identity,
    language,
    pages,
    policy,
    questions,
    sources,
    tables,
    truth,
)
from partnership.check.rules.registry import RULES, Rule, rule

__all__ = [
    "RULES",
    "Rule",
    "chapters",
    "identity",
    "language",
    "pages",
    "policy",
    "questions",
    "rule",
    "sources",
    "tables",
    "truth",
]
