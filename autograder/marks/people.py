"""Who marks what: ``markers.yaml`` in the course's folder.

Without the file whoever runs the program is module leader and marker.
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import AliasChoices, Field, model_validator

from autograder.marks.event import Code, Event, Kind, MarkingError, Name, Role
from autograder.marks.standing import Standing
from partnership.bank.documents import Record, read_record
from partnership.bank.words import Slug

FILE = "markers.yaml"
_MAY: dict[Kind, tuple[Role, ...]] = {
    "agree": ("second", "moderator", "third", "leader"),
    "scale": ("leader",),
}
"""Who may do what not everybody may."""
_BEFORE = "tolerance"
"""What ``first_stands_within`` was called, as something else is in a rule of moderation."""


class Person(Record):
    """Somebody who marks."""

    who: Name
    """Their user name on JupyterHub, or on this computer."""
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    assignments: tuple[Slug, ...] | None = None
    """What they mark. Left out: everything."""
    scripts: tuple[Code, ...] | None = None
    """The candidate codes allotted to them. Left out: all."""

    def has(self, assignment: str, script: str | None = None) -> bool:
        """Tell whether an assignment, or a script in it, is theirs to see."""
        if "leader" in self.roles:
            return True
        return (self.assignments is None or assignment in self.assignments) and (
            script is None or self.scripts is None or script in self.scripts
        )


class People(Record):
    """Everybody who marks a course, and how their marks become results."""

    people: tuple[Person, ...] = ()
    blind: bool = True
    """A second marker sees no other's marks before giving their own."""
    first_stands_within: Annotated[
        float,
        Field(
            ge=0,
            le=100,
            allow_inf_nan=False,
            validation_alias=AliasChoices("first_stands_within", _BEFORE),
        ),
    ] = 0
    """Per cent of an answer's marks by which two totals may differ, and the first still stands.

    The ``tolerance`` of a moderation rule is another thing: it is about whole scripts, and says
    when the sample grows.
    """
    decides: tuple[Role, ...] = ("leader", "third")
    """Whose mark settles it alone, the one that goes before all others first."""

    def person(self, who: str) -> Person:
        """Return somebody by their user name.

        Raises:
            MarkingError: they are not in the file.
        """
        if not self.people:
            return Person(who=who, roles=("leader", "marker"))
        for person in self.people:
            if person.who == who:
                return person
        raise MarkingError(
            "forbidden", f"'{who}' does not mark this course", f"add them to {FILE}, with roles"
        )

    def acting(self, user: str, wanted: str | None = None) -> str:
        """Return who acts: whoever runs this or, where that is theirs to say, somebody else.

        Without ``markers.yaml`` anybody may take any name. With it only its module leader may.

        Raises:
            MarkingError: they may not, or the one who is named does not mark the course.
        """
        acting = wanted or user
        if self.people and acting != user and "leader" not in self.person(user).roles:
            raise MarkingError(
                "forbidden",
                f"'{user}' may not act as '{acting}'",
                f"leave --as out, or let the module leader change {FILE}",
            )
        return self.person(acting).who

    def check(self, event: Event, before: Standing) -> None:
        """Make sure that whoever does this may do it.

        Raises:
            MarkingError: it is not theirs to do; it says why.
        """
        person = self.person(event.who)
        if event.role not in person.roles:
            remedy = f"mark as {' or '.join(person.roles)}, or change {FILE}"
            raise MarkingError("forbidden", f"'{event.who}' is no {event.role} here", remedy)
        if not person.has(event.assignment, event.script):
            raise MarkingError(
                "forbidden",
                f"{event.script} in {event.assignment} is not allotted to '{event.who}'",
                f"ask the module leader to change {FILE}",
            )
        if event.role not in _MAY.get(event.kind, (event.role,)):
            remedy = f"ask a {' or a '.join(_MAY[event.kind])}"
            raise MarkingError("forbidden", f"a {event.role} cannot {event.kind}", remedy)
        if event.kind == "mark" and event.role not in ("leader", "moderator"):
            other = [e.role for e in before.live if e.who == event.who and e.role != event.role]
            if other:
                raise MarkingError(
                    "forbidden",
                    f"'{event.who}' has marked {event.script} as {other[0]} before",
                    f"let somebody else be its {event.role}",
                )

    @model_validator(mode="after")
    def _make_sense(self) -> Self:
        names = [person.who for person in self.people]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ValueError(f"'{twice}' is there twice - give each person all roles in one place")
        if self.people and not any("leader" in person.roles for person in self.people):
            raise ValueError("nobody is leader - give somebody the role 'leader'")
        return self


def read_people(course: Path) -> People:
    """Return who marks the course in this folder.

    Raises:
        ContentError: the file is there and is wrong; it lists every fault with its line.
    """
    file = course / FILE
    if not file.exists():
        return People()
    people = read_record(file, People)[0]
    _tell_of_old_name(file, file.stat().st_mtime_ns)
    return people


@lru_cache(maxsize=16)
def _tell_of_old_name(file: Path, _changed: int) -> None:
    """Say once that a setting has another name now; it is read as it always was."""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if re.match(rf"{_BEFORE}\s*:", line):
            logging.getLogger(__name__).warning(
                "%s:%d: '%s' is called first_stands_within now - rename it here; it still counts",
                file,
                number,
                _BEFORE,
            )
