"""What somebody keeps of a health check: the questions, and people's ratings with examples.

``datasets/schemas/health-work.json`` is made from it, for whoever reads the file elsewhere.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from partnership.activities.tools.model import Kept, Work
from partnership.bank.words import Slug

PEOPLE = 200
"""In one round: this is for a partnership, not for a survey of thousands."""

QuestionId = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}\.[a-z0-9_]{1,40}$")]
"""``<framework>.<item>``, or ``own.<letters>`` for a question of the partnership's own."""

Day = Annotated[str, Field(pattern=r"^([12][0-9]{3}-[01][0-9]-[0-3][0-9])?$")]
"""A day as ``2026-11-22``, or nothing."""

Role = Literal["chair", "lead", "member", "other"]
"""The chair, the lead officer, a member, or somebody who is none of these."""


class Rating(Kept):
    """What one person says to one question."""

    rating: Annotated[int, Field(ge=1, le=4)] | None
    """1 hardly ever, 2 sometimes, 3 mostly, 4 nearly always; None: *I cannot say*."""
    example: Annotated[str, Field(max_length=600)] = ""
    """What they saw that makes it so."""


class Answer(Kept):
    """One person's answers."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]{0,12}$")] = ""
    """Made by chance, so that one person's file brought in twice is one person."""
    role: Role
    who: Annotated[str, Field(max_length=60)] = ""
    """A role in more detail, such as *parent member*. No name is needed."""
    ratings: dict[QuestionId, Rating] = Field(default_factory=dict)


class Round(Kept):
    """One time that people were asked."""

    label: Annotated[str, Field(max_length=40)] = ""
    """Such as *Autumn 2026*."""
    day: Day = ""
    answers: Annotated[tuple[Answer, ...], Field(max_length=PEOPLE)] = ()


class OwnQuestion(Kept):
    """A question that the partnership adds, such as one that families chose."""

    id: QuestionId
    text: Annotated[str, Field(max_length=200)]


class Action(Kept):
    """Something that will be done because of it."""

    what: Annotated[str, Field(max_length=200)] = ""
    who: Annotated[str, Field(max_length=60)] = ""
    by: Day = ""


class HealthWork(Work):
    """A health check: what is asked, what was answered each time, what will be done."""

    rounds: Annotated[tuple[Round, ...], Field(max_length=12)] = ()
    """Every time people were asked, the latest last."""
    questions: Annotated[tuple[QuestionId, ...], Field(max_length=40)] = ()
    """The questions of the frameworks that are asked, in order."""
    own: Annotated[tuple[OwnQuestion, ...], Field(max_length=8)] = ()
    """The partnership's own questions, asked after these."""
    levers: dict[Slug, Annotated[str, Field(max_length=200)]] = Field(default_factory=dict)
    """What will be done with a lever of the action list, by the lever."""
    actions: Annotated[tuple[Action, ...], Field(max_length=6)] = ()
    again: Day = ""
    """When to look again."""
    name: Annotated[str, Field(max_length=80)] = ""
    """What the partnership is called."""
    purpose: Annotated[str, Field(max_length=400)] = ""
    """What the check is for, who will read it, what may change because of it."""
