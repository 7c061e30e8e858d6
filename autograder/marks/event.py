"""One thing that somebody did to an answer: a mark, a flag, a note, a decision."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BeforeValidator, Field, StringConstraints, ValidationError

from partnership.bank.documents import Record
from partnership.bank.words import Slug
from partnership.errors import CourseError

Role = Literal["marker", "second", "moderator", "third", "leader"]
Kind = Literal[
    "mark",
    "withdraw",
    "flag",
    "unflag",
    "skip",
    "note",
    "agree",
    "scale",
    "taken-in",
    "conflict",
]
Fault = Literal["invalid", "forbidden", "unknown"]

WHOLE = "whole"
"""In place of a criterion: marks for the answer as a whole, as formgrader and scaling give them."""
FORMGRADER = "formgrader"
"""Who gave the marks that nbgrader's own page wrote."""
LONGEST = 20_000
"""Letters in one comment. A page of typing has about 3,000."""


class MarkingError(CourseError):
    """Something that may not be done to an answer. Nothing was written.

    ``fault`` says whether it makes no sense (*invalid*), is another's to do (*forbidden*), or
    is about something that is not there (*unknown*).
    """

    def __init__(self, fault: Fault, what: str, remedy: str, where: str = "") -> None:
        self.fault = fault
        super().__init__(what, remedy, where)


_TURNS_TEXT = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: object) -> object:
    """Return text as it can be stored and shown: no control or direction signs, no half letters.

    What is not text is returned as it is, to be refused by its type.
    """
    if not isinstance(text, str):
        return text
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines = _TURNS_TEXT.sub("", whole.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) != "Cc")


Words = Annotated[str, BeforeValidator(plain), Field(max_length=LONGEST)]
Earned = Annotated[float, Field(ge=0, le=1000, strict=True, allow_inf_nan=False)]
Name = Annotated[
    str,
    BeforeValidator(plain),
    StringConstraints(min_length=1, max_length=128, pattern=r"^[^\n]*$"),
]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{8,64}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{4,16}$")]
Count = Annotated[int, Field(ge=0, le=2**53, strict=True)]
CriterionId = Annotated[Slug, StringConstraints(max_length=64)]


class Given(Record):
    """Marks and comments, as one person gave them at one time."""

    marks: Annotated[dict[CriterionId, Earned], Field(max_length=50)] = Field(default_factory=dict)
    """Criterion to marks, in halves."""
    comments: Annotated[dict[CriterionId, Words], Field(max_length=50)] = Field(
        default_factory=dict
    )
    """Criterion to what is said about it, as plain text."""
    comment: Words = ""
    """What is said about the whole, as plain text."""

    @property
    def total(self) -> float:
        """All marks together."""
        return sum(self.marks.values())

    @property
    def says_something(self) -> bool:
        """Whether there is any comment."""
        return bool(self.comment or any(self.comments.values()))


class Event(Record):
    """Something that was done to one answer. Events are never changed and never taken away."""

    number: Count = 0
    """Its place in the order of all; 0 until the ledger has given it one."""
    key: Key
    """Made by whoever sends it: what comes twice with one key is one event."""
    at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))
    who: Name
    role: Role
    assignment: Name
    cell: Name
    """The name of the cell that the answer is written in."""
    script: Code
    """The candidate code of its writer, never a name."""
    kind: Kind
    given: Given | None = None
    rubric: Annotated[str, Field(max_length=32, pattern=r"^[0-9a-f]*$")] = ""
    """The fingerprint of the rubric's piece that was marked by; "" for the one that applies."""
    because: Annotated[str, BeforeValidator(plain), Field(max_length=2000)] = ""
    seen: Count = 0
    """The number of the last event on this answer that the writer had seen; 0 for none."""


def read_event(sent: Mapping[str, Any], *, who: str, role: str) -> Event:
    """Return the event that a client asks for, done by ``who`` whatever the client says.

    Its number and time are the ledger's to give, and are not read.

    Raises:
        MarkingError: it is no event.
    """
    if not isinstance(sent, Mapping):
        raise MarkingError(
            "invalid", "what was sent is no event", "send an object with named fields"
        )
    mine: dict[str, object] = {"who": who, "role": role}
    left = {key: value for key, value in sent.items() if key not in ("number", "at")}
    try:
        return Event.model_validate({**left, **mine})
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(step) for step in fault["loc"])[:80] or "the event"
        raise MarkingError(
            "invalid", f"'{field}' is not right: {fault['msg']}", "correct it and save again"
        ) from None
