"""A case to be played: ``datasets/cases/<id>.yaml`` with ``kind: simulation``.

Its numbers are a teaching device, not evidence, and its text says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal, Self

from markupsafe import Markup
from pydantic import Field, ValidationError, model_validator

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
from partnership.activities.case.names import faults
from partnership.activities.case.order import misplaced
from partnership.activities.case.play.game import Game
from partnership.activities.case.plays import read_plays
from partnership.activities.case.printing import printed
from partnership.activities.case.program import frameworks_of, program_of, sources_in
from partnership.activities.case.story import Decision, Ending, Rule
from partnership.activities.case.words import Id, Law
from partnership.activities.parts import Part, mark_of
from partnership.activities.record import ActivityRecord
from partnership.bank.documents import Location, Record
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


class Simulation(ActivityRecord):
    """A case to be played, from one agency's side at a time."""

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

    @model_validator(mode="after")
    def _name_only_what_is_there(self) -> Self:
        found = [*faults(self), *misplaced(self)]
        if found:
            # Each fault with its own place, so that each is told with its line.
            raise ValidationError.from_exception_data(
                "Simulation",
                [
                    {
                        "type": "value_error",
                        "loc": tuple(place),
                        "input": None,
                        "ctx": {"error": ValueError(f"{what} - {remedy}")},
                    }
                    for place, what, remedy in found
                ],
            )
        return self

    @property
    def roles(self) -> tuple[str, ...]:
        """The agencies that can be played."""
        return tuple(agency.id for agency in self.agencies if agency.role)

    def parts(self) -> tuple[Part, ...]:
        """Return the play, and each question of the debrief."""
        program = program_of(self)
        played = Part(
            self.id,
            "The case, played",
            mark_of(program),
            shape=lambda answer: bool(read_plays(Game(program), answer)),
        )
        return (
            played,
            *(
                Part(
                    f"{self.id}.{one.id}",
                    one.question,
                    mark_of(one.question),
                    counts=False,
                    own_words=True,
                )
                for one in self.questions
            ),
        )

    def sources(self) -> Iterator[tuple[Location, str]]:
        """Yield the place and the key of every source."""
        yield from sources_in(self, [])

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return all of the case as plain data for ``view.js``, its sources in words."""
        keys = {key for _, key in self.sources()}
        return {
            **self.model_dump(
                mode="json",
                by_alias=True,
                exclude_defaults=True,
                exclude={"kind", "page", "status", "inventory"},
            ),
            "mark": self.parts()[0].fingerprint,
            "questions": [
                {**one.model_dump(exclude_none=True), "mark": mark_of(one.question)}
                for one in self.questions
            ],
            "frameworks": frameworks_of(self),
            "sources": {key: cite(key) for key in sorted(keys)},
        }

    def printed(self) -> Markup:
        """Return the case as text: the people, the decisions, the options and their reasons."""
        return printed(self)
