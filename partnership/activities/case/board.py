"""The one plan: actions to choose from, and what the board looks out for."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from partnership.activities.case.words import Days, Grounded, Id
from partnership.bank.documents import Record
from partnership.bank.words import Text


class Action(Grounded):
    """Something that can go into the plan. A learner may change owner, day and the rest."""

    id: Id
    text: Text
    about: tuple[Id, ...] = Field(min_length=1)
    """The people whom it is for."""
    owner: Id | None = None
    """The agency that would usually do it. Left out: nobody has offered."""
    day: Days | None = None
    """The day by which it is done."""
    agreed: tuple[Id, ...] = ()
    """The people who have said yes to it."""
    contingency: Text | None = None
    """What happens if it does not work."""
    asks: tuple[Id, ...] = ()
    """What it asks of the family, in a word each, such as ``rest`` or ``travel``."""
    appointments: Annotated[int, Field(ge=0, le=7)] = 0
    """Appointments a week."""
    voice: tuple[Id, ...] = ()
    """The people whose own view it brings in."""
    reason: Text


class Check(Grounded):
    """Something that the board looks out for. It has exactly one of the five tests."""

    id: Id
    title: Text
    """A question, such as "Is anybody missing?"."""
    everyone: Literal["action", "voice"] | None = None
    """Every person has an action; or every child has their voice in one."""
    each: Literal["owner", "day", "agreed", "contingency"] | None = None
    """Every action has it."""
    not_both: tuple[Id, Id] | None = None
    """Two asks that contradict each other."""
    appointments_at_most: Annotated[int, Field(ge=0, le=50)] | None = None
    """Appointments a week that the family can keep."""
    actions_at_most: Annotated[int, Field(ge=1, le=50)] | None = None
    """A plan of many actions is nobody's plan."""
    message: Text
    """What is said where the test fails."""
    reason: Text

    @model_validator(mode="after")
    def _have_one_test(self) -> Self:
        tests = ("everyone", "each", "not_both", "appointments_at_most", "actions_at_most")
        given = [name for name in tests if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(
                f"a check has one test, and this has {' and '.join(given) or 'none'}"
                f" - give one of {', '.join(tests)}"
            )
        return self


class Board(Record):
    """The plan board."""

    intro: Text
    actions: tuple[Action, ...] = Field(min_length=2)
    checks: tuple[Check, ...] = Field(min_length=1)
