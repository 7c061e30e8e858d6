"""What the desk sends to the page, as plain data. Nothing here knows a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from autograder.desk.meaning import Reading
from autograder.marking_guide import NAMES
from autograder.marks.answers import Answer, AnswerRow
from autograder.marks.decisions import Decision
from autograder.marks.event import Event, Role
from autograder.marks.safe import safe_html
from autograder.marks.standing import Standing
from autograder.rubric import BANDS, FLOOR, Piece
from partnership.bank.documents import Record
from partnership.errors import CourseError

SAID = {
    "mark": "gave marks",
    "withdraw": "took the marks back",
    "flag": "flagged it",
    "unflag": "took the flag away",
    "skip": "put it off",
    "note": "noted something",
    "agree": "recorded what was agreed",
    "scale": "recorded a scaling",
    "taken-in": "gave marks in formgrader",
    "conflict": "found two versions",
}
ROLES: dict[Role, str] = {
    "marker": "first marker",
    "second": "second marker",
    "moderator": "moderator",
    "third": "third marker",
    "leader": "module leader",
}


def shown(rows: Iterable[AnswerRow], role: Role) -> list[AnswerRow]:
    """Return the answers that are for this role: all, a sample, or those to be decided."""
    if role in ("marker", "leader"):
        return list(rows)
    if role == "third":
        return [row for row in rows if row.done or row.conflict or row.status == "differs"]
    return [row for row in rows if row.done or row.sampled or row.status == "differs"]


def row(each: AnswerRow, role: Role) -> dict[str, Any]:
    """Return one line of the list. ``todo``: it waits for this role."""
    to_decide = each.conflict or each.status == "differs"
    todo = {"marker": not each.done, "leader": to_decide}.get(role, not each.done)
    return {
        "script": each.script,
        "mine": each.total,
        "todo": todo,
        "flagged": each.flags > 0,
        "skipped": each.skipped,
        "conflict": each.conflict,
        "differs": each.status == "differs",
    }


def together(rows: list[dict[str, Any]], groups: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return rows with like answers after one another; groups in the order of their first."""
    firsts: dict[int, int] = {}
    for place, each in enumerate(rows):
        firsts.setdefault(groups.get(each["script"], -1 - place), place)
    alone = {each["script"]: -1 - place for place, each in enumerate(rows)}
    return sorted(rows, key=lambda each: firsts[groups.get(each["script"], alone[each["script"]])])


def piece(of: Piece) -> dict[str, Any]:
    """Return the rubric of one piece of writing."""
    bands = [{"band": band, "floor": FLOOR[band], "name": NAMES[band]} for band in BANDS]
    criteria = [
        {**each.model_dump(mode="json", exclude={"source", "weight"}), "most": each.most}
        for each in of.criteria
    ]
    return {"points": of.points, "criteria": criteria, "bands": bands}


def exemplars(of: Piece) -> list[dict[str, Any]]:
    """Return an answer of each band, with what it earns and why."""
    return [
        {
            "band": each.band, "name": NAMES[each.band], "total": each.total, "marks": each.marks,
            "html": _exemplar(each.text), "because": each.because,
        }
        for each in of.exemplars
    ]  # fmt: skip


@lru_cache(maxsize=256)
def _exemplar(text: str) -> str:
    return safe_html(text)


def answer(of: Answer, who: str, role: Role) -> dict[str, Any]:
    """Return one answer: text, what may identify somebody, and what was given so far."""
    mine = _mine(of.standing, who, role)
    return {
        **state(of.standing, of.script, who, role),
        "html": of.html,
        "words": len(of.text.split()),
        "missing": of.missing,
        "confidential": list(of.identifying),
        "look_at": list(of.look_at),
        "auto": [{"name": p.cell, "score": p.score, "most": p.most} for p in of.auto],
        "mine": _given(mine.given) if mine else None,
        "outdated": bool(mine and mine.rubric and mine.rubric != of.rubric),
    }


def state(of: Standing, script: str, who: str, role: Role) -> dict[str, Any]:
    """Return what an answer comes to now, beside this marker's own marks."""
    mine = _mine(of, who, role)
    others = [each for each in of.live if each is not mine]
    return {
        "script": script,
        "seen": of.last,
        "conflict": of.conflict,
        "differs": of.status == "differs",
        "agreed": of.agreed.total if of.agreed else None,
        "may_agree": role != "marker",
        "flags": [{"who": each.who, "because": each.because} for each in of.flags],
        "others": [
            {"who": each.who, "role": ROLES[each.role], "given": _given(each.given),
             "total": each.given.total if each.given else 0}
            for each in others
        ],
    }  # fmt: skip


def event(each: Event, now: str) -> dict[str, Any]:
    """Return one line of an answer's history. ``now``: the fingerprint of the rubric."""
    return {
        "who": each.who, "role": ROLES[each.role], "at": each.at.isoformat(),
        "does": SAID[each.kind], "because": each.because,
        "given": _given(each.given) if each.given else None,
        "outdated": bool(each.rubric) and each.rubric != now,
    }  # fmt: skip


def lifting(decision: Decision) -> dict[str, Any]:
    """Return the decision to show names as a line of an answer's history."""
    return {
        "who": decision.who, "role": ROLES["leader"], "at": decision.at.isoformat(),
        "does": "decided for the whole assignment", "because": decision.said, "given": None,
        "outdated": False,
    }  # fmt: skip


def reading(of: Reading | None) -> dict[str, Any] | None:
    """Return how far the reading of a question's answers is; nothing when there is none."""
    return asdict(of) if of else None


def said(error: CourseError) -> str:
    """Return what to tell a marker, without the place, which may be a file named after someone."""
    what = getattr(error, "what", "the course's own files have a fault")
    remedy = getattr(error, "remedy", "the module leader can see it with: partnership mark rubrics")
    return f"{what[:1].upper()}{what[1:]} - {remedy}."


def _mine(of: Standing, who: str, role: Role) -> Event | None:
    return next((each for each in of.live if each.who == who and each.role == role), None)


def _given(given: Record | None) -> dict[str, Any]:
    return given.model_dump(mode="json") if given else {"marks": {}, "comments": {}, "comment": ""}
