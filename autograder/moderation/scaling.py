"""Change the marks of everybody, or of all that one marker marked, by a decision of all markers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from autograder.marks.decisions import Decision
from autograder.marks.event import FORMGRADER, WHOLE, Given
from autograder.marks.standing import Standing
from autograder.moderation.policy import Scale
from autograder.moderation.record import Moderation, decided
from partnership.errors import CourseError

Way = Literal["add", "times", "steps"]


def scaled(
    totals: Mapping[str, float], most: Mapping[str, float], way: Way, by: float, scale: Scale
) -> dict[str, float]:
    """Return what one script's answers earn after scaling, by cell.

    ``totals`` and ``most`` are marks by cell. ``add`` adds so many percentage points to the whole
    script, ``times`` multiplies it, ``steps`` moves it to the nearest step of the scale. Every
    answer keeps its part in the whole; none earns more than there is, nor less than nothing.
    Marks are worked out to the hundredth.
    """
    highest = sum(most.values())
    before = 100 * sum(totals.values()) / highest
    after = {"add": before + by, "times": before * by, "steps": scale.stepped(before)}[way]
    target = min(max(after, 0.0), 100.0) / 100 * highest
    # What is gained or lost is shared out by what an answer has left to gain, or to lose.
    room = {
        cell: most[cell] - marks if target >= sum(totals.values()) else marks
        for cell, marks in totals.items()
    }
    change = target - sum(totals.values())
    shares = sum(room.values())
    moved = {cell: change * room[cell] / shares if shares else 0.0 for cell in totals}
    return {cell: round(marks + moved[cell], 2) for cell, marks in totals.items()}


def scale_marks(
    moderation: Moderation,
    way: Way,
    by: float,
    *,
    who: str,
    agreed_by: Sequence[str],
    because: str,
    marker: str | None = None,
    scale: Scale | None = None,
) -> Decision:
    """Scale the marks of all scripts, or of all that one marker marked first, and record it.

    Raises:
        CourseError: somebody who marked has not agreed, an answer is not settled, or there is
            nothing to scale.
    """
    _all_agree(moderation, agreed_by)
    scripts = _concerned(moderation, marker)
    scale = scale or (moderation.policy.scale if moderation.draws else Scale())
    if way == "steps" and not scale.steps:
        raise CourseError(
            "the marking scale has no steps", "name a rule whose scale has steps, with --rule"
        )
    most = {piece.cell: piece.points for piece in moderation.pieces}
    after: dict[tuple[str, int], Given] = {}
    for script in scripts:
        own = {cell: each[script] for cell, each in moderation.standings.items()}
        totals = {cell: now.agreed.total for cell, now in own.items() if now.agreed}
        for cell, marks in scaled(totals, most, way, by, scale).items():
            after[script, own[cell].last] = Given(marks={WHOLE: marks})
    words = _words(way, by, marker, len(scripts))
    said = f"{words} {because} Agreed by {', '.join(sorted(set(agreed_by)))}."

    def given(now: Standing) -> Given | None:
        return after.get((now.events[-1].script, now.last)) if now.events else None

    events = decided(moderation, scripts, given, "scale", who, said)
    how = {"way": way, "by": by, "marker": marker, "agreed_by": sorted(set(agreed_by))}
    decision = Decision(moderation.assignment, "scale", who, said, how)
    return moderation.ledger.decide(decision, events)


def _all_agree(moderation: Moderation, agreed_by: Sequence[str]) -> None:
    marked = {
        event.who
        for standings in moderation.standings.values()
        for standing in standings.values()
        for event in standing.live
    } - {FORMGRADER}
    missing = sorted(marked - set(agreed_by))
    if missing:
        raise CourseError(
            f"{', '.join(missing)} marked {moderation.assignment} and has not agreed",
            "scale only what all who marked have agreed on, and name each with --agreed-by",
        )


def _concerned(moderation: Moderation, marker: str | None) -> set[str]:
    found = moderation.compared.scripts
    if marker is not None:
        found = found[found["marker"] == marker]
    scripts = set(found["script"])
    if not scripts:
        whose = f" first by '{marker}'" if marker else ""
        raise CourseError(f"no script was marked in full{whose}", "check the name of the marker")
    open_ones = sorted(
        script
        for script in scripts
        if not all(each[script].settled for each in moderation.standings.values())
    )
    if open_ones:
        raise CourseError(
            f"{len(open_ones)} scripts are not settled yet, {open_ones[0]} for one",
            "settle them first: partnership mark moderate status",
        )
    return scripts


def _words(way: Way, by: float, marker: str | None, number: int) -> str:
    whose = f"all {number} scripts" + (f" that {marker} marked" if marker else "")
    change = {
        "add": f"{by:+g} percentage points for {whose}.",
        "times": f"The marks of {whose} are multiplied by {by:g}.",
        "steps": f"The marks of {whose} are moved to the nearest step of the scale.",
    }
    return change[way]
