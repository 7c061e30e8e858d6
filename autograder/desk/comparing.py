"""Compare the answers to each question, once, and keep what came of it for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

from autograder.desk.alike import Alike, by_meaning, by_words
from autograder.desk.copied import Copied
from autograder.desk.meaning import NOT_THERE, Meaning, Reading
from autograder.desk.question import question_text
from autograder.marks.cohort import texts_of
from autograder.marks.ledger import Ledger

FRESH = 600.0
"""Seconds after which the answers are read again: some may have been handed in since."""


@dataclass
class Compared:
    """The answers to one question, and what is alike in them."""

    texts: Mapping[str, str]
    copied: Copied
    words: Alike
    meaning: Alike | None = None
    """There once somebody has asked for it and the answers have been read."""


class Comparing:
    """What is alike in each question of a course. Several threads may ask at once."""

    def __init__(self, ledger: Ledger, meaning: Meaning | None = None) -> None:
        self._ledger = ledger
        self._meaning = meaning
        self._found: dict[tuple[str, str], tuple[float, Compared]] = {}
        self._locks: dict[tuple[str, str], threading.Lock] = {}

    def of(self, assignment: str, cell: str) -> Compared:
        """Return how the answers in a cell compare. The first time takes seconds."""
        key = (assignment, cell)
        with self._locks.setdefault(key, threading.Lock()):
            at, found = self._found.get(key, (0.0, None))
            if found is None or time.monotonic() - at > FRESH:
                texts = texts_of(self._ledger, assignment, cell)
                asked = question_text(self._ledger.course.folder, assignment, cell)
                found = Compared(texts, Copied(texts, asked), by_words(texts))
                self._found[key] = (time.monotonic(), found)
            return found

    def alike(self, assignment: str, cell: str, by: str) -> tuple[Alike, Reading | None]:
        """Return how alike the answers are by "words" or by "meaning".

        Until their meaning is known it is by their words; then how far the reading is goes with it.
        """
        found = self.of(assignment, cell)
        if by != "meaning":
            return found.words, None
        if not self._meaning:
            return found.words, NOT_THERE
        if found.meaning is None and found.words.scripts:
            scripts = found.words.scripts
            vectors = self._meaning.of((assignment, cell), [found.texts[each] for each in scripts])
            if isinstance(vectors, Reading):
                return found.words, vectors
            found.meaning = by_meaning(scripts, vectors)
        return found.meaning or found.words, None

    def reading(self, assignment: str, cell: str) -> Reading | None:
        """Return how far the reading of a question's answers is; nothing if none is under way."""
        return self._meaning.reading((assignment, cell)) if self._meaning else None

    def sharers(self, assignment: str, cell: str, script: str) -> int:
        """Return how many other answers share a passage with one, as far as is known now.

        It waits for nothing: where the answers have not been compared yet, that is begun.
        """
        key = (assignment, cell)
        if key in self._found:
            return len(self._found[key][1].copied.sharers(script))
        if not self._locks.setdefault(key, threading.Lock()).locked():
            threading.Thread(target=self.of, args=key, daemon=True).start()
        return 0
