"""Chance, for making up questions and answers: from a seed, or from hypothesis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
# What JavaScript objects and lists have of their own must not be taken for an answer.
TRICKY = ("constructor", "length", "0", "1", "name", "valueof")
CHARACTERS = (
    "abc XYZ.,:;?!-'\"<>&{}[]()/\\`$%#@*_~|\t\n\0\u0007\u0085\u00a0\u200b\u202e\ufeff\ufffd"
    "éßıİÅ漢ﷺ\U0001f600\U0001f468\u200d\U0001f469\U000e0041"
)
NO_DAYS = (
    "2026-02-30",
    "2026-13-01",
    "2026-1-1",
    "20260101",
    "9026-01-01",
    "2026-01-01 ",
    "\uff12026-01-01",
)


class Luck:
    """Makes things up."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def once_in(self, times: int) -> bool:
        return self._random.randrange(times) == times - 1

    def number(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def one_of(self, things: Sequence[T]) -> T:
        return things[self._random.randrange(len(things))]

    def some_of(self, things: Sequence[T], least: int, most: int) -> list[T]:
        """Return some of the things, each at most once, in any order."""
        return self._random.sample(list(things), self.number(least, min(most, len(things))))

    def shuffled(self, things: Sequence[T]) -> list[T]:
        return self.some_of(things, len(things), len(things))

    def name(self) -> str:
        if self.once_in(5):
            return self.one_of(TRICKY)
        return "".join(self.one_of(LETTERS) for _ in range(self.number(1, 5)))

    def names(self, least: int, most: int) -> list[str]:
        """Return names that differ."""
        number = self.number(least, most)
        found = dict.fromkeys(self.name() for _ in range(number))
        return [*found, *(f"n{place}x" for place in range(number - len(found)))]

    def text(self) -> str:
        return "t" + "".join(self.one_of(CHARACTERS) for _ in range(self.number(0, 12)))

    def day(self) -> str:
        """Return a day, often near the others, of a year that may be a leap year."""
        day = date(self.one_of([1000, 2024, 2026, 2026, 2026, 2027]), 1, 31)
        return (
            day + timedelta(days=self.one_of([0, 1, 28, 29, 89, 333, self.number(0, 99)]))
        ).isoformat()

    def review(self, boxes: int) -> Any:
        """Return what says when a question is due, now and then what cannot."""
        if self.once_in(8):
            return self.nonsense()
        box: Any = (
            self.one_of(["0", None, -1, boxes, True])
            if self.once_in(12)
            else self.number(0, boxes - 1)
        )
        return {"box": box, "due": self.one_of(NO_DAYS) if self.once_in(12) else self.day()}

    def nonsense(self, depth: int = 3) -> Any:
        """Return anything that JSON can say."""
        kind = self.number(0, 6 if depth else 4)
        if kind == 5:
            return [self.nonsense(depth - 1) for _ in range(self.number(0, 3))]
        if kind == 6:
            keys = [*self.names(0, 3), *self.some_of(["__proto__", "", "toString"], 0, 1)]
            return {key: self.nonsense(depth - 1) for key in keys}
        plain = (None, self.once_in(2), self.number(-5, 5), self.text(), self.name())
        return plain[kind]
