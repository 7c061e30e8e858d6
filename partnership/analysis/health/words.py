"""The words in which people answer: ratings from 1 to 4, and roles."""

from __future__ import annotations

import re
from typing import Literal

Role = Literal["chair", "lead", "member", "other"]
ROLES: dict[Role, str] = {
    "chair": "Chair",
    "lead": "Lead officer",
    "member": "Member",
    "other": "Somebody else",
}

SCALE = {1: "hardly ever", 2: "sometimes", 3: "mostly", 4: "nearly always"}
CANNOT = 0
"""Stands for *I cannot say*."""

_CANNOT_SAY = re.compile(
    r"^(i )?(cannot|can't|can’t|could not) say\.?$|^(i )?(do not|don't|don’t) know\.?$"
    r"|^not sure$|^n/?a$|^not applicable$|^\?$|^-$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^([0-9]+)(?:\.0+)?(?:\s*[-–:.)=(]?\s*(?P<words>[^\d].*))?$")
_CHAIR = re.compile(r"\b(vice[- ]?)?chair(man|woman|person)?\b", re.IGNORECASE)
_LEAD = re.compile(r"\blead( officer)?\b|\bofficer\b|\bco-?ordinator\b|\bmanager\b", re.IGNORECASE)
_MEMBER = re.compile(r"\bmember\b|\bpartner\b|\bparent\b|\brepresentative\b", re.IGNORECASE)


def rating_in(text: str) -> int | None:
    """Return the rating in a cell: 1 to 4, ``CANNOT`` for *I cannot say*, None for anything else.

    ``4``, ``4.0``, ``4 nearly always``, ``4 - nearly always`` and ``Nearly always`` are alike.
    """
    if _CANNOT_SAY.match(text):
        return CANNOT
    by_words = {words: number for number, words in SCALE.items()}
    if text.lower() in by_words:
        return by_words[text.lower()]
    found = _NUMBER.match(text)
    if not found or int(found[1][:6]) not in SCALE:
        return None
    number, words = int(found[1]), (found["words"] or "").strip(" )").lower()
    # Words beside the number must be the scale's: "3 of us disagree" is no rating.
    return number if words in ("", SCALE[number]) else None


def is_rating_like(text: str) -> bool:
    """Tell whether a cell seems meant as a rating, even one outside the scale."""
    return rating_in(text) is not None or bool(re.fullmatch(r"-?\d{1,3}(\.\d+)?", text))


def role_in(text: str) -> Role | None:
    """Return the role that a text names; None if it names none."""
    for role, pattern in (("member", _MEMBER), ("chair", _CHAIR), ("lead", _LEAD)):
        if pattern.search(text) and not (role == "member" and _CHAIR.search(text)):
            return role  # type: ignore[return-value]
    return "other" if text else None
