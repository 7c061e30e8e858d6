"""The comment bank: what markers have written before, sentence by sentence.

It is kept nowhere: it follows from the marks. ``page/bank.js`` cuts sentences by the same rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

SHORTEST = 12
MOST = 300
"""Sentences for each box; those used most."""

_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


def sentences(text: str) -> list[str]:
    """Return the sentences of a comment, without those too short to be worth keeping."""
    return [each.strip() for each in _ENDS.split(text) if len(each.strip()) >= SHORTEST]


def learned(said: Mapping[str, Mapping[str, str]]) -> dict[str, list[dict[str, object]]]:
    """Return what a marker has written, criterion (or "" for the whole) to its sentences.

    ``said``: candidate code to criterion to the comment that stands there last, so that a slip
    that was mended is not learned. Each sentence has ``text`` and ``uses``, the number of answers
    that it was used for; those used most come first.
    """
    uses: dict[str, Counter[str]] = {}
    for boxes in said.values():
        for box, text in boxes.items():
            uses.setdefault(box, Counter()).update(dict.fromkeys(sentences(text), 1))
    return {
        box: [{"text": text, "uses": count} for text, count in found.most_common(MOST)]
        for box, found in uses.items()
        if found
    }
