"""What is said of an answer: a verdict on each of its parts, and points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["right", "wrong", "sound", "defensible", "weak"]
"""*right* and *wrong* where there is one answer; the others where it is a judgement."""

BEST_POINTS = 2
"""Points for a part that is right or sound; one that is defensible earns half of them."""

POINTS: dict[Verdict, int] = {
    "right": BEST_POINTS,
    "sound": BEST_POINTS,
    "defensible": 1,
    "weak": 0,
    "wrong": 0,
}


@dataclass(frozen=True)
class Part:
    """The verdict on one part of an answer: the option chosen, or one card placed."""

    id: str
    verdict: Verdict


@dataclass(frozen=True)
class Judgement:
    """The verdicts on an answer's parts.

    ``judged`` counts the parts the question asks for, so that a part left
    blank costs its points without being called wrong. A question that asks for no part,
    and so has no points, says in ``given`` whether it was answered at all.
    """

    parts: tuple[Part, ...]
    judged: int
    given: bool = True

    @property
    def points(self) -> int:
        """Points earned, from 0 to ``out_of``."""
        return sum(POINTS[part.verdict] for part in self.parts)

    @property
    def out_of(self) -> int:
        """Points that the best answer earns."""
        return BEST_POINTS * self.judged

    @property
    def complete(self) -> bool:
        """Whether every part has been answered."""
        return self.given and len(self.parts) == self.judged
