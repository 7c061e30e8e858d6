"""What happens in a case: decisions with their options, rules, and ends."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from partnership.activities.case.conditions import Condition
from partnership.activities.case.effects import Effects
from partnership.activities.case.words import Days, Grounded, Id, Tag
from partnership.bank.documents import Record
from partnership.bank.words import Text

END = "end"
"""Where the story goes after its last decision."""


class Option(Grounded):
    """Something that the learner can decide to do."""

    id: Id
    text: Text
    verdict: Literal["sound", "defensible", "weak"]
    reason: Text
    """Why, for the learner to read after choosing."""
    family: Text | None = None
    """How the family meets it: what Jess sees, hears or feels. For the parent's view."""
    when: Condition | None = None
    """Offered only if this is so."""
    effects: Effects | None = None
    days: Annotated[int, Field(ge=0, le=8000)] = 0
    """How long it takes."""
    stays: bool = False
    """*true*: it does not move the story on, and another option must be chosen. In an escalation,
    for whatever is not the discussion that has to be had."""
    where: Text | None = None
    """For a meeting: the place."""
    time: Text | None = None
    """For a meeting: the day and the hour, in words."""
    law: tuple[Id, ...] = ()
    """The statements of law that the reason rests on."""
    tags: tuple[Tag, ...] = ()
    next: Id | None = None
    """The decision that follows. Left out: the decision's own ``next``. ``end`` ends the story."""


class Question(Record):
    """A further question of the same decision, such as with whom to share and on what basis."""

    id: Id
    text: Text
    options: tuple[Option, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _move_with_the_decision(self) -> Self:
        for option in self.options:
            if option.next or option.stays or option.days:
                raise ValueError(
                    f"'{option.id}' answers a further question, so it has no next, stays or days"
                    " - give them to the options of the decision itself"
                )
        return self


class Outcome(Record):
    """One way in which chance may fall."""

    id: Id
    weight: Annotated[int, Field(ge=1, le=100)] = 1
    text: Text
    effects: Effects | None = None


class Decision(Record):
    """A point at which the learner decides."""

    id: Id
    title: Text
    day: Days
    """Happens on this day, or later if the story is already later."""
    decides: tuple[Id, ...] = ()
    """The agencies whose decision it is. Left out: everybody's. The others are asked for their
    view by the one who decides: the screen says so."""
    scene: Text
    scene_for: dict[Id, Text] = Field(default_factory=dict)
    """The scene as another agency meets it, by agency, in place of ``scene``."""
    parent: Text
    """The same moment from the family's side, for the parent's view."""
    when: Condition | None = None
    """Passed over unless this is so."""
    chance: tuple[Outcome, ...] = ()
    """What happens first, by chance; the seed is fixed, so a play can be repeated."""
    ask: Text
    """The question, such as "What do you do now?"."""
    options: tuple[Option, ...] = Field(min_length=2)
    further: tuple[Question, ...] = ()
    aside: bool = False
    """*true*: never part of the ordinary course; a rule leads here, and then back again."""
    tags: tuple[Tag, ...] = ()
    next: Id | None = None
    """What follows. Left out: the next decision of the file."""


class Rule(Grounded):
    """Something that happens by itself when the case has come to a certain point."""

    id: Id
    title: Text
    kind: Literal["escalation", "contradiction", "waiting", "unseen", "consequence"]
    when: Condition
    repeat: Literal["never", "when_it_returns", "every_week"] = "never"
    """How often it fires. *when_it_returns*: each time it becomes so after not having been so.
    *every_week*: at the end of every week in which it is so. Otherwise after every choice."""
    message: Text
    """What the learner is told when it fires."""
    reason: Text
    """Why, for "Why did this happen?"."""
    effects: Effects | None = None
    route: Id | None = None
    """A decision that must be taken before anything else. It has ``aside: true``."""
    law: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _lead_somewhere_only_after_a_choice(self) -> Self:
        if self.route and self.repeat == "every_week":
            raise ValueError(
                "a rule that fires every week cannot lead to a decision"
                " - let it put up a flag, and another rule lead there"
            )
        return self


class Ending(Record):
    """How the story closes. It never solves the family, and never rewards taking children away."""

    id: Id
    title: Text
    when: Condition | None = None
    """The first ending for which this is so is told. The last has no ``when``."""
    text: Text
