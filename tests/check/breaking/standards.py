"""Changes that break the rules of ``check/rules/standards.py``, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import OUTCOMES, STANDARDS, Broken, Kept

BROKEN: Broken = {
    "outcome-belongs-to-a-chapter": [
        (OUTCOMES, ",places,", ",place,", "outcomes.csv:37: 'place' is not a chapter of the book"),
        (
            OUTCOMES,
            ",places,",
            ",glossary,",
            "'glossary' is not a chapter of the book - use a page",
        ),
    ],
    "outcome-helps-towards-a-known-standard": [
        (
            OUTCOMES,
            ".partnership",
            ".partners",
            "'npq-early-years-leadership.partners' - check the",
        ),
        (
            STANDARDS,
            "- id: management",
            "- id: money",
            "no standard 'npq-early-years-leadership.mana",
        ),
    ],
}
KEPT: Kept = {
    "outcome-helps-towards-a-known-standard": [
        (STANDARDS, "- id: curriculum", "- id: teaching"),
    ],
}
