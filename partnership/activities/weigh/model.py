"""Weighing: what comes first for a learner, by weights and ratings of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.parts import Part, mark_of
from partnership.activities.record import ActivityRecord
from partnership.activities.responses import Responses, answer_to
from partnership.activities.weigh.ranking import HEAVIEST, HIGHEST, Ranked, ranking
from partnership.bank.documents import Location, Record
from partnership.bank.framework import Framework, find_framework
from partnership.bank.words import Slug, Text


class Criterion(Record):
    """Something that may matter more to one person than to another."""

    id: Slug
    label: Text
    asks: Text
    """What is asked of each option, answered from ``low`` to ``high``."""
    low: Text
    high: Text


class Weighing(ActivityRecord):
    """The parts of a framework, to be put in order: ``datasets/weighings/<id>.yaml``."""

    framework: Slug
    """The id of the framework whose parts are weighed."""
    leave_out: tuple[Slug, ...] = ()
    """Parts of the framework that are not weighed."""
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=2, max_length=4)]
    """What may matter, and how much."""

    @model_validator(mode="after")
    def _leaves_out_what_is_there(self) -> Self:
        known = [item.id for item in self._framework().items]
        for name in self.leave_out:
            if name not in known:
                raise ValueError(
                    f"'{self.framework}' has no part '{name}' - use one of {', '.join(known)}"
                )
        return self

    def _framework(self) -> Framework:
        return find_framework(self.framework)

    def options(self) -> dict[str, tuple[str, str]]:
        """Return what is weighed: label and gist of each option, by id."""
        items = self._framework().items
        return {one.id: (one.label, one.gist) for one in items if one.id not in self.leave_out}

    def parts(self) -> tuple[Part, ...]:
        """Return the weighing, and what came first by it, in words."""
        mark = mark_of([list(self.options()), [one.id for one in self.criteria]])
        return (
            Part(self.id, "Weights and ratings", mark),
            Part(f"{self.id}.order", "What comes first for you", mark, counts=False),
        )

    def ranking(self, responses: Responses) -> list[Ranked]:
        """Return the options in the learner's own order."""
        given = answer_to(self.parts()[0], responses)
        return ranking(list(self.options()), [one.id for one in self.criteria], given)

    def sources(self) -> Iterator[tuple[Location, str]]:
        """Yield the source of the framework."""
        yield ["framework"], self._framework().source

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the weighing as plain data for ``view.js``."""
        return {
            **self.opening(),
            "criteria": [one.model_dump() for one in self.criteria],
            "options": [
                {"id": name, "label": label, "gist": gist}
                for name, (label, gist) in self.options().items()
            ],
            "mark": self.parts()[0].fingerprint,
            "source": self._framework().author_year,
        }

    def printed(self) -> Markup:
        """Return the criteria, and a table to fill in on paper."""
        heads = Markup().join(
            Markup('<th scope="col">{} (0 to {})</th>').format(one.label, HIGHEST)
            for one in self.criteria
        )
        rows = Markup().join(
            Markup('<tr><th scope="row">{}</th>{}</tr>').format(
                label, Markup("<td></td>") * len(self.criteria)
            )
            for label, _ in self.options().values()
        )
        asks = Markup().join(
            Markup("<li><strong>{}.</strong> {} From 0, {}, to {}, {}.</li>").format(
                one.label, one.asks, one.low, HIGHEST, one.high
            )
            for one in self.criteria
        )
        return Markup(
            "<p>{}</p><ul>{}</ul><p>Give each of these a weight from 0 to {}. Multiply each rating "
            "by the weight at the top of its column, and add up the row.</p>"
            '<table><thead><tr><th scope="col">What is weighed</th>{}</tr></thead>'
            "<tbody>{}</tbody></table>"
        ).format(self.intro, asks, HEAVIEST, heads, rows)
