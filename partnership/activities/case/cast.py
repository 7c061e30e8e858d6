"""Who and what a case is about: people, agencies, facts, ties and measures."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from partnership.activities.case.conditions import Condition
from partnership.activities.case.effects import Effects
from partnership.activities.case.words import Grounded, Id, Strength
from partnership.bank.documents import Record
from partnership.bank.words import Text


class Person(Record):
    """Somebody the case is about; in a case about a place, a group of people."""

    id: Id
    name: Text
    about: Text
    """Only what is given, such as an age."""
    child: bool = False
    gender: Literal["not_given", "female", "male", "mixed"] = "not_given"
    """*not_given*: no sentence that names the person may say he or she."""
    strengths: tuple[Text, ...] = ()
    worries: tuple[Text, ...] = ()
    """Strengths and worries stand side by side: whoever has one column filled has both."""
    pale_until: Condition | None = None
    """Drawn pale until this is so: nobody has seen the person yet."""


class WeekAlone(Record):
    """What an agency does in one week when it acts alone."""

    week: Annotated[int, Field(ge=1, le=60)]
    does: Text
    effects: Effects | None = None


class Role(Record):
    """An agency that a learner can play."""

    title: Text
    """Such as "health visitor"."""
    brief: Text
    """Who you are and what you know, to begin with. Address the learner as "you"."""
    asks: Text
    """What this agency wants to get done, in a sentence: its own target."""


class Agency(Record):
    """A service, organisation or group with a part in the case."""

    id: Id
    name: Text
    short: Text
    """A name of one or two words, for drawings."""
    role: Role | None = None
    """Left out: nobody plays it."""
    appointments: Annotated[int, Field(ge=0, le=20)] = 0
    """Appointments a week at the start."""
    alone: tuple[WeekAlone, ...] = Field(default=(), max_length=60)
    """What it does in these weeks when every agency acts alone."""


class Fact(Grounded):
    """Something that can be known, and who knows it at the start."""

    id: Id
    text: Text
    about: tuple[Id, ...] = ()
    """People and agencies."""
    standing: Literal["given", "assumed", "discoverable"]
    """*given*: the story says so. *assumed*: people act as if it were so, and nobody has asked.
    *discoverable*: it can be found out in play; the course invented it."""
    known_by: tuple[Id, ...] = ()
    """The agencies that know it at the start, or people of the case."""
    sensitive: bool = False
    """Special category data, such as health: sharing needs a second condition."""


class Tie(Record):
    """A line of the ecomap, from a person to an agency or to another person."""

    id: Id
    ends: tuple[Id, Id]
    start: Strength = "none"


class Measure(Record):
    """A number that the case keeps. It is a teaching device and measures nobody."""

    id: Id
    title: Text
    meaning: Text
    """What it stands for, and what it does not."""
    low: int = 0
    high: int = 10
    start: int
    better: Literal["up", "down", "neither"]
    about: Id | None = None
    """The person or agency whom it concerns."""
    group: Literal["wellbeing", "safety", "trust", "information", "together", "place"]
    """Which part of the screen it stands in."""
    shown: bool = True
    """*false*: shown only in the debrief."""


class Factor(Grounded):
    """Multiplies changes while something is so: a baby's age makes waiting more dangerous."""

    id: Id
    title: Text
    measures: tuple[Id, ...] = Field(min_length=1)
    changes: Literal["worse", "better", "all"]
    """Which changes of those measures it multiplies."""
    when: Condition | None = None
    """Left out: always."""
    times: Annotated[int, Field(ge=2, le=5)]
    reason: Text


class Flag(Record):
    """Something that is so or not so. It is down at the start."""

    id: Id
    meaning: Text


class Need(Record):
    """What somebody in the case needs, and when it counts as met."""

    id: Id
    about: Id
    text: Text
    met: Condition


class Basis(Grounded):
    """A lawful basis for sharing, or what people take for one."""

    id: Id
    name: Text
    gist: Text
    law: tuple[Id, ...] = ()
