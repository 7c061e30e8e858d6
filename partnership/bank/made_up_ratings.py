"""Make up ``datasets/partnership_ratings.csv``: seven partnerships that rate themselves.

    python -m partnership.bank.made_up_ratings

The design is that of a study of Early Years Development and Childcare Partnerships described on
slides of about 2002 (``eydcp_slides``): seven partnerships; chair, lead officer and members drawn
by lot; marks from 1 to 4 with examples. The slides give no results, so everything in the table is
made up here, from a fixed seed. It shows how to read such data and is evidence of nothing.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from io import StringIO

from partnership.bank.made_up_sayings import MONTHS, SAYINGS
from partnership.paths import datasets

SEED = 1998
GENERATOR = "partnership/bank/made_up_ratings.py"

ISSUES = {
    "hearing": "Everyone gets a hearing",
    "action": "What we agree gets done",
    "challenge": "People can tell us we are wrong",
    "sharing": "We share what we need to share",
    "families": "Families shape our plans",
}
SECTORS = ("health", "voluntary", "private", "parents", "school")

# What is so in each partnership, by issue, in the order of ISSUES. Marks of chair, lead officer
# and members are drawn from the ranges of PATTERNS; so is what stands behind them.
PARTNERSHIPS = {
    "Alder": ("shared", "split", "split", "shared", "hollow"),
    "Birch": ("shared", "shared", "middling", "middling", "low"),
    "Cedar": ("hollow", "hollow", "hollow", "hollow", "hollow"),
    "Elm": ("middling", "low", "low", "middling", "low"),
    "Hazel": ("shared", "middling", "split", "middling", "split"),
    "Oak": ("middling", "split", "split", "hollow", "middling"),
    "Rowan": ("shared", "low", "shared", "shared", "middling"),
}

# (chair, lead officer, members) as ranges of marks; grades of what stands behind a mark, from
# 0 (nothing) to 3 (a count); how many of the members cannot say.
PATTERNS = {
    "shared": (((3, 4), (3, 3), (3, 3)), (2, 3), 0),
    "hollow": (((4, 4), (3, 4), (3, 3)), (0, 1), 1),
    "split": (((4, 4), (3, 3), (1, 2)), (1, 2), 0),
    "middling": (((2, 3), (2, 3), (2, 3)), (1, 2), 0),
    "low": (((2, 2), (1, 2), (1, 2)), (2, 3), 0),
}
CANNOT_SAY = "I cannot say. Nobody has told me."

COLUMNS = ("id", "partnership", "role", "sector", "person", "issue", "rating", "example")


def table() -> str:
    """Return the whole table as CSV, the same each time."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(random.Random(SEED)))  # noqa: S311 - made-up data, not secrecy
    return text.getvalue()


def _rows(chance: random.Random) -> Iterator[tuple[object, ...]]:
    for partnership, patterns in PARTNERSHIPS.items():
        sectors = ["council", "council", *chance.sample(SECTORS, 3)]
        marks = [_marks(chance, issue, name) for issue, name in zip(ISSUES, patterns, strict=True)]
        for place, sector in enumerate(sectors):
            role = ("chair", "lead officer")[place] if place < 2 else "member"
            person = f"{partnership.lower()}-{place + 1}"
            for (issue, words), given in zip(ISSUES.items(), marks, strict=True):
                rating, example = given[place]
                yield f"{person}-{issue}", partnership, role, sector, person, words, rating, example


def _marks(chance: random.Random, issue: str, pattern: str) -> list[tuple[int | str, str]]:
    """Return what the five people of a partnership give and say on one issue."""
    (chair, officer, member), grades, silent = PATTERNS[pattern]
    said: set[str] = set()
    marks: list[tuple[int | str, str]] = []
    for low, high in (chair, officer, member, member, member):
        mark = chance.randint(low, high)
        saying = _saying(chance, issue, mark >= 3, chance.choice(grades), said)
        said.add(saying)
        count = chance.randint(11, 19)
        done = count - 2 if mark >= 3 else count // 4
        marks.append((mark, saying.format(month=chance.choice(MONTHS), done=done, count=count)))
    for place in chance.sample(range(2, 5), silent):
        marks[place] = ("", CANNOT_SAY)
    return marks


def _saying(chance: random.Random, issue: str, high: bool, grade: int, said: set[str]) -> str:
    """Return something nobody has said yet: two people must not count one thing differently."""
    for nearest in sorted(range(4), key=lambda other: abs(other - grade)):
        if choices := [one for one in SAYINGS.get((issue, high, nearest), ()) if one not in said]:
            return chance.choice(choices)
    raise ValueError(f"too few sayings on {issue}")


def main() -> None:
    """Write the table anew."""
    path = datasets() / "partnership_ratings.csv"
    path.write_text(table(), encoding="utf-8")
    print(path)


if __name__ == "__main__":
    main()
