"""What was said to each statement, compared in counts and ranges.

With a handful of people, percentages and averages mislead. The rules are those of ``reading.js``
in the view of the health check's page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import Literal

import pandas as pd

from partnership.analysis.health.answers import Answers
from partnership.analysis.health.words import ROLES, SCALE, Role

Kind = Literal["few", "same", "near", "split"]


@dataclass(frozen=True)
class Compared:
    """What was said to one statement."""

    statement: str
    by_role: dict[Role, list[int]]
    """The ratings that each role gave."""
    cannot_say: int
    examples: int
    """How many of the ratings have an example."""

    @property
    def ratings(self) -> list[int]:
        """Every rating."""
        return [one for ratings in self.by_role.values() for one in ratings]

    @property
    def rated(self) -> int:
        """How many people rated it."""
        return len(self.ratings)

    @property
    def low(self) -> int | None:
        """The lowest rating; None if there is none."""
        return min(self.ratings, default=None)

    @property
    def high(self) -> int | None:
        """The highest rating; None if there is none."""
        return max(self.ratings, default=None)

    @property
    def spread(self) -> int:
        """How far the highest is above the lowest; -1 if there is none."""
        return max(self.ratings) - min(self.ratings) if self.ratings else -1

    @property
    def range(self) -> str:
        """The range in words, such as *2 to 4*."""
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"

    @property
    def kind(self) -> Kind:
        """*few* ratings (fewer than two), all the *same*, *near* (one point apart), or *split*."""
        if self.rated < 2:
            return "few"
        return "same" if self.spread == 0 else "near" if self.spread == 1 else "split"

    @property
    def pairs(self) -> int:
        """How many pairs of people rated it."""
        return _pairs(self.rated)

    @property
    def alike(self) -> int:
        """How many of these pairs gave the same rating."""
        return sum(_pairs(self.ratings.count(one)) for one in SCALE)

    @property
    def falls(self) -> bool:
        """Whether everyone who leads (chair, lead officer) rates it higher than anybody else."""
        leading = self.by_role["chair"] + self.by_role["lead"]
        others = self.by_role["member"] + self.by_role["other"]
        return bool(leading and others and min(leading) > max(others))

    @property
    def is_bare(self) -> bool:
        """Whether it was rated and nobody gave an example."""
        return self.rated > 0 and self.examples == 0


def compared(answers: Answers) -> list[Compared]:
    """Return what was said to each statement, in the order of the questions."""
    groups = answers.table.groupby("statement", sort=False)
    return [_compared(str(name), said) for name, said in groups]


def compare_statements(answers: Answers) -> pd.DataFrame:
    """Return what was said to each statement as a table, in the order of the questions.

    Index: the statement. Columns: ``chair``, ``lead``, ``member``, ``other`` (lists of ratings),
    ``rated``, ``cannot_say`` and ``examples`` (numbers of people), ``low`` and ``high`` (the
    range), ``pairs`` of people and those ``alike``, ``kind`` and ``falls``, as in ``Compared``.
    """
    names = ("rated", "cannot_say", "examples", "low", "high", "pairs", "alike", "kind", "falls")
    rows = {
        one.statement: {**one.by_role, **{name: getattr(one, name) for name in names}}
        for one in compared(answers)
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=[*ROLES, *names])
    return table.astype({"low": "Int64", "high": "Int64"}).rename_axis("statement")


def compare_roles(answers: Answers) -> pd.DataFrame:
    """Return, for each two roles, on how many statements the first rates higher than the second.

    Columns: ``first``, ``second``, ``higher``, ``same``, ``lower`` (numbers of statements that
    both rated). Where several people share a role, the middle one of their ratings counts.
    """
    statements = compared(answers)
    present = [role for role in ROLES if any(one.by_role[role] for one in statements)]
    rows = []
    for first, second in combinations(present, 2):
        both = [
            median(one.by_role[first]) - median(one.by_role[second])
            for one in statements
            if one.by_role[first] and one.by_role[second]
        ]
        counts = (sum(one > 0 for one in both), both.count(0), sum(one < 0 for one in both))
        rows.append((ROLES[first], ROLES[second], *counts))
    return pd.DataFrame(rows, columns=["first", "second", "higher", "same", "lower"])


def compare_rounds(before: Answers, now: Answers) -> pd.DataFrame:
    """Return what changed in the statements that both rounds rated.

    Index: the statement. Columns: ``was`` and ``now`` (ranges such as *2 to 4*), ``people_then``
    and ``people_now`` who rated, ``way`` (*up*, *down*, *as before*, *changed*).
    """
    then = {one.statement: one for one in compared(before) if one.rated}
    rows = {
        one.statement: (was.range, one.range, was.rated, one.rated, _way(was, one))
        for one in compared(now)
        if one.rated and (was := then.get(one.statement))
    }
    columns = ["was", "now", "people_then", "people_now", "way"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("statement")


def joined(ratings: Sequence[int], most: int = 8) -> str:
    """Return ratings as a reader counts them: *2, 3, 3*, or for many *5 say 2, 9 say 3*."""
    if len(ratings) <= most:
        return ", ".join(map(str, sorted(ratings)))
    counts = {one: ratings.count(one) for one in SCALE}
    return ", ".join(f"{count} say {one}" for one, count in counts.items() if count)


def _compared(statement: str, said: pd.DataFrame) -> Compared:
    rated = said.dropna(subset=["rating"])
    by_role: dict[Role, list[int]] = {
        role: rated.loc[rated["role"] == role, "rating"].astype(int).tolist() for role in ROLES
    }
    examples = int((rated["example"] != "").sum())
    return Compared(statement, by_role, int(said["cannot_say"].sum()), examples)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _way(then: Compared, now: Compared) -> str:
    low = min(now.ratings) - min(then.ratings)
    high = max(now.ratings) - max(then.ratings)
    if low == high == 0:
        return "as before"
    if low >= 0 and high >= 0:
        return "up"
    return "down" if low <= 0 and high <= 0 else "changed"
