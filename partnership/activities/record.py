"""What the record of an activity holds, whatever its type."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from typing import Any, Literal

from markupsafe import Markup

from partnership.activities.parts import Part
from partnership.bank.documents import Location, Record
from partnership.bank.words import InventoryNumber, Slug, Text


class ActivityRecord(Record):
    """An activity of the bank. Each type is a folder with its own rules and view."""

    id: Slug
    """Its name, and its file's."""
    title: Text
    """The heading above it."""
    intro: Text
    """What it is and how to use it, for a learner."""
    page: Slug
    """The page of the book that shows it, without its ending."""
    status: Literal["draft"] | None = None
    """*draft*: the page that shows it is still to be written."""
    inventory: tuple[InventoryNumber, ...] = ()
    """Numbers of inventory.csv that it teaches."""

    @abstractmethod
    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the activity as plain data for its ``view.js``.

        ``cite`` puts the key of a source in words.
        """

    @abstractmethod
    def printed(self) -> Markup:
        """Return the activity as HTML that reads without JavaScript."""

    def parts(self) -> tuple[Part, ...]:
        """Return what a learner can answer, one by one."""
        return ()

    def sources(self) -> Iterator[tuple[Location, str]]:
        """Yield the place and the key of every source that the record names."""
        yield from ()

    def opening(self) -> dict[str, Any]:
        """Return what every view shows first."""
        return {"id": self.id, "title": self.title, "intro": self.intro}
