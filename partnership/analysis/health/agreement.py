"""One measure of agreement over all statements, read plainly.

It comes with what one person more or less would do to it, and with what it cannot say.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import pandas as pd

from partnership.analysis.health.answers import Answers
from partnership.analysis.health.words import SCALE

FEW_PEOPLE = 8
FEW_STATEMENTS = 5
ABOUT_CHANCE = 0.1
_MOST_LEFT_OUT = 60
"""Above this many people, one more or less makes no difference that could be seen."""


@dataclass(frozen=True)
class Agreement:
    """How far people agree over all statements together."""

    alpha: float | None
    """Krippendorff's alpha for ordered ratings: 1 full agreement, 0 what chance would give,
    below 0 more disagreement than that. None where it cannot be worked out."""
    without_one: tuple[float, float] | None
    """The lowest and the highest alpha with one person left out, whoever it is."""
    reading: str
    """What it says, in words."""
    warnings: tuple[str, ...]
    """What to keep in mind."""


def agreement(answers: Answers) -> Agreement:
    """Return how far people agree over all statements together, and how far that can be trusted."""
    rated = answers.table.dropna(subset=["rating"])
    alpha = alpha_of(rated)
    people = list(dict.fromkeys(rated["person"]))
    without = None
    if alpha is not None and len(people) <= _MOST_LEFT_OUT:
        each = (alpha_of(rated[rated["person"] != person]) for person in people)
        known = [one for one in each if one is not None]
        without = (min(known), max(known)) if len(known) > 1 else None
    statements = int(rated["statement"].nunique())
    return Agreement(
        alpha, without, _reading(alpha), _warnings(answers.people, statements, without)
    )


def alpha_of(rated: pd.DataFrame) -> float | None:
    """Return Krippendorff's alpha for ordered ratings, by the library ``krippendorff``.

    None where no two people rated the same statement, or every rating is the same: then there
    is nothing to compare, or nothing that chance could have given otherwise.
    """
    import krippendorff

    counts = rated.groupby(["statement", "rating"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(SCALE), fill_value=0)
    pairable = counts[counts.sum(axis="columns") > 1]
    if pairable.empty or (pairable.sum() > 0).sum() < 2:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        return float(
            krippendorff.alpha(
                value_counts=pairable.to_numpy(dtype=float),
                value_domain=[float(one) for one in SCALE],
                level_of_measurement="ordinal",
            )
        )


def _reading(alpha: float | None) -> str:
    if alpha is None:
        return (
            "No measure over all can be worked out: no two people rated the same statement, or"
            " everybody gave the same rating throughout."
        )
    shown = f"Krippendorff's alpha is {alpha:.2f}. "
    if alpha < -ABOUT_CHANCE:
        return f"{shown}People differ more than they would by chance: look for sides."
    if alpha < ABOUT_CHANCE:
        return f"{shown}That is about what chance would give."
    if alpha < 1 / 3:
        return (
            f"{shown}Knowing what one person said tells little of what another says about the"
            " same statement. That can be a finding, and not a fault of anybody's."
        )
    if alpha < 2 / 3:
        return f"{shown}People see some of the same strong and weak points, and differ on the rest."
    return f"{shown}People mostly see the same strong and weak points. That does not make it so."


def _warnings(people: int, statements: int, without: tuple[float, float] | None) -> tuple[str, ...]:
    found: list[str] = []
    if people < 2:
        found.append("One person's answers show one person's view.")
    elif people < FEW_PEOPLE:
        found.append(
            f"{people} people are few. One more answer could change what you see here. Say"
            f" '2 of {people}', and no percentage."
        )
    if without:
        low, high = without
        found.append(
            f"With any one person left out, alpha would lie between {low:.2f} and {high:.2f}."
        )
    if statements < FEW_STATEMENTS:
        found.append(f"{_counted(statements)} give alpha little to go on.")
    found.append(
        "Alpha measures agreement and not quality: people can agree and all be wrong. Its usual"
        " thresholds are for coders with one manual and not for partners with different views."
    )
    return tuple(found)


def _counted(statements: int) -> str:
    return "1 statement" if statements == 1 else f"{statements} statements"
