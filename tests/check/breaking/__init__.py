"""For every rule, changes to the course that break it, and changes that nearly do.

Each file is about the rules of the file of ``check/rules`` that has its name; ``cases`` is about
the three that look at cases.
"""

from __future__ import annotations

from tests.check.breaking import (
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
from tests.check.breaking.parts import Broken, Kept

_FILES = (
    cases, chapters, identity, labs, language, pages, policy, questions, sources,
    standards, tables, tools, truth,
)  # fmt: skip

BROKEN: Broken = {rule: changes for file in _FILES for rule, changes in file.BROKEN.items()}
KEPT: Kept = {rule: changes for file in _FILES for rule, changes in file.KEPT.items()}
