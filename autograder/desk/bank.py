"""The comment bank: what markers have written before, sentence by sentence.

It is kept nowhere: it follows from the marks. ``page/bank.js`` cuts sentences by the same rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from autograder.marks.event import Event, Given

SHORTEST = 12
MOST = 300
"""Sentences for each box; those used most."""

_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


def sentences(text: str) -> list[str]:
    """Return the sentences of a comment, without those too short to be worth keeping."""
    return [each.strip() for each in _ENDS.split(text) if len(each.strip()) >= SHORTEST]


def learned(events: Iterable[Event], who: str) -> dict[str, list[dict[str, object]]]:
    """Return what this marker has written: criterion (or "" for the whole) to its sentences.

    Each has ``text`` and ``uses``, the number of answers that it was used for. Only what a
    marker's last mark of an answer says counts, so that a slip that was mended is not learned.
    """
    last: dict[tuple[str, str], Event] = {}
    for event in events:
        if event.who == who and event.kind == "mark" and event.given:
            last[event.cell, event.script] = event
    uses: dict[str, Counter[str]] = {}
    for event in last.values():
        for box, text in _boxes(event.given):
            uses.setdefault(box, Counter()).update(set(sentences(text)))
    return {
        box: [{"text": text, "uses": count} for text, count in found.most_common(MOST)]
        for box, found in uses.items()
    }


def _boxes(given: Given | None) -> list[tuple[str, str]]:
    return [*given.comments.items(), ("", given.comment)] if given else []
