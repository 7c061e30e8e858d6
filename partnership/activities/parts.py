"""The parts of an activity: each thing in it that a learner can answer or write."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Part:
    """One thing that can be answered, and what is kept of it under ``id``."""

    id: str
    title: str
    fingerprint: str
    counts: bool = True
    """Whether an answer to it is a step towards having done the activity."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What an answer that is not text means, by the answer."""
    own_words: bool = False
    """Whether the answer is a text in the learner's own words."""
    numbers: range | None = None
    """The whole numbers that are answers, where an answer is a number without words."""
    shape: Callable[[object], bool] | None = None
    """Tells an answer of a shape of its own, such as a play, from anything else."""

    def accepts(self, answer: object) -> bool:
        """Whether this is an answer. It comes from somebody's device, so it may be anything."""
        if self.own_words:
            return isinstance(answer, str) and bool(answer.strip())
        if self.words:
            return type(answer) in (str, int) and str(answer) in self.words
        if self.numbers is not None:
            return type(answer) is int and answer in self.numbers
        return self.shape(answer) if self.shape else answer is not None


def mark_of(asked: Any) -> str:
    """Return a short mark of what is asked. It changes when a saved answer may no longer fit."""
    text = json.dumps(asked, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
