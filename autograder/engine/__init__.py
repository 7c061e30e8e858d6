"""Mark notebooks fast and safely: each submission runs in a sandbox, and the step is pure.

>>> from autograder.engine import grade, read_submission
>>> marked = grade(read_submission(folder), assignment)
"""

from __future__ import annotations

from typing import Any

_HOMES = {
    "AssignmentSpec": "autograder.engine.spec",
    "GradedSubmission": "autograder.engine.result",
    "Limits": "autograder.engine.spec",
    "Sandbox": "autograder.engine.sandbox",
    "Store": "autograder.engine.store",
    "Submission": "autograder.engine.spec",
    "grade": "autograder.engine.grading",
    "read_assignment": "autograder.engine.assignment",
    "read_submission": "autograder.engine.submission",
    "open_sandboxes": "autograder.engine.sandbox",
    "run_batch": "autograder.engine.batch",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only now: the sandbox's own Python needs none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
