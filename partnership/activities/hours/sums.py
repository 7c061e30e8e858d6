"""More for less, or less for more? A small model of hours, to think with. It is not evidence.

After the words of Coulson and Willis (2012), of whose chapter only the abstract was read, and of
Mackintosh (1993) on what partners hope to gain. The equations and every number in the bank are
this course's own. Time is whole minutes in a month; plus is time saved, minus is time spent.

Each *view* of the assumptions, from cautious to hopeful, is worked out alone, so that both ends of
a range could be true at once. A page looks results up in ``grids``: it has no model of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, Literal

AGENCIES = ("lead", "partner", "small")
"""Who is paid: the one that hosts, the one whose work moves, and a small one."""

PARTIES = (*AGENCIES, "families")

Settings = Mapping[str, int]
"""What each slider says, by id: ``doubled``, ``premises``, ``meetings``, ``moved``, ``holding``."""

Assumptions = Mapping[str, int]
"""One view of what is assumed: minutes or per cent, by id."""

Minutes = dict[str, Fraction]

HOUR = 60


def kept(settings: Settings, assumed: Assumptions) -> Fraction:
    """Return the share of a gain that is left after partners hold on and resist moved work."""
    lost = assumed[f"lost_{settings['holding']}"] + assumed["friction"] * settings["moved"]
    return 1 - min(Fraction(lost, 100), Fraction(1))


def assessments(settings: Settings, assumed: Assumptions) -> Minutes:
    """Return what is saved where one joint assessment takes the place of several."""
    done = settings["doubled"] * kept(settings, assumed)
    return {
        **{one: done * assumed["staff"] * _share(assumed, "saves", one) for one in AGENCIES},
        "families": done * assumed["family"],
    }


def premises(settings: Settings, assumed: Assumptions) -> Minutes:
    """Return what is saved on buildings, what the host spends, and how far families travel."""
    shared = settings["premises"] * kept(settings, assumed)
    return {
        "lead": -shared * HOUR * Fraction(assumed["hosting"], 100),
        **{one: shared * HOUR * _share(assumed, "leaves", one) for one in AGENCIES[1:]},
        "families": -shared * assumed["travel"],
    }


def meetings(settings: Settings, assumed: Assumptions) -> Minutes:
    """Return what meetings cost, with the time to prepare them."""
    spent = settings["meetings"] * HOUR * (1 + Fraction(assumed["preparation"], 100))
    return {one: -spent * _share(assumed, "meets", one) for one in AGENCIES}


def moved(settings: Settings, assumed: Assumptions) -> Minutes:
    """Return what moving work takes off one agency and puts on another."""
    hours = settings["moved"] * HOUR
    return {"lead": -hours * Fraction(assumed["redo"], 100), "partner": Fraction(hours)}


Term = Callable[[Settings, Assumptions], Minutes]

TERMS: Mapping[str, tuple[Term, tuple[str, ...]]] = {
    "assessments": (assessments, ("doubled", "holding", "moved")),
    "premises": (premises, ("premises", "holding", "moved")),
    "meetings": (meetings, ("meetings",)),
    "moved": (moved, ("moved",)),
}
"""What is added up, and the sliders that each depends on."""


def result(settings: Settings, views: Sequence[Assumptions]) -> dict[str, list[int]]:
    """Return the minutes saved (plus) or spent (minus) by each party, in each view."""
    return {
        party: [
            sum(round(term(settings, assumed).get(party, Fraction())) for term, _ in TERMS.values())
            for assumed in views
        ]
        for party in PARTIES
    }


def paid(saved: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the minutes of all agencies together, in each view."""
    return [sum(column) for column in zip(*(saved[one] for one in AGENCIES), strict=True)]


Reading = Literal["gains", "pays", "same", "open"]


def reading(ends: Sequence[int]) -> Reading:
    """Return what a range says: *open* where zero lies inside it."""
    if not any(ends):
        return "same"
    if min(ends) >= 0:
        return "gains"
    return "pays" if max(ends) <= 0 else "open"


def grids(
    steps: Mapping[str, Sequence[int]], views: Sequence[Assumptions]
) -> Iterator[dict[str, Any]]:
    """Yield every result that the sliders can ask for, a term at a time.

    ``cells`` holds, for each setting of the sliders in ``by`` (the last one changing fastest),
    the minutes of each of ``parties`` in each view. A result is the sum of its terms' cells.
    """
    zero = dict.fromkeys(steps, 0)
    for name, (term, by) in TERMS.items():
        parties = [one for one in PARTIES if one in term(zero, views[0])]
        cells = [
            round(worked[party])
            for chosen in product(*(steps[slider] for slider in by))
            for settings in [{**zero, **dict(zip(by, chosen, strict=True))}]
            for each in [[term(settings, assumed) for assumed in views]]
            for party in parties
            for worked in each
        ]
        yield {"id": name, "by": list(by), "parties": parties, "cells": cells}


def _share(assumed: Assumptions, what: str, agency: str) -> Fraction:
    return Fraction(assumed[f"{what}_{agency}"], 100)
