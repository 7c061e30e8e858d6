"""How a health check reads: who said what, with which example, and what will be done."""

from __future__ import annotations

from collections.abc import Mapping

from partnership.activities.health.form import FORM
from partnership.activities.tools.outline import (
    Cell,
    Facts,
    Outline,
    Part,
    Rows,
    Said,
    Value,
    text,
)

ROLES = {"chair": "Chair", "lead": "Lead officer", "member": "Member", "other": "Somebody else"}


def outline(
    statements: Mapping[str, str], ratings: Mapping[str, str], levers: Mapping[str, str]
) -> Outline:
    """Return the outline; each argument has words by id."""
    answers = Rows(
        ("answers", "ratings"),
        (
            ("Who", Cell((Value("^role", words=ROLES), Value("^who")))),
            ("Statement", text("key", words=statements, piece="own", pick="text")),
            ("Rating", text("rating", words=ratings, otherwise=FORM["cannot"])),
            ("What they saw", text("example")),
        ),
    )
    actions = (("What", text("what")), ("Who", text("who")), ("By", text("by", day=True)))
    return (
        Said("What the partnership is called", Value("name")),
        Said("What the check is for", Value("purpose")),
        Said("Questions of our own", Value("own", pick="text")),
        Part("Round {n}", (answers,), "rounds", Cell((Value("label"), Value("day", day=True)))),
        Part("What we will do", (Rows(("actions",), actions),)),
        Part(
            "What we will do with each lever",
            (
                Facts(
                    ("Lever", "What we will do"),
                    tuple((label, Value(f"levers.{name}")) for name, label in levers.items()),
                ),
            ),
        ),
        Said("We look again on", Value("again", day=True)),
    )
