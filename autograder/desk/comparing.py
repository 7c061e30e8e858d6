"""Compare the answers to each question, once, and keep what came of it for a while."""

from __future__ import annotations

import threading
import time

from autograder.desk.alike import Alike
from autograder.desk.question import question_text
from autograder.marks.cohort import texts_of
from autograder.marks.ledger import Ledger

FRESH = 600.0
"""Seconds after which the answers are read again: some may have been handed in since."""


class Comparing:
    """What is alike in each question of a course. Several threads may ask at once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._found: dict[tuple[str, str], tuple[float, Alike]] = {}
        self._locks: dict[tuple[str, str], threading.Lock] = {}

    def of(self, assignment: str, cell: str) -> Alike:
        """Return how the answers in a cell compare. The first time takes seconds."""
        key = (assignment, cell)
        with self._locks.setdefault(key, threading.Lock()):
            at, found = self._found.get(key, (0.0, None))
            if found is None or time.monotonic() - at > FRESH:
                found = Alike(
                    texts_of(self._ledger, assignment, cell),
                    question_text(self._ledger.course.folder, assignment, cell),
                )
                self._found[key] = (time.monotonic(), found)
            return found

    def sharers(self, assignment: str, cell: str, script: str) -> int:
        """Return how many other answers share a passage with one, as far as is known now.

        It waits for nothing: where the answers have not been compared yet, that is begun.
        """
        key = (assignment, cell)
        if key in self._found:
            return len(self._found[key][1].sharers(script))
        if not self._locks.setdefault(key, threading.Lock()).locked():
            threading.Thread(target=self.of, args=key, daemon=True).start()
        return 0
