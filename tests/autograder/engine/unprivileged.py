"""Run as somebody without rights: mark some attacks in every way of making a sandbox.

``python unprivileged.py ATTACKS``: JSON of names, each with its code. Prints JSON: for each
way, why it does not work here, or what each attack's tests earned.
"""

from __future__ import annotations

import json
import os
import sys

from autograder.engine import grade
from autograder.engine.sandbox import open_sandboxes
from autograder.engine.sandbox.ways import known_ways
from tests.autograder.engine.cases import cell_of, code, handed_in, marks
from tests.autograder.engine.machine import AFTER, BEFORE, LIMITS, WORDS, WORK


def main() -> None:
    """Mark them and print what came of it."""
    attacks: dict[str, str] = json.loads(sys.argv[1])
    found: dict[str, object] = {"user": os.getuid()}
    for way in known_ways():
        if trouble := way.trouble():
            found[way.name] = trouble
            continue
        with open_sandboxes(way, LIMITS, 1) as (sandbox,):
            earned = {}
            for name, text in attacks.items():
                cells = (code("answer = 42"), cell_of(BEFORE), code(text), cell_of(AFTER), WORK)
                earned[name] = marks(grade(handed_in(*cells), WORDS, sandbox))["after"]
            found[way.name] = earned
    print(json.dumps(found))


if __name__ == "__main__":
    main()
