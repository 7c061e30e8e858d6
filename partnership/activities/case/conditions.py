"""Conditions: what has to be so for an option to be offered, a rule to fire, a need to be met.

A condition is a small map, such as ``{var: zac_safety, at_most: 2}``; its first word says which
kind it is. ``all``, ``any`` and ``not`` put conditions together.
"""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from partnership.activities.case.words import Id, Strength
from partnership.bank.documents import Record

DAY = "day"
"""The measure that counts the days since the start. Every case has it."""

Choice = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
"""An option of a decision, as ``decision.option``."""


class Compared(Record):
    """A number and its limits, both of which count as within."""

    at_least: int | None = None
    at_most: int | None = None
    exactly: int | None = None

    @model_validator(mode="after")
    def _have_a_limit(self) -> Self:
        if self.at_least is None and self.at_most is None and self.exactly is None:
            raise ValueError("nothing to compare with - add at_least, at_most or exactly")
        return self


class MeasureIs(Compared):
    """``{var: trust, at_most: 2}``. The measure ``day`` is always there."""

    var: Id


class AppointmentsAre(Compared):
    """``{appointments: school, at_least: 2}``: this week's, of one agency or of ``all``."""

    appointments: Id


class FlagIsUp(Record):
    """``{flag: letter_sent}``."""

    flag: Id


class FactIsKnown(Record):
    """``{knows: weight_is_static, who: school}``. Without ``who``: by the learner's own agency."""

    knows: Id
    who: Id | None = None


class RoleIs(Record):
    """``{role: [school, gp]}``: the learner plays one of these."""

    role: tuple[Id, ...]


class WasChosen(Record):
    """``{chose: late_collection.letter}``."""

    chose: Choice


class RuleFired(Record):
    """``{fired: three_clinics}``."""

    fired: Id


class LeadIs(Record):
    """``{lead: health_visitor}``, ``{lead: anyone}`` or ``{lead: nobody}``."""

    lead: Id


class IsPlanned(Record):
    """``{planned: weigh_at_home}``: the action is in the plan."""

    planned: Id


class TieIs(Record):
    """``{tie: jess_school, like: stressful}``."""

    tie: Id
    like: Strength


class All(Record):
    """``{all: [..., ...]}``."""

    all_: tuple[Condition, ...] = Field(alias="all", min_length=1)


class AnyOf(Record):
    """``{any: [..., ...]}``."""

    any_: tuple[Condition, ...] = Field(alias="any", min_length=1)


class Not(Record):
    """``{not: ...}``."""

    not_: Condition = Field(alias="not")


KINDS: dict[str, type[Record]] = {
    "all": All,
    "any": AnyOf,
    "not": Not,
    "var": MeasureIs,
    "appointments": AppointmentsAre,
    "flag": FlagIsUp,
    "knows": FactIsKnown,
    "role": RoleIs,
    "chose": WasChosen,
    "fired": RuleFired,
    "lead": LeadIs,
    "planned": IsPlanned,
    "tie": TieIs,
}
"""The kinds of condition, by the word that tells them apart."""


def kind_of(condition: Any) -> str | None:
    """Return the word that tells which kind a condition is; None if there is none."""
    if isinstance(condition, Record):
        return next((word for word, kind in KINDS.items() if type(condition) is kind), None)
    if isinstance(condition, dict):
        return next((word for word in KINDS if word in condition), None)
    return None


Condition = Annotated[
    Annotated[All, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[MeasureIs, Tag("var")]
    | Annotated[AppointmentsAre, Tag("appointments")]
    | Annotated[FlagIsUp, Tag("flag")]
    | Annotated[FactIsKnown, Tag("knows")]
    | Annotated[RoleIs, Tag("role")]
    | Annotated[WasChosen, Tag("chose")]
    | Annotated[RuleFired, Tag("fired")]
    | Annotated[LeadIs, Tag("lead")]
    | Annotated[IsPlanned, Tag("planned")]
    | Annotated[TieIs, Tag("tie")],
    Discriminator(
        kind_of,
        custom_error_type="condition",
        custom_error_message="this is no condition that the course knows - begin with one of: "
        + ", ".join(KINDS),
    ),
]
"""Any condition."""

for _kind in (All, AnyOf, Not):
    _kind.model_rebuild()
