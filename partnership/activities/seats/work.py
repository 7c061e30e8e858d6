"""What somebody keeps of who is at their table."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from partnership.activities.tools.model import Kept, Work
from partnership.bank.words import Slug

Name = Annotated[str, Field(max_length=60)]
Line = Annotated[str, Field(max_length=160)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]{1,12}$")]
Degree = Literal["", "low", "high"]
Tie = Literal["none", "weak", "strong", "stressful"]


class Remit(Kept):
    """One thing that the partnership is for."""

    id: Id
    text: Line = ""


class Seat(Kept):
    """Somebody at the table, or missing from it."""

    id: Id
    who: Name = ""
    """An organisation, a group or a role."""
    sector: Slug = "other"
    there: Literal["member", "asked", "missing"] = "member"
    """A member; asked now and then; or not there."""
    speaks_for: Line = ""
    """For whom they speak, and who chose them."""
    vote: Literal["", "yes", "no"] = ""
    power: Degree = ""
    """To make things happen here, or to stop them."""
    interest: Degree = ""
    """What is at stake for them."""
    tie: Tie = "none"
    """To the rest of the partnership."""
    covers: Annotated[tuple[Id, ...], Field(max_length=10)] = ()
    """The parts of the remit to which they bring something."""


class Link(Kept):
    """A tie between two seats; which of them stands first says nothing."""

    one: Id
    other: Id
    like: Literal["strong", "weak", "stressful"] = "strong"
    hangs: Literal["", "one", "more"] = ""
    """On one person, or on more: would it still be there if somebody left?"""


class Decision(Kept):
    """A decision, and how much say families had in it."""

    what: Line = ""
    rung: Slug | None = None
    """On Arnstein's ladder."""
    why: Line = ""
    """What would have happened if families had said no."""


class Invitation(Kept):
    """Whom to ask next."""

    whom: Name = ""
    why: Line = ""
    how: Line = ""
    """What makes it possible for them to come."""


class SeatsWork(Work):
    """Who is at the table, measured against what the partnership is for."""

    seats: Annotated[tuple[Seat, ...], Field(max_length=40)] = ()
    remit: Annotated[tuple[Remit, ...], Field(max_length=10)] = ()
    groups: dict[Slug, Literal["there", "through", "missing", "elsewhere"]] = Field(
        default_factory=dict
    )
    """How each group of families is heard."""
    decisions: Annotated[tuple[Decision, ...], Field(max_length=20)] = ()
    invitations: Annotated[tuple[Invitation, ...], Field(max_length=12)] = ()
    name: Annotated[str, Field(max_length=80)] = ""
    ties: Annotated[tuple[Link, ...], Field(max_length=80)] = ()
    """Who works with whom. One that leads to no seat counts for nothing."""
