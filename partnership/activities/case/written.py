"""What the file of a case to be played holds: ``datasets/cases/<id>.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from partnership.activities.case.board import Board
from partnership.activities.case.cast import (
    Agency,
    Basis,
    Fact,
    Factor,
    Flag,
    Measure,
    Need,
    Person,
    Tie,
)
from partnership.activities.case.story import Decision, Ending, Rule
from partnership.activities.case.words import Id, Law
from partnership.activities.record import ActivityRecord
from partnership.bank.documents import Record
from partnership.bank.words import Nation, Text


class Help(Record):
    """Somebody to turn to."""

    who: Text
    how: Text


class ContentNote(Record):
    """What is said before anything else, and the way round."""

    text: Text
    """What the case is about that might be hard to read."""
    help: tuple[Help, ...] = ()
    way_round: Text
    """What to do instead, for those who would rather not."""


class Clock(Record):
    """How time is counted. What the records call a week may be a year in a long story."""

    called: Text = "week"
    days: Annotated[int, Field(ge=1, le=400)] = 7
    last: Annotated[int, Field(ge=1, le=60)]
    """How many of them the story and the comparison last. They are counted from 1."""


class Asked(Record):
    """A question to think about at the end; what is written stays with the learner."""

    id: Id
    question: Text
    hint: Text | None = None


class WrittenCase(ActivityRecord):
    """What the file of a case holds."""

    kind: Literal["simulation"]
    """*simulation*: to be played."""
    place: Text
    """Where and when it plays, in words."""
    nation: Nation
    """The part of the UK whose law and services it uses."""
    numbers: Text
    """Says that the numbers are a teaching device and what is invented."""
    note: ContentNote
    """What is said before it begins."""
    clock: Clock
    """How time is counted."""
    counted: Text = "appointment"
    """What is counted week by week, such as "report". Its plural has an s."""
    seed: Annotated[int, Field(ge=1, le=2**31 - 1)]
    """Fixes what chance brings."""
    people: tuple[Person, ...] = Field(min_length=1)
    """Everybody the case is about."""
    agencies: tuple[Agency, ...] = Field(min_length=2)
    """The services, played or not."""
    reading: Text | None = None
    """What the parent's view is called, such as "Read it as Jess". Left out: there is none."""
    facts: tuple[Fact, ...] = ()
    """What somebody may come to know."""
    not_given: tuple[Text, ...] = ()
    """What the story never says: shown in the debrief."""
    bases: tuple[Basis, ...] = ()
    """Lawful bases for sharing, and what people take for one."""
    law: tuple[Law, ...] = ()
    """What the law says, where the case touches it."""
    ties: tuple[Tie, ...] = ()
    """The lines of the ecomap."""
    measures: tuple[Measure, ...] = Field(min_length=1)
    """The numbers that the case keeps."""
    factors: tuple[Factor, ...] = ()
    """What multiplies the changes of a measure."""
    flags: tuple[Flag, ...] = ()
    """What is so or not so. Each is down at the start."""
    needs: tuple[Need, ...] = ()
    """What somebody needs, and when it counts as met."""
    decisions: tuple[Decision, ...] = Field(min_length=1)
    """What the player decides."""
    rules: tuple[Rule, ...] = ()
    """What follows by itself."""
    endings: tuple[Ending, ...] = Field(min_length=1)
    """How it may end."""
    board: Board
    """The one plan: actions to choose from, and what is looked out for."""
    questions: tuple[Asked, ...] = ()
    """For the debrief."""

    @property
    def roles(self) -> tuple[str, ...]:
        """The agencies that can be played."""
        return tuple(agency.id for agency in self.agencies if agency.role)
