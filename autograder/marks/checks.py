"""Does a mark fit the rubric that it was given by? Pure rules."""

from __future__ import annotations

from autograder.marks.event import WHOLE, Event, Given, MarkingError
from autograder.rubric import Piece

_DECIDES = ("agree", "scale")


def check_fits(event: Event, piece: Piece) -> None:
    """Make sure that an event holds what its kind needs, within the rubric's marks.

    Raises:
        MarkingError: it does not; it says what is wrong and what may be given.
    """
    if event.kind in ("mark", *_DECIDES):
        if event.given is None:
            raise MarkingError("invalid", f"a '{event.kind}' without marks", "send what is given")
        _check_marks(event, event.given, piece)
    elif event.given is not None and event.kind not in ("note", "conflict", "flag"):
        raise MarkingError("invalid", f"a '{event.kind}' cannot give marks", "send it without")
    if event.kind in ("scale", "conflict", "note") and not (event.because or event.given):
        raise MarkingError("invalid", f"a '{event.kind}' without a reason", "say why")
    if event.kind == "scale" and not event.because:
        raise MarkingError(
            "invalid", "marks are scaled without a reason", "say who decided it, and why"
        )


def _check_marks(event: Event, given: Given, piece: Piece) -> None:
    known = {criterion.id for criterion in piece.criteria}
    if event.kind in _DECIDES and set(given.marks) == {WHOLE}:
        known = {WHOLE}
        if given.total > piece.points:
            what = f"{given.total:g} is more than the {piece.points:g} there are"
            raise MarkingError("invalid", what, f"give 0 to {piece.points:g}")
    elif event.kind in _DECIDES and set(given.marks) != known:
        missing = ", ".join(sorted(known - set(given.marks))) or "none"
        raise MarkingError("invalid", f"no marks for: {missing}", "decide on every criterion")
    strange = sorted((set(given.marks) | set(given.comments)) - known)
    if strange:
        raise MarkingError(
            "invalid",
            f"the rubric of '{piece.cell}' has no criterion '{strange[0]}'",
            f"use {', '.join(sorted(known))}",
        )
    for name, marks in given.marks.items():
        if name == WHOLE:
            continue
        criterion = piece.criterion(name)
        if event.kind == "scale" and marks <= criterion.most:
            continue
        try:
            criterion.level_of(marks)
        except ValueError as error:
            what, _, remedy = str(error).partition(" - ")
            raise MarkingError("invalid", what, remedy) from None
