"""A quiz: its questions, their rules, and what is sent to a browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self, Union

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.quiz.confidence import Calibration, calibration, confidence_data
from partnership.activities.quiz.item import Item
from partnership.activities.quiz.judgement import Judgement
from partnership.activities.quiz.kinds import KINDS
from partnership.activities.quiz.retrieval import INTERVALS, Due, due
from partnership.activities.responses import Responses, answer_to
from partnership.bank.documents import Record, read_record
from partnership.bank.unique import require_unique
from partnership.bank.words import Slug, Text
from partnership.finding import named

if TYPE_CHECKING:
    AnyItem = Item
else:
    # The kinds are found by looking in a folder, so only Python itself can build this union.
    AnyItem = Annotated[Union[tuple(KINDS.values())], Field(discriminator="kind")]  # noqa: UP007


@dataclass(frozen=True)
class Score:
    """How a learner did: points, and how many questions were answered in full."""

    points: int
    out_of: int
    answered: int
    questions: int

    @property
    def share(self) -> float:
        """Points earned as a share of all points, from 0.0 to 1.0; 0.0 where there are none."""
        return self.points / self.out_of if self.out_of else 0.0

    def __str__(self) -> str:
        return (
            f"{self.points} of {self.out_of} points; "
            f"{self.answered} of {self.questions} questions answered"
        )


class Quiz(Record):
    """A set of questions about one page of the book: ``datasets/quizzes/<id>.yaml``."""

    id: Slug
    """Its name, and its file's."""
    title: Text
    """The heading above it."""
    intro: Text
    """What the learner needs to know before the first question."""
    page: Slug
    """The page of the book that teaches this, without its ending."""
    assignment: Slug | None = None
    """The assignment that it belongs to, by its folder in ``exercises/source``. Its answers are
    marked, so no page of the book shows it."""
    seed: int
    """Fixes the order in which options and cards are shown."""
    confidence: bool = False
    """Whether learners are asked how sure they are, before they are told anything."""
    items: Annotated[tuple[AnyItem, ...], Field(min_length=1)]
    """The questions. Each kind of question has fields of its own."""

    @model_validator(mode="after")
    def _items_are_unique(self) -> Self:
        require_unique((item.id for item in self.items), "question")
        return self

    def item(self, name: str) -> Item:
        """Return the question with this id.

        Raises:
            KeyError: there is none.
        """
        found: Item = named(name, self.items, lambda item: item.id)
        return found

    def judge(self, responses: Responses) -> Mapping[str, Judgement]:
        """Return the judgement on each question, by its id."""
        return {item.id: item.judge(answer_to(item, responses)) for item in self.items}

    def score(self, responses: Responses) -> Score:
        """Return the points for a learner's responses."""
        judgements = self.judge(responses).values()
        return Score(
            points=sum(judgement.points for judgement in judgements),
            out_of=sum(judgement.out_of for judgement in judgements),
            answered=sum(judgement.complete for judgement in judgements),
            questions=len(self.items),
        )

    def calibration(self, responses: Responses) -> tuple[Calibration, ...]:
        """Return how sure the learner was and how they did, one row for each level."""
        return calibration(self.items, responses)

    def due(self, responses: Responses, today: str) -> Due:
        """Return which questions are due again today (an ISO day), and when the next is."""
        return due(self.items, responses, today)

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the quiz as plain data for ``view.js``.

        Without answers, no verdict and no reason is in it: it can be handed to a
        student whose work will be marked. ``cite`` puts the key of a source in words.
        """
        items = [item.shuffled(self.seed) for item in self.items]
        return {
            "id": self.id,
            "title": self.title,
            "intro": self.intro,
            "practice": with_answers,
            "confidence": confidence_data() if self.confidence else None,
            "intervals": list(INTERVALS),
            "items": [
                {
                    **(item.with_answers(cite) if with_answers else item.without_answers()),
                    "fingerprint": original.fingerprint,
                }
                for original, item in zip(self.items, items, strict=True)
            ],
        }

    def printed(self) -> Markup:
        """Return the quiz as HTML that reads without JavaScript."""
        items = Markup().join(
            Markup("<li><p>{}</p>{}</li>").format(item.prompt, item.shuffled(self.seed).printed())
            for item in self.items
        )
        return Markup("<p>{}</p><ol>{}</ol>").format(self.intro, items)


def read_quiz(path: Path) -> Quiz:
    """Return the quiz in a file.

    Raises:
        ContentError: the file is missing or wrong; it lists every fault with its line.
    """
    return read_record(path, Quiz)[0]
