"""Read a question's answers with a model of language, in the background, once each.

A desk that has a model asks ``Meaning.of`` and compares words until the vectors are there.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Engine

from autograder.desk.local_model import HOW
from autograder.desk.vectors import META, digest, keep_vectors, read_vectors
from partnership.errors import CourseError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TOGETHER = 16
"""Vectors that are kept at once: what a stop of the server loses at most."""


class Encoder(Protocol):
    """Whatever turns texts into vectors of one length."""

    name: str
    """Changes whenever the vectors of the same texts would."""

    def encode(self, texts: Sequence[str]) -> Iterator[list[float]]:
        """Return the vector of each text in their order, each as soon as it is there.

        Raises:
            CourseError: it cannot; it says why.
        """


@dataclass(frozen=True)
class Reading:
    """How far the reading of one question's answers has come; the same text counts once."""

    done: int
    total: int
    trouble: str = ""
    """Why it stopped, and what to do."""


NOT_THERE = Reading(0, 0, f"no model of language is installed - {HOW} brings one")


class Meaning:
    """The vectors of a course's answers. Several threads may ask at once."""

    def __init__(self, engine: Engine, encoder: Encoder) -> None:
        META.create_all(engine)
        self._engine = engine
        self._encoder = encoder
        self._one = threading.Lock()
        """A model is large: one question is read at a time."""
        self._change = threading.Lock()
        self._under_way: dict[Hashable, Reading] = {}

    def of(self, question: Hashable, texts: Sequence[str]) -> NDArray[np.float32] | Reading:
        """Return the texts' vectors (texts x features), or how far the reading of them is.

        What was never read before is begun to be read. ``question``: whose texts these are.
        """
        with self._change:
            reading = self._under_way.get(question)
            if reading and not reading.trouble:
                return reading
            keys = [digest(self._encoder.name, text) for text in texts]
            kept = read_vectors(self._engine, keys)
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
            if missing:
                begun = Reading(len(kept), len(kept) + len(missing))
                self._under_way[question] = begun
                given = (question, begun, missing)
                threading.Thread(target=self._read, args=given, daemon=True).start()
                return begun
            self._under_way.pop(question, None)
        import numpy as np

        return np.stack([np.frombuffer(kept[key], "<f4") for key in keys])

    def reading(self, question: Hashable) -> Reading | None:
        """Return how far the reading of a question's answers is; nothing if none is under way."""
        return self._under_way.get(question)

    def _read(self, question: Hashable, begun: Reading, missing: dict[str, str]) -> None:
        done = begun.done
        try:
            with self._one:
                vectors = self._encoder.encode(list(missing.values()))
                for some in _together(zip(missing, vectors, strict=True)):
                    keep_vectors(self._engine, some)
                    done += len(some)
                    self._under_way[question] = Reading(done, begun.total)
        except Exception as error:  # A thread has nobody to tell but those who ask.
            logging.getLogger(__name__).exception("Answers could not be read")
            said = str(error) if isinstance(error, CourseError) else f"it failed ({error!r})"
            self._under_way[question] = Reading(done, begun.total, said)
        else:
            self._under_way.pop(question, None)


def _together(found: Iterable[tuple[str, list[float]]]) -> Iterator[dict[str, bytes]]:
    import numpy as np

    some: dict[str, bytes] = {}
    for key, vector in found:
        some[key] = np.asarray(vector, "<f4").tobytes()
        if len(some) == TOGETHER:
            yield some
            some = {}
    if some:
        yield some
