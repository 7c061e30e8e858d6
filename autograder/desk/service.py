"""What the desk does, whoever asks: each method returns plain data for the page.

Nothing that leaves here holds a student's name, but for what a module leader asks to be shown.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from heapq import merge
from typing import Any, cast, get_args

from autograder.course import Course
from autograder.database import open_database
from autograder.desk import leading, names, presence, wire
from autograder.desk.bank import learned
from autograder.desk.comparing import Comparing
from autograder.desk.meaning import Encoder, Meaning
from autograder.desk.opening import first_to_do
from autograder.desk.question import question_text
from autograder.marks.cohort import comments_by, piece_of, pieces_of
from autograder.marks.event import MarkingError, Role, read_event
from autograder.marks.ledger import Ledger, open_ledger
from autograder.marks.people import read_people
from autograder.marks.rubrics import fingerprint
from autograder.marks.safe import safe_html
from autograder.marks.standing import ANOTHER
from partnership.errors import CourseError

MOST = 500
"""Events in one request. A marker who was cut off for a day may have some hundred."""


class Desk:
    """The desk of one course. Opened when it is first asked for; several threads may use it."""

    def __init__(self, find_course: Callable[[], Course], encoder: Encoder | None = None) -> None:
        self._find_course = find_course
        self._encoder = encoder
        self._lock = threading.Lock()
        self._open = ExitStack()
        self._ledger: Ledger | None = None

    def close(self) -> None:
        """Close the gradebook."""
        self._open.close()

    @property
    def ledger(self) -> Ledger:
        """The course's ledger.

        Raises:
            CourseError: there is no course, or its gradebook cannot be used.
        """
        with self._lock:
            if self._ledger is None:
                course = self._find_course()
                self._ledger = self._open.enter_context(open_ledger(course))
                self._engine = open_database(course.db_url)
                self._open.callback(self._engine.dispose)
                presence.META.create_all(self._engine)
                meaning = Meaning(self._engine, self._encoder) if self._encoder else None
                self._comparing = Comparing(self._ledger, meaning)
            return self._ledger

    def tile(self, who: str) -> dict[str, Any]:
        """Return whether a way to the desk is of use to this person. Opens no gradebook."""
        try:
            course = self._find_course()
            read_people(course.folder).person(who)
        except CourseError:
            return {"may": False}
        return {"may": course.gradebook is None or course.gradebook.exists()}

    def start(self, who: str) -> dict[str, Any]:
        """Return who this is, which questions are theirs to mark, in which roles, and the first."""
        ledger = self.ledger
        person = ledger.people.person(who)
        pieces = []
        for assignment, cell in pieces_of(ledger):
            if not person.has(assignment):
                continue
            title = f"{assignment.replace('-', ' ').capitalize()}: {cell.replace('-', ' ')}"
            roles = [role for role in get_args(Role) if role in person.roles]
            pieces.append({"assignment": assignment, "cell": cell, "title": title, "roles": roles})
        why = (
            "No assignment with a rubric is allotted to you."
            " The module leader can say what is, in markers.yaml."
        )
        return {
            "who": who, "pieces": pieces, "first": first_to_do(ledger, who, pieces), "why": why,
            "meaning": self._encoder is not None,
        }  # fmt: skip

    def sheet(
        self, who: str, assignment: str, cell: str, role: str, order: str, by: str = "words"
    ) -> dict[str, Any]:
        """Return one question: its rubric, exemplars, answers in this marker's order, comments."""
        ledger, as_role = self.ledger, _role(role)
        rows = [
            wire.row(each, as_role)
            for each in wire.shown(
                ledger.answers(assignment, cell, marker=who, role=as_role), as_role
            )
        ]
        reading = None
        if order == "alike" or by == "meaning":
            alike, reading = self._comparing.alike(assignment, cell, by)
            rows = wire.together(rows, alike.groups) if order == "alike" else rows
        piece = piece_of(ledger, assignment, cell)
        out = names.released(ledger, who, assignment) if as_role == "leader" else {}
        is_lifted = bool(out and names.lifted(ledger, assignment))
        for each in rows if is_lifted else ():
            each["name"] = out.get(each["script"], "")
        return {
            "who": who, "assignment": assignment, "cell": cell, "role": role,
            "rubric": fingerprint(piece), "piece": wire.piece(piece),
            "exemplars": wire.exemplars(piece),
            "question": safe_html(question_text(ledger.course.folder, assignment, cell)),
            "rows": rows, "bank": learned(comments_by(ledger, who, assignment, cell)),
            "may_lift": as_role == "leader", "may_lift_all": bool(out) and not is_lifted,
            "rubric_waits": leading.rubric_waits(ledger, who, assignment, cell),
            "reading": wire.reading(reading),
        }  # fmt: skip

    def answer(
        self, who: str, assignment: str, cell: str, role: str, script: str
    ) -> dict[str, Any]:
        """Return one answer, as this marker may see it."""
        answer = self.ledger.answer(assignment, cell, script, marker=who, role=_role(role))
        return wire.answer(answer, who, _role(role))

    def history(
        self, who: str, assignment: str, cell: str, role: str, script: str
    ) -> dict[str, Any]:
        """Return what was ever done to an answer."""
        events = self.ledger.history(assignment, cell, script, marker=who, role=_role(role))
        now = fingerprint(piece_of(self.ledger, assignment, cell))
        told = [wire.event(each, now) for each in events]
        lifted = [wire.lifting(each) for each in names.lifted(self.ledger, assignment)]
        # Each in its own order: a mark that came late from a home pack has an earlier time.
        return {"events": list(merge(told, lifted, key=lambda each: str(each["at"])))}

    def alike(
        self, who: str, assignment: str, cell: str, role: str, script: str, by: str = "words"
    ) -> dict[str, Any]:
        """Return the answers most like one, and those that share a passage with it."""
        ledger, as_role = self.ledger, _role(role)
        rows = {r.script: r for r in ledger.answers(assignment, cell, marker=who, role=as_role)}
        if script not in rows:
            raise MarkingError("unknown", f"there is no answer {script} here", "check the code")
        compared = self._comparing.of(assignment, cell)
        likeness, reading = self._comparing.alike(assignment, cell, by)
        passages, near = compared.copied.passages(script), dict(likeness.near(script))
        others = []
        for other in sorted({*near, *passages}, key=lambda each: -near.get(each, 0)):
            row = rows.get(other)
            # What is not this marker's to read is named, with the words that are in both.
            others.append({
                "script": other, "likeness": near.get(other, 0), "mine": row and row.total,
                "html": safe_html(compared.texts[other]) if row else "",
                "open": row is not None, "passages": passages.get(other, []),
            })  # fmt: skip
        by_meaning = likeness is not compared.words
        return {"others": others, "by_meaning": by_meaning, "reading": wire.reading(reading)}

    def reading(self, who: str, assignment: str, cell: str) -> dict[str, Any]:
        """Return how far the reading of a question's answers by the model of language is."""
        self.ledger.people.person(who)
        return {"reading": wire.reading(self._comparing.reading(assignment, cell))}

    def change(self, who: str, assignment: str, cell: str) -> dict[str, Any]:
        """Return how the rubric has changed in its file, and whom that meets."""
        return leading.shown_change(self.ledger, who, assignment, cell)

    def accept(self, who: str, sent: Mapping[str, Any]) -> dict[str, Any]:
        """Let the changed rubric apply, as it was shown."""
        return leading.apply_change(self.ledger, who, sent)

    def here(self, who: str, sent: Mapping[str, Any]) -> dict[str, Any]:
        """Note which answer a marker has open, and tell who else has and what is new in it."""
        assignment, cell, script = (
            str(sent.get(each, "")) for each in ("assignment", "cell", "script")
        )
        role = _role(str(sent.get("role", "")))
        now = self.ledger.standing(assignment, cell, script, marker=who, role=role)
        others = presence.arrive(self._engine, who, assignment, cell, script)
        return {
            "here": [ANOTHER.capitalize()] if others and now.hidden else others,
            "last": now.last,
            "copied": self._comparing.sharers(assignment, cell, script),
        }

    def save(self, who: str, sent: Mapping[str, Any]) -> dict[str, Any]:
        """Keep events; what is refused does not hold up the others.

        Returns ``kept`` (keys), ``refused`` (key and why), and ``answers``: what each answer
        comes to now.
        """
        events = sent.get("events")
        if not isinstance(events, list) or not 0 < len(events) <= MOST:
            raise MarkingError("invalid", "no list of events came", f"send 1 to {MOST} of them")
        kept, refused, answers = [], [], {}
        for each in events:
            try:
                asked = each.get("role") if isinstance(each, dict) else None
                event = read_event(each, who=who, role=_role(str(asked)))
                self.ledger.add([event])
            except MarkingError as error:
                key = each.get("key") if isinstance(each, dict) else None
                refused.append({"key": key, "fault": error.fault, "message": wire.said(error)})
                continue
            kept.append(event.key)
            answers[event.assignment, event.cell, event.script, event.role] = event
        return {"kept": kept, "refused": refused, "answers": [
            wire.state(self.ledger.standing(a, c, s, marker=who, role=r), s, who, r)
            for a, c, s, r in answers
        ]}  # fmt: skip

    def name(self, who: str, sent: Mapping[str, Any]) -> dict[str, Any]:
        """Return who wrote an answer, to the module leader, and record that it was shown."""
        return {"name": names.show_name(self.ledger, who, sent)}

    def names(self, who: str, sent: Mapping[str, Any]) -> dict[str, Any]:
        """Show the module leader the names of an assignment whose feedback is out, on record."""
        return {"shown": names.lift_names(self.ledger, who, sent)}


def _role(said: str) -> Role:
    if said not in get_args(Role):
        raise MarkingError("invalid", f"'{said}' is no role", f"use {', '.join(get_args(Role))}")
    return cast("Role", said)
