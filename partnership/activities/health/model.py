"""The health check: frameworks turned into statements that people can rate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, ClassVar, Literal, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.health.form import FORM
from partnership.activities.health.outline import outline
from partnership.activities.health.work import HealthWork
from partnership.activities.tools.model import Tool, Work
from partnership.activities.tools.outline import Outline
from partnership.bank.documents import Location, Record
from partnership.bank.framework import Framework, find_framework
from partnership.bank.words import Slug, Text


class QuestionSet(Record):
    """A framework, and for each of its items a statement that can be rated from 1 to 4."""

    framework: Slug
    says: dict[Slug, Text]
    """By the item: a statement that is hardly ever, sometimes, mostly or nearly always so."""

    @model_validator(mode="after")
    def _have_a_statement_for_each_item(self) -> Self:
        items = [item.id for item in self.read().items]
        if list(self.says) != items:
            raise ValueError(
                f"'says' does not fit the items of '{self.framework}'"
                f" - write one of each, in this order: {', '.join(items)}"
            )
        return self

    def read(self) -> Framework:
        """Return the framework.

        Raises:
            ContentError: there is none of this name, or its file is wrong.
        """
        return find_framework(self.framework)


class HealthTool(Tool):
    """The partnership health check."""

    WORK: ClassVar[type[Work]] = HealthWork

    kind: Literal["health"]
    """Its kind: *health*."""
    scale: Annotated[dict[Literal[1, 2, 3, 4], Text], Field(min_length=4)]
    """What each rating means, in words."""
    sets: Annotated[tuple[QuestionSet, ...], Field(min_length=2)]
    """The frameworks to choose from."""
    levers: Slug
    """The framework whose items are the action list."""
    theirs: tuple[Slug, ...]
    """Those levers that regulators and government pull, not partners."""

    @model_validator(mode="after")
    def _know_the_questions(self) -> Self:
        known = dict(self.statements())
        work = HealthWork.model_validate_json(self.example_work().model_dump_json())
        asked = [*work.questions, *(one.id for one in work.own)]
        used = {name for turn in work.rounds for one in turn.answers for name in one.ratings}
        for name in (*work.questions, *used):
            if name not in known and name not in asked:
                raise ValueError(f"the example rates '{name}', which is not asked - mend the id")
        levers = {item.id for item in find_framework(self.levers).items}
        for lever in (*self.theirs, *work.levers):
            if lever not in levers:
                raise ValueError(f"there is no lever '{lever}' - use {', '.join(sorted(levers))}")
        return self

    def statements(self) -> Iterator[tuple[str, str]]:
        """Yield every statement of the frameworks with its id, ``<framework>.<item>``."""
        for one in self.sets:
            yield from ((f"{one.framework}.{item}", text) for item, text in one.says.items())

    def sources(self) -> Iterator[tuple[Location, str]]:
        """Yield the sources of the idea and of each framework."""
        yield from super().sources()
        for number, one in enumerate(self.sets):
            yield ["sets", number, "framework"], one.read().source
        yield ["levers"], find_framework(self.levers).source

    def own(self, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the scale, the frameworks with their statements, the levers, the form's words."""
        levers = find_framework(self.levers)
        return {
            "scale": [{"id": str(number), "text": text} for number, text in self.scale.items()],
            "sets": [_as_data(one) for one in self.sets],
            "form": FORM,
            "levers": {
                "name": levers.name,
                "by": levers.author_year,
                "items": [
                    {
                        "id": item.id,
                        "label": item.label,
                        "gist": item.gist,
                        "theirs": item.id in self.theirs,
                    }
                    for item in levers.items
                ],
            },
        }

    def outline(self) -> Outline:
        """Return how the ratings and what will be done read."""
        levers = {item.id: item.label for item in find_framework(self.levers).items}
        scale = {str(number): f"{number} {words}" for number, words in self.scale.items()}
        return outline(dict(self.statements()), scale, levers)

    def on_paper(self) -> Markup:
        """Return the statements and the scale, to be rated with a pencil."""
        scale = ", ".join(f"{number} {text}" for number, text in self.scale.items())
        sets = Markup().join(
            Markup("<p><strong>{}</strong> ({})</p><ol>{}</ol>").format(
                one.read().name,
                one.read().author_year,
                Markup().join(Markup("<li>{}</li>").format(text) for text in one.says.values()),
            )
            for one in self.sets
        )
        return Markup("<p>Rate each, and give an example: {}; or: I cannot say.</p>{}").format(
            scale, sets
        )


def _as_data(one: QuestionSet) -> dict[str, Any]:
    framework = one.read()
    return {
        "id": framework.id,
        "name": framework.name,
        "by": framework.author_year,
        "cautions": framework.cautions,
        "questions": [
            {"id": f"{framework.id}.{item.id}", "label": item.label, "text": one.says[item.id]}
            for item in framework.items
        ],
    }
