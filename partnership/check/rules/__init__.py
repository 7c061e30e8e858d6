"""The rules that the course's content keeps. Each says what it asks for, and why.

``RULES`` is the list. Each file of this folder has the rules of one subject.
"""

from partnership.check.rules import (
    case_options,
    case_words,
    cases,
    chapters,
    identity,
    labs,
    language,
    pages,
    policy,
    questions,
    sources,
    standards,
    tables,
    tools,
    truth,
)
from partnership.check.rules.registry import RULES, Rule, rule

__all__ = [
    "RULES",
    "Rule",
    "case_options",
    "case_words",
    "cases",
    "chapters",
    "identity",
    "labs",
    "language",
    "pages",
    "policy",
    "questions",
    "rule",
    "sources",
    "standards",
    "tables",
    "tools",
    "truth",
]
