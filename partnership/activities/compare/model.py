"""A comparison: the columns of a table side by side, and practice in telling them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from markupsafe import Markup
from pydantic import Field

from partnership.activities.parts import Part, mark_of
from partnership.activities.quiz.item import in_stored_order
from partnership.activities.record import ActivityRecord
from partnership.bank.documents import Location, Record
from partnership.bank.rows import read_rows
from partnership.bank.table_rows import ProgrammeFeature
from partnership.bank.words import Slug, Text
from partnership.paths import datasets

NOT_LISTED = "not listed"
"""What the table says where the source says nothing: it proves nothing, so it is not asked."""


class Thing(Record):
    """A column of the table, and its name in full."""

    id: Literal["early_excellence_centre", "neighbourhood_nursery", "sure_start_local_programme"]
    label: Text


class Comparison(ActivityRecord):
    """Several things, feature by feature: ``datasets/comparisons/<id>.yaml``."""

    table: Literal["three_programmes"]
    """The table of the bank that holds the features."""
    things: tuple[Thing, ...] = Field(min_length=2)
    """What is compared: columns of the table."""
    source: Slug
    """The key of the source of the comparison."""
    seed: int = 1
    """Fixes the order in which cards are shown."""

    def rows(self) -> list[ProgrammeFeature]:
        """Return the features.

        Raises:
            ContentError: the table cannot be read.
        """
        return [row for _, row in read_rows(datasets() / f"{self.table}.csv", ProgrammeFeature)]

    def asked(self) -> list[tuple[str, str]]:
        """Return what is asked, as feature and the thing it is said of, in stored order.

        Only what is said of one thing and of no other is asked, and one thing of each feature.
        """
        found = []
        for row in self.rows():
            said = {thing.id: getattr(row, thing.id) for thing in self.things}
            for name, text in said.items():
                alone = list(said.values()).count(text) == 1
                if alone and text.lower() not in (NOT_LISTED, "yes"):
                    found.append((row.id, str(name)))
        of_each = dict(in_stored_order(found, self.seed, self.id))
        return list(of_each.items())

    def parts(self) -> tuple[Part, ...]:
        """Return the practice; what is kept is how many were told rightly the last time."""
        asked = self.asked()
        numbers = range(len(asked) + 1)
        return (Part(f"{self.id}.which", "Which is it?", mark_of(asked), numbers=numbers),)

    def sources(self) -> Iterator[tuple[Location, str]]:
        """Yield the source of the comparison."""
        yield ["source"], self.source

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the comparison as plain data for ``view.js``."""
        return {
            **self.opening(),
            "things": [thing.model_dump() for thing in self.things],
            "rows": [
                {
                    "id": row.id,
                    "feature": row.feature,
                    "said": {thing.id: getattr(row, thing.id) for thing in self.things},
                }
                for row in self.rows()
            ],
            "asked": self.asked(),
            "mark": self.parts()[0].fingerprint,
            "source": cite(self.source),
        }

    def printed(self) -> Markup:
        """Return the comparison as a table."""
        heads = Markup().join(
            Markup('<th scope="col">{}</th>').format(thing.label) for thing in self.things
        )
        rows = Markup().join(
            Markup('<tr><th scope="row">{}</th>{}</tr>').format(
                row.feature,
                Markup().join(
                    Markup("<td>{}</td>").format(getattr(row, thing.id)) for thing in self.things
                ),
            )
            for row in self.rows()
        )
        return Markup(
            '<p>{}</p><table><thead><tr><th scope="col">Feature</th>{}</tr></thead>'
            "<tbody>{}</tbody></table>"
        ).format(self.intro, heads, rows)
