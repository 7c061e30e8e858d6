"""What a choice, a rule or a week does to the case."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from partnership.activities.case.conditions import Condition
from partnership.activities.case.words import Id, Strength
from partnership.bank.documents import Record

Change = Annotated[int, Field(ge=-100, le=100)]


class Sharing(Record):
    """Facts passed on, with the basis and whether the family was told."""

    what: tuple[Id, ...] = Field(min_length=1)
    """Facts. Only those that the sender knows are passed on."""
    to: tuple[Id, ...] = Field(min_length=1)
    """The agencies that learn them."""
    sender: Id | None = None
    """The agency that shares. Left out: the learner's own."""
    basis: Id | None = None
    """The lawful basis, by its id in ``bases``. Left out where there was none."""
    family: Literal["told", "not_told", "not_safe_to_tell"]
    """Whether the family knew of it."""


class Effects(Record):
    """What changes. They happen in the order of the fields here; ``then`` comes last."""

    change: dict[Id, Change] = Field(default_factory=dict)
    """Measures and by how much they go up or down. A measure stops at the ends of its range,
    and the learner is told so."""
    put: dict[Id, int] = Field(default_factory=dict)
    """Measures and what they become."""
    up: tuple[Id, ...] = ()
    """Flags to put up."""
    down: tuple[Id, ...] = ()
    """Flags to take down."""
    learn: tuple[Id, ...] = ()
    """Facts that the learner's own agency finds out."""
    tell: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    """Facts that other agencies find out by themselves, by agency."""
    share: tuple[Sharing, ...] = ()
    ties: dict[Id, Strength] = Field(default_factory=dict)
    """What becomes of ties in the ecomap."""
    weekly: dict[Id, Change] = Field(default_factory=dict)
    """Appointments a week more or fewer from now on, by agency. They never go below none."""
    once: dict[Id, Change] = Field(default_factory=dict)
    """Appointments more or fewer in this week only, by agency."""
    plan: tuple[Id, ...] = ()
    """Actions that go into the plan."""
    drop: tuple[Id, ...] = ()
    """Actions that leave the plan."""
    lead: Id | None = None
    """The agency that leads from now on, or ``nobody``."""
    then: tuple[Conditional, ...] = ()
    """More that happens, if something is so."""

    @model_validator(mode="after")
    def _do_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("no effect is given - name one, or leave 'effects' out")
        return self


class Conditional(Record):
    """Effects that happen only if something is so when their turn comes."""

    when: Condition
    effects: Effects


Effects.model_rebuild()
