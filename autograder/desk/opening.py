"""At which question the desk opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from autograder.desk import wire
from autograder.marks.event import MarkingError
from autograder.marks.ledger import Ledger


def first_to_do(ledger: Ledger, who: str, pieces: Sequence[Mapping[str, Any]]) -> int:
    """Return the place of the first question with an answer that waits for this person.

    Without one it is the first that has any answers, or else the first of all. Each question is
    looked at in the role that it opens in; no further ones than it takes.
    """
    answered = []
    for place, piece in enumerate(pieces):
        role = piece["roles"][0]
        # A question that was never handed out has a rubric, and is not in the gradebook.
        with suppress(MarkingError):
            rows = ledger.answers(piece["assignment"], piece["cell"], marker=who, role=role)
            shown = [wire.row(each, role) for each in wire.shown(rows, role)]
            if any(each["todo"] for each in shown):
                return place
            if shown:
                answered.append(place)
    return answered[0] if answered else 0
