"""A tool with one's own events beside national ones, and one's own words beside the course's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, ClassVar, Literal

from markupsafe import Markup
from pydantic import Field, StringConstraints

from partnership.activities.local.outline import outline
from partnership.activities.timeline.model import NATIONS
from partnership.activities.tools.model import Kept, Tool, Work
from partnership.activities.tools.outline import Outline
from partnership.bank.documents import Record
from partnership.bank.glossary import read_glossary
from partnership.bank.rows import read_rows
from partnership.bank.table_rows import TimelineEntry
from partnership.bank.words import Text
from partnership.paths import datasets

MOST = 300
"""Events, and words, that somebody can keep."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
More = Annotated[str, StringConstraints(max_length=2000)]


class OwnEvent(Kept):
    """Something that happened here."""

    year: Annotated[int, Field(ge=1800, le=2100)]
    month: Annotated[int, Field(ge=0, le=12)] = 0
    """From 1 to 12; 0 where only the year is known."""
    title: Line
    changed: More = ""
    """What it changed for people who work together here."""


class OwnWord(Kept):
    """A word, and what it means to people here."""

    word: Line
    meaning: More = ""
    who: Annotated[str, StringConstraints(max_length=200)] = ""
    """Who uses it like this."""


class Local(Work):
    """A partnership's own events and its own words."""

    events: Annotated[tuple[OwnEvent, ...], Field(max_length=MOST)] = ()
    """What happened here."""
    words: Annotated[tuple[OwnWord, ...], Field(max_length=MOST)] = ()
    """What is meant here."""


class EventColumns(Record):
    """What people call the columns of a table of events, in small letters."""

    when: tuple[Text, ...]
    """A year, a month and year, or a day."""
    year: tuple[Text, ...]
    month: tuple[Text, ...]
    title: tuple[Text, ...]
    changed: tuple[Text, ...]


class WordColumns(Record):
    """What people call the columns of a table of words, in small letters."""

    word: tuple[Text, ...]
    meaning: tuple[Text, ...]
    who: tuple[Text, ...]


class Columns(Record):
    """What people call the columns of their tables."""

    events: EventColumns
    words: WordColumns
    ours: tuple[Text, ...]
    """What the course writes for its readers, and does not take back."""


class LocalTool(Tool):
    """A local timeline and glossary: ``datasets/tools/<id>.yaml`` with ``kind: local``."""

    WORK: ClassVar[type[Work]] = Local

    kind: Literal["local"]
    """Its kind: *local*."""
    from_year: int = 1900
    """Earlier national events are left out."""
    columns: Columns
    """By which names a table's columns are known."""

    def events(self) -> list[TimelineEntry]:
        """Return the national events, in order of time.

        Raises:
            ContentError: the table cannot be read.
        """
        rows = (row for _, row in read_rows(datasets() / "timeline.csv", TimelineEntry))
        kept = [row for row in rows if row.year >= self.from_year]
        return sorted(kept, key=lambda row: (row.year, row.month or 13))

    def own(self, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the national events and the course's words, each as a short list."""
        places = sorted({entry.jurisdiction for entry in self.events()})
        return {
            "most": MOST,
            "columns": self.columns.model_dump(mode="json"),
            "places": places,
            "nations": {
                nation: [places.index(one) for one in covered if one in places]
                for nation, covered in NATIONS.items()
            },
            "events": [
                [entry.year, entry.month or 0, places.index(entry.jurisdiction), entry.title]
                for entry in self.events()
            ],
            "terms": [[term.term, term.acronym, term.definition] for term in _terms()],
        }

    def outline(self) -> Outline:
        """Return how the events and the words read."""
        return outline()

    def on_paper(self) -> Markup:
        """Return two tables to fill in."""
        return Markup().join(_empty_table(*table) for table in _PAPER)


_PAPER = (
    ("What happened here", ("When", "What", "What it changed for us")),
    ("What we mean", ("Word", "What it means here", "Who says it")),
)


def _empty_table(caption: str, heads: tuple[str, ...]) -> Markup:
    head = Markup().join(Markup('<th scope="col">{}</th>').format(one) for one in heads)
    row = Markup("<tr>{}</tr>").format(Markup("<td>&nbsp;</td>") * len(heads))
    return Markup(
        "<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(caption, head, row * 5)


def _terms() -> Iterator[Any]:
    yield from sorted(read_glossary(datasets() / "glossary.csv"), key=lambda one: one.term.lower())
