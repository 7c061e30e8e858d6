"""The timeline of partnership working, from ``datasets/timeline.csv``."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Annotated, Any

from markupsafe import Markup
from pydantic import Field

from partnership.activities.parts import Part, mark_of
from partnership.activities.record import ActivityRecord
from partnership.bank.rows import read_rows
from partnership.bank.table_rows import TimelineEntry
from partnership.paths import datasets

NATIONS = {
    "England": ("England", "England and Wales", "Great Britain", "UK"),
    "Scotland": ("Scotland", "Great Britain", "UK"),
    "Wales": ("Wales", "England and Wales", "Great Britain", "UK"),
    "Northern Ireland": ("Northern Ireland", "UK"),
    "Beyond the UK": ("Europe", "International"),
}
"""What concerned whom: an Act for the UK concerned every nation in it."""

_TIMES = range(1, 10**6)
"""How often a practice may have been done."""

_YEAR = re.compile(r"(?:19|20)\d\d(?:-\d\d)?")


class Timeline(ActivityRecord):
    """Events to look up and to put in order: ``datasets/timelines/<id>.yaml``."""

    first_year: int = 1900
    """Earlier events are left out."""
    last_year: int = 2100
    """Later events are left out."""
    cards: Annotated[int, Field(ge=3, le=7)] = 5
    """How many events a learner puts in order at a time."""
    seed: int | None = None
    """Fixes the practice. Without it, every day has its own."""

    def entries(self) -> list[TimelineEntry]:
        """Return the events of these years in order of time; those of no known month last.

        Raises:
            ContentError: the table cannot be read.
        """
        rows = (row for _, row in read_rows(datasets() / "timeline.csv", TimelineEntry))
        chosen = [row for row in rows if self.first_year <= row.year <= self.last_year]
        return sorted(chosen, key=lambda row: (row.year, row.month or 13))

    def asked(self) -> dict[str, str]:
        """Return what practice calls each event, by id, without the year that gives it away.

        Events that then share a name, such as three Children Acts, are not asked for.
        """
        names = {entry.id: _YEAR.sub("…", entry.title) for entry in self.entries()}
        times = Counter(names.values())
        return {event: name for event, name in names.items() if times[name] == 1}

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the timeline as plain data for ``view.js``, each event as a short list."""
        entries, asked = self.entries(), self.asked()
        kinds = sorted({entry.kind for entry in entries})
        places = sorted({entry.jurisdiction for entry in entries})
        return {
            **self.opening(),
            "cards": self.cards,
            "seed": self.seed,
            "mark": self._mark,
            "kinds": kinds,
            "places": places,
            "nations": {
                nation: [places.index(one) for one in covered if one in places]
                for nation, covered in NATIONS.items()
            },
            "entries": [
                [
                    entry.id,
                    entry.year,
                    entry.month or 0,
                    places.index(entry.jurisdiction),
                    kinds.index(entry.kind),
                    entry.title,
                    entry.what_changed_for_partnership,
                    _source(entry, cite),
                    # Shorter: 1 stands for the title itself.
                    1 if asked.get(entry.id) == entry.title else asked.get(entry.id, 0),
                ]
                for entry in entries
            ],
        }

    def parts(self) -> tuple[Part, ...]:
        """Return the two sorts of practice; what is kept is how often each was done."""
        return (
            Part(f"{self.id}.order", "Put in order", self._mark, numbers=_TIMES),
            Part(f"{self.id}.first", "Which came first", self._mark, numbers=_TIMES),
        )

    @property
    def _mark(self) -> str:
        return mark_of([self.id, "timeline"])

    def printed(self) -> Markup:
        """Return the timeline as a table."""
        rows = Markup().join(self._rows())
        return Markup(
            "<p>{}</p><table><caption>{}</caption><thead><tr>"
            '<th scope="col">When</th><th scope="col">What, and where</th>'
            '<th scope="col">What it changed for partnership</th></tr></thead>'
            "<tbody>{}</tbody></table>"
        ).format(self.intro, self.title, rows)

    def _rows(self) -> Iterator[Markup]:
        for entry in self.entries():
            when = f"{month_name[entry.month or 0]} {entry.year}".strip()
            yield Markup(
                "<tr><td>{}</td><td><strong>{}</strong> ({}, {})</td><td>{}</td></tr>"
            ).format(
                when,
                entry.title,
                entry.jurisdiction,
                entry.kind,
                entry.what_changed_for_partnership,
            )


def _source(entry: TimelineEntry, cite: Callable[[str], str]) -> str:
    source = cite(entry.source)
    return source if entry.source_is == "document" else f"nearest source: {source}"
