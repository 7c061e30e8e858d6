"""Look through what somebody wrote before it becomes a document that others read.

A page asks before it saves or prints; in Python the document is refused until it is said to be
fine, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from partnership.activities.reflect.identifiers import find_identifiers, identifiers
from partnership.errors import CourseError

_MOST = 8
"""How many findings are listed; more would be a wall."""


def look_through(
    texts: Iterable[tuple[str, str]],
    *,
    organisations: bool = False,
    expects: Collection[str] = (),
    fine: Collection[str] = (),
) -> list[str]:
    """Return what might identify somebody in some texts, each with its place, in words.

    Args:
        texts: each after the name of its place.
        organisations: whether organisations belong there, as in a tool.
        expects: ids of patterns that belong there.
        fine: what whoever wrote them has called fine.
    """
    patterns = identifiers()
    looks = {one["id"]: one["looks_like"] for one in patterns["patterns"]}
    return [
        f"in “{place}”: “{one.text}” looks like {looks[one.pattern]}"
        for place, text in texts
        for one in find_identifiers(text, patterns, organisations=organisations)
        if one.pattern not in expects and one.text not in fine
    ]


def refuse_identifying(found: Sequence[str], remedy: str) -> None:
    """Refuse to go on where something was found; ``remedy`` says how to go on.

    Raises:
        CourseError: something was found; each thing is named with its place.
    """
    if not found:
        return
    count = "1 thing" if len(found) == 1 else f"{len(found)} things"
    rest = [f"and {len(found) - _MOST} more"] if len(found) > _MOST else []
    listed = "\n  ".join([*found[:_MOST], *rest])
    raise CourseError(f"{count} in your writing might identify someone:\n  {listed}\n", remedy)
