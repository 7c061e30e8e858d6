"""Changes that break the rules of ``check/rules/labs.py``, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import LABS, PAGE, Broken, Kept

TIMELINE = "notebooks/02-timeline.ipynb"
NOTEBOOK = '{"cells": [{"source": ["# Why?\\n", "It takes about 5 minutes."]}]}'

BROKEN: Broken = {
    "lab-has-its-place": [
        (
            LABS,
            "read-a-timeline",
            "read-it",
            "no section 'read-it' on the page 'where-it-came-from'",
        ),
        (LABS, "02-timeline,where", "02-time,where", "the lab '02-timeline' has no row - give it"),
        (
            TIMELINE,
            "about 20 minutes",
            "a while",
            "does not say what it asks and how long it takes",
        ),
        (TIMELINE, "# When was", "When was", "does not say what it asks and how long it takes"),
        (TIMELINE, "{", "", "notebooks/02-timeline.ipynb: this is not a notebook"),
        ("notebooks/09-new.ipynb", None, NOTEBOOK, "the lab '09-new' has no row"),
    ],
    "lab-is-named-where-it-belongs": [
        (
            PAGE,
            "```{lab} 01-which-word-fits",
            "```{note}",
            "labs.csv:2: the page 'what-partnership-me",
        ),
        (PAGE, "{lab} 01-which-word-fits", "{lab} 02-timeline", "'02-timeline' does not belong to"),
    ],
}
KEPT: Kept = {
    "lab-has-its-place": [(LABS, "read-a-timeline", "nineteen-nineties")],
}
