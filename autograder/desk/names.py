"""Names behind candidate codes, for the module leader alone, and always on the record.

One at a time at any moment; or, once feedback is out, for a whole assignment by one decision with
its reason. Whose feedback is not out stays a code.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from autograder.feedback.noticing import notice_releases
from autograder.lateness.record import recorded
from autograder.marks.decisions import Decision, held
from autograder.marks.event import MarkingError, plain, read_event
from autograder.marks.identifying import Writer
from autograder.marks.ledger import Ledger

_SAID = "The names behind all scripts whose feedback is out were shown to the module leader"
_LONGEST = 1000


def show_name(ledger: Ledger, who: str, sent: Mapping[str, Any]) -> str:
    """Return who wrote one answer, and note in its history that it was shown, and why.

    Raises:
        MarkingError: ``who`` is not the module leader, or there is no such answer.
    """
    names, script = ledger.names(who), str(sent.get("script"))
    if script not in names:
        raise MarkingError("unknown", f"there is no answer {script}", "check the code")
    said, because = "the writer's name was shown to the module leader", _reason(sent)
    noted = {
        "key": str(uuid4()), "kind": "note", "because": f"{said}: {because}" if because else said,
    }  # fmt: skip
    asked = {each: sent.get(each) for each in ("assignment", "cell", "script")}
    ledger.add([read_event({**asked, **noted}, who=who, role="leader")])
    return _said(names[script])


def lift_names(ledger: Ledger, who: str, sent: Mapping[str, Any]) -> int:
    """Record that the names of an assignment are shown from now on; return how many are.

    Raises:
        MarkingError: ``who`` is not the module leader, gives no reason, feedback is not out, or
            moderation is not over. Nothing was written.
    """
    assignment = str(sent.get("assignment"))
    because = _reason(sent)
    out = released(ledger, who, assignment)
    with ledger.session.reading() as db:
        still_held = held(db, assignment)
    if not out or still_held:
        raise MarkingError(
            "forbidden",
            f"names in {assignment} stay hidden until feedback is out and moderation is over",
            f"give feedback first: partnership mark feedback {assignment}",
        )
    if not because:
        raise MarkingError("invalid", "no reason was given", "say why: it is kept on the record")
    ledger.decide(Decision(assignment, "names", who, f"{_SAID}: {because}"))
    return len(out)


def lifted(ledger: Ledger, assignment: str) -> list[Decision]:
    """Return the decisions by which names were shown, the first first."""
    return [each for each in ledger.decisions(assignment) if each.act == "names"]


def released(ledger: Ledger, who: str, assignment: str) -> dict[str, str]:
    """Return name and number of everybody whose feedback is out, by candidate code.

    Raises:
        MarkingError: ``who`` is not the module leader.
    """
    names = ledger.names(who)
    notice_releases(ledger.course, assignment, (each.student for each in names.values()))
    with ledger.session.reading() as db:
        out = {row.student for row in recorded(db, "partnership_release", assignment)}
    return {code: _said(writer) for code, writer in names.items() if writer.student in out}


def _reason(sent: Mapping[str, Any]) -> str:
    return str(plain(sent.get("because") or "")).strip()[:_LONGEST]


def _said(writer: Writer) -> str:
    return f"{writer.full_name} ({writer.student})".strip()
