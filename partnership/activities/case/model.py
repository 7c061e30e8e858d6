"""A case to be played: ``datasets/cases/<id>.yaml`` with ``kind: simulation``.

Its numbers are a teaching device, not evidence, and its text says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Self

from markupsafe import Markup
from pydantic import ValidationError, model_validator

from partnership.activities.case.names import faults
from partnership.activities.case.order import misplaced
from partnership.activities.case.play.game import Game
from partnership.activities.case.plays import read_plays
from partnership.activities.case.printing import printed
from partnership.activities.case.program import frameworks_of, program_of, sources_in
from partnership.activities.case.written import WrittenCase
from partnership.activities.parts import Part, mark_of
from partnership.bank.documents import Location


class Simulation(WrittenCase):
    """A case to be played, from one agency's side at a time."""

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
