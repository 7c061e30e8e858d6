"""What somebody did in an activity, in numbers and words that a marking cell can test.

Every number here is a plain ``int`` or ``float``: nbgrader gives full marks to other kinds of
number, such as NumPy's. Answers come from a student's machine, so what makes no sense is no answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, cast

from partnership.activities.case.model import Simulation
from partnership.activities.case.plan import Plan, plan_of
from partnership.activities.case.play.game import Game
from partnership.activities.case.plays import Play, path_of, read_plays
from partnership.activities.case.program import program_of
from partnership.activities.catalogue import Activity, find_activity, parts_of, steps_of
from partnership.activities.compare.model import Comparison
from partnership.activities.explorer.model import Explorer
from partnership.activities.journal.model import Journal, others
from partnership.activities.parts import Part
from partnership.activities.quiz.judgement import Judgement
from partnership.activities.quiz.model import Quiz, Score
from partnership.activities.responses import Responses, answer_to
from partnership.activities.stance.model import Stance
from partnership.activities.timeline.model import Timeline
from partnership.activities.weigh.model import Weighing
from partnership.activities.weigh.ranking import Ranked
from partnership.errors import CourseError


@dataclass(frozen=True)
class HandedIn:
    """One student's work on an activity of any type."""

    activity: Activity
    responses: Responses
    STEPS: ClassVar[str] = "parts"
    """What ``progress`` calls the steps."""

    @cached_property
    def answers(self) -> dict[str, Any]:
        """What was answered, by the id of each part (``dict[str, Any]``).

        An answer is a text, a whole number or a mapping, as the activity keeps it.
        """
        given = ((part, answer_to(part, self.responses)) for part in parts_of(self.activity))
        return {part.id: answer for part, answer in given if part.accepts(answer)}

    @property
    def steps(self) -> int:
        """How many answers it takes to have done the activity."""
        return steps_of(self.activity)

    @property
    def done(self) -> int:
        """How many of these were given: from 0 to ``steps``."""
        counted = sum(part.counts and part.id in self.answers for part in self._parts)
        return min(counted, self.steps)

    @property
    def share_done(self) -> float:
        """``done`` as a share of ``steps``, from 0.0 to 1.0."""
        return self.done / self.steps if self.steps else 0.0

    @property
    def written(self) -> str:
        """Everything in the student's own words, one text after another."""
        return "\n\n".join(self.answers[part.id] for part in self._parts if self._is_text(part))

    @property
    def words(self) -> int:
        """How many words the student wrote."""
        return len(self.written.split())

    @property
    def progress(self) -> str:
        """How far the student has got, in a sentence that says nothing of right and wrong."""
        if not self.responses:
            return "Nothing is answered yet. What you choose above is saved as you click."
        over = self.done == self.steps
        rest = "" if over else " What you have done is saved. You can go back to the rest."
        return f"{self.done} of {self.steps} {self.STEPS} are answered.{rest}"

    @property
    def _parts(self) -> tuple[Part, ...]:
        return parts_of(self.activity)

    def _is_text(self, part: Part) -> bool:
        return part.own_words and part.id in self.answers


class QuizHandedIn(HandedIn):
    """Work on a quiz. ``done`` counts the questions that were answered in full."""

    STEPS: ClassVar[str] = "questions"

    @property
    def quiz(self) -> Quiz:
        """The quiz."""
        return cast(Quiz, self.activity)

    @cached_property
    def judgements(self) -> Mapping[str, Judgement]:
        """The judgement on each question, by its id."""
        return self.quiz.judge(self.responses)

    @cached_property
    def score(self) -> Score:
        """Points (``int``), their ``share`` (``float``) and how many were answered in full."""
        return self.quiz.score(self.responses)

    @property
    def done(self) -> int:
        """How many questions were answered in full."""
        return self.score.answered


class CompareHandedIn(HandedIn):
    """Work on a comparison."""

    @property
    def asked(self) -> int:
        """How many things there were to tell apart."""
        return len(cast(Comparison, self.activity).asked())

    @property
    def right(self) -> int:
        """How many were told rightly the last time; 0 if the practice was never finished."""
        return int(next(iter(self.answers.values()), 0))


class TimelineHandedIn(HandedIn):
    """Work on a timeline."""

    @property
    def rounds(self) -> dict[str, int]:
        """How often each practice was done: ``{"order": int, "first": int}``."""
        name = cast(Timeline, self.activity).id
        return {one: int(self.answers.get(f"{name}.{one}", 0)) for one in ("order", "first")}


class WeighHandedIn(HandedIn):
    """Work on a weighing."""

    @property
    def ranking(self) -> list[Ranked]:
        """The options in the student's order, each with ``id``, ``points`` and ``rank`` (``int``).

        Where nothing was weighed, all are level and the list is in the author's order.
        """
        return cast(Weighing, self.activity).ranking(self.responses)


class StanceHandedIn(HandedIn):
    """Work on a stance."""

    @property
    def moved(self) -> int | None:
        """Steps towards the far end between before and after; None if not placed twice."""
        return cast(Stance, self.activity).moved(self.responses)


class ExplorerHandedIn(HandedIn):
    """Work with the explorer of typologies."""

    @property
    def placed(self) -> dict[str, str]:
        """The type in which a partnership was placed, by typology; ``"none"`` if none fits."""
        explorer = cast(Explorer, self.activity)
        names = {one.framework: f"{explorer.id}.{one.framework}" for one in explorer.typologies}
        return {one: self.answers[name] for one, name in names.items() if name in self.answers}


class CaseHandedIn(HandedIn):
    """Work on a case to be played."""

    @property
    def case(self) -> Simulation:
        """The case."""
        return cast(Simulation, self.activity)

    @property
    def _kept(self) -> Any:
        # A case that is not yet played to an end is kept as a draft.
        return answer_to(self.case.parts()[0], self.responses, drafts=True)

    @cached_property
    def plays(self) -> list[Play]:
        """Every play, with its ``role``, ``choices`` (``decision.option``) and ``ending``."""
        return read_plays(Game(program_of(self.case)), self._kept)

    @property
    def path(self) -> str:
        """Every play as text: the side taken, each decision with what was chosen, the end."""
        return "\n\n".join(path_of(cast(Simulation, self.activity), play) for play in self.plays)

    @property
    def finished(self) -> list[Play]:
        """The plays that were brought to an end."""
        return [play for play in self.plays if play.ending]

    @cached_property
    def plan(self) -> Plan:
        """The plan of the play that was open last, with what the board says of it."""
        now = self._kept.get("now") if self.plays else None
        if type(now) is not int or not 0 <= now < len(self.plays):
            return plan_of(self.case, ())
        kept = self._kept["plays"][now]
        return plan_of(self.case, self.plays[now].state.plan, kept.get("board"))


class JournalHandedIn(HandedIn):
    """A journal: work on other activities. ``steps`` and ``done`` count those."""

    @cached_property
    def steps(self) -> int:
        """How many activities the course has beside the journal."""
        return sum(1 for _ in others(self.activity.id))

    @cached_property
    def works(self) -> dict[str, HandedIn]:
        """The work on each activity that the journal knows of, by its id."""
        found = {}
        for key, responses in self.responses.items():
            name = key.rpartition(":")[2]
            try:
                other = find_activity(name)
            except CourseError:
                continue  # It is of another course, or of another year.
            if other.id != self.activity.id:
                found[name] = work_on(other, responses)
        return found

    @property
    def done(self) -> int:
        """How many activities were done."""
        return sum(0 < work.steps <= work.done for work in self.works.values())

    @property
    def written(self) -> str:
        """Everything in the student's own words, one activity after another."""
        return "\n\n".join(filter(None, (work.written for work in self.works.values())))


WORK: dict[type[Any], type[HandedIn]] = {
    Quiz: QuizHandedIn,
    Comparison: CompareHandedIn,
    Timeline: TimelineHandedIn,
    Weighing: WeighHandedIn,
    Stance: StanceHandedIn,
    Explorer: ExplorerHandedIn,
    Simulation: CaseHandedIn,
    Journal: JournalHandedIn,
}
"""Types whose work tells more than what was done and written."""


def work_on(activity: Activity, responses: Responses) -> HandedIn:
    """Return what the responses to an activity say."""
    return WORK.get(type(activity), HandedIn)(activity, responses)
