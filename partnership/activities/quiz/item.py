"""What every kind of question has in common. Each kind is one file in ``kinds/``."""

from __future__ import annotations

import hashlib
import json
import random
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, Self, TypeVar

from markupsafe import Markup

from partnership.activities.quiz.judgement import Judgement
from partnership.bank.documents import Record
from partnership.bank.words import InventoryNumber, Slug, Text

T = TypeVar("T")


class Item(Record):
    """A question. ``kind`` names the file in ``kinds/`` that knows its shape and rule."""

    id: Slug
    kind: str
    prompt: Text
    section: Slug
    """The label of the section of the book that teaches this."""
    frameworks: tuple[Slug, ...] = ()
    inventory: tuple[InventoryNumber, ...] = ()
    source: Slug
    own_words: ClassVar[bool] = False
    """Whether an answer is a text in the learner's own words."""

    @abstractmethod
    def judge(self, answer: object) -> Judgement:
        """Judge an answer. An answer that makes no sense is one that was not given."""

    @abstractmethod
    def shuffled(self, seed: int) -> Self:
        """Return the question with its options in the order in which they are shown."""

    @abstractmethod
    def without_answers(self) -> dict[str, Any]:
        """Return the question as plain data that gives no verdict and no reason away."""

    @abstractmethod
    def printed(self) -> Markup:
        """Return the question as HTML that reads without JavaScript, its answers folded."""

    @abstractmethod
    def best_answer(self) -> Any:
        """Return an answer that earns every point."""

    @abstractmethod
    def worst_answer(self) -> Any:
        """Return a complete answer that earns the fewest points."""

    def with_answers(self, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the question as plain data, verdicts and reasons and all, sources in words."""
        shown = self.model_dump(mode="json", exclude={"frameworks", "inventory"})
        for place, key in self.sources():
            holder: Any = shown
            for step in place[:-1]:
                holder = holder[step]
            holder[place[-1]] = cite(key)
        return shown

    def sources(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield the place and the key of every source the question names."""
        yield ("source",), self.source

    @property
    def fingerprint(self) -> str:
        """A short mark of what is asked. It changes when a saved answer may no longer fit."""
        asked = json.dumps(self.without_answers(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(asked.encode()).hexdigest()[:12]

    def _shown(self, *lists: str) -> dict[str, Any]:
        """Return the question and, of each thing in these lists, only what is read."""
        read = {"__all__": {"id", "text", "label"}}
        kept: dict[str, Any] = {
            "id": True,
            "kind": True,
            "prompt": True,
            **dict.fromkeys(lists, read),
        }
        return self.model_dump(mode="json", include=kept)


def in_stored_order(things: Iterable[T], seed: int, name: str) -> tuple[T, ...]:
    """Return ``things`` shuffled the same way on every machine for one seed and name."""
    shuffled = list(things)
    random.Random(f"{seed}:{name}").shuffle(shuffled)  # noqa: S311 - order, not secrecy
    return tuple(shuffled)
