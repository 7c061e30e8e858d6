"""What in an answer seems to identify somebody: its writer, or those it writes about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from partnership.activities.reflect.identifiers import find_identifiers, identifiers

BLANK = "[writer’s name]"
_MOST = 60_000
"""Letters that are looked through. An answer has a few thousand."""


@dataclass(frozen=True)
class Writer:
    """What nbgrader's table of students knows of somebody."""

    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    def names(self) -> list[str]:
        """Return what would name them, the longest first."""
        found = {self.full_name, self.first_name, self.last_name, self.student, self.email}
        return sorted((each for each in found if len(each) > 1), key=len, reverse=True)


def without_writer(text: str, writer: Writer) -> tuple[str, bool]:
    """Return an answer with its writer's own name blanked, and whether it was there.

    A first or last name counts where it is written as a name is: ``Will`` is one, ``will`` not.
    """
    found = False
    for name in writer.names():
        exact = re.IGNORECASE if " " in name or name in (writer.student, writer.email) else 0
        parts = r"\s+".join(re.escape(part) for part in name.split())
        text, count = re.subn(rf"(?<!\w){parts}(?!\w)", BLANK, text, flags=exact)
        found = found or count > 0
    return text, found


def seems_to_identify(text: str, own_name: bool, others: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what might identify somebody, each as ``what it looks like: the words``.

    It uses the patterns that learners' own reflections are checked by, and ``others``: the full
    names of fellow students. It may be wrong, both ways: a person decides.
    """
    looks_like = {each["id"]: each["looks_like"] for each in identifiers()["patterns"]}
    found = ["its writer’s own name"] if own_name else []
    looked_at = text[:_MOST].replace(BLANK, "")
    found += [
        f"{looks_like[each.pattern]}: {each.text}"
        for each in find_identifiers(looked_at, identifiers())
    ]
    known = {" ".join(name.casefold().split()) for name in others if " " in name.strip()}
    words = re.findall(r"\w[\w'’-]*", looked_at)
    pairs = (f"{one} {two}" for one, two in pairwise(words))
    found += [f"a fellow student: {pair}" for pair in pairs if pair.casefold() in known]
    return tuple(dict.fromkeys(found))
