"""A changed rubric at the desk: what only the module leader is shown, and lets apply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from autograder.desk.wire import ROLES
from autograder.marks.change import SAID, Affected, differences
from autograder.marks.changing import Change, overtaken
from autograder.marks.event import WHOLE, MarkingError
from autograder.marks.ledger import Ledger
from autograder.rubric import Level


def rubric_waits(ledger: Ledger, who: str, assignment: str, cell: str) -> bool:
    """Tell the module leader, and nobody else, that a changed rubric waits for them."""
    return _leads(ledger, who) and ledger.rubric_waits(assignment, cell)


def shown_change(ledger: Ledger, who: str, assignment: str, cell: str) -> dict[str, Any]:
    """Return how the rubric of a piece has changed in its file, and whose marks that meets.

    Raises:
        MarkingError: ``who`` is not the module leader, or there is no such piece of writing.
    """
    _check_leads(ledger, who)
    change = _change(ledger, assignment, cell)
    if change is None:
        return {"token": "", "differences": [], "affected": [], "scripts": 0}
    pieces = (change.old, change.new)
    names = {each.id: each.name for piece in pieces for each in piece.criteria}
    names[WHOLE] = "The answer as a whole"
    return {
        "token": change.token,
        "differences": [asdict(each) for each in differences(change.old, change.new)],
        "affected": [_affected(each, names) for each in change.affected],
        "scripts": len(change.scripts),
    }


def apply_change(ledger: Ledger, who: str, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Let the changed rubric apply, if it is the one that was shown; return how many are flagged.

    Raises:
        MarkingError: ``who`` is not the module leader, or something has changed since. Nothing was
            written.
    """
    _check_leads(ledger, who)
    assignment, cell = str(sent.get("assignment")), str(sent.get("cell"))
    change = _change(ledger, assignment, cell)
    if change is None or change.token != sent.get("token"):
        raise overtaken(cell)
    return {"flagged": len(ledger.apply_rubric(change, who))}


def _leads(ledger: Ledger, who: str) -> bool:
    return "leader" in ledger.people.person(who).roles


def _check_leads(ledger: Ledger, who: str) -> None:
    if not _leads(ledger, who):
        raise MarkingError(
            "forbidden", "only the module leader changes a rubric", "ask the module leader"
        )


def _change(ledger: Ledger, assignment: str, cell: str) -> Change | None:
    # Marks from formgrader are met by it too.
    ledger.take_in(assignment, cell)
    return next((each for each in ledger.rubric_changes(assignment) if each.new.cell == cell), None)


def _affected(each: Affected, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "script": each.script,
        "who": each.who,
        "role": ROLES[each.role],
        # It may be of a version before the last.
        "criterion": names.get(each.criterion, each.criterion),
        "said": SAID[each.effect],
        "marks": each.marks,
        "was": _level(each.was),
        "now": _level(each.now),
    }


def _level(level: Level | None) -> str:
    return f"{level.label} ({level.range})" if level else ""
