"""Which answers are like each other, by their words or by vectors that stand for their meaning.

What an answer is worth, a person says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from autograder.desk.copied import words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR_WORDS, GROUP_WORDS = 0.25, 0.4
"""Cosine of TF-IDF weights, 0 to 1: the least to be shown beside, and the mean of a group."""
NEAR_MEANING, GROUP_MEANING = 0.08, 0.08
"""The same of vectors without what all answers have in common, -1 to 1 (decision 18)."""
FEW = 4
"""Imagined answers that have nothing in common: with few real ones less is taken off."""


@dataclass(frozen=True)
class Alike:
    """The answers to one question, compared. What has no words is not in it."""

    scripts: Sequence[str]
    """Candidate codes."""
    weights: Any
    """Answers x features, each row of length 1: an array, or sparse."""
    least: float
    together: float

    def near(self, script: str, most: int = 6) -> list[tuple[str, float]]:
        """Return the answers most like this one with their likeness, the most alike first."""
        if script not in self.scripts:
            return []
        row = _plain(self.weights @ self.weights[[self.scripts.index(script)]].T).ravel()
        order = sorted(range(len(row)), key=lambda place: -row[place])
        found = [(self.scripts[p], float(row[p])) for p in order if self.scripts[p] != script]
        return [(other, min(share, 1.0)) for other, share in found[:most] if share >= self.least]

    @cached_property
    def groups(self) -> dict[str, int]:
        """The number of the group that each answer belongs to; many are alone in theirs."""
        if len(self.scripts) < 2:
            return dict.fromkeys(self.scripts, 0)
        from sklearn.cluster import AgglomerativeClustering

        joined = AgglomerativeClustering(
            n_clusters=None,
            distance_threshold=1 - self.together,
            metric="precomputed",
            linkage="average",
        ).fit_predict(1 - _plain(self.weights @ self.weights.T).clip(-1, 1))
        return dict(zip(self.scripts, (int(each) for each in joined), strict=True))


def by_words(texts: Mapping[str, str]) -> Alike:
    """Compare answers by their words and pairs of words (TF-IDF). ``texts``: code to text."""
    scripts = sorted(script for script, text in texts.items() if words_of(text))
    if not scripts:
        return Alike([], None, NEAR_WORDS, GROUP_WORDS)
    # Heavy, and only wanted by whoever compares answers.
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = TfidfVectorizer(
        tokenizer=words_of, token_pattern=None, ngram_range=(1, 2), sublinear_tf=True
    ).fit_transform([texts[script] for script in scripts])
    return Alike(scripts, weights.tocsr(), NEAR_WORDS, GROUP_WORDS)


def by_meaning(scripts: Sequence[str], vectors: NDArray[np.float32]) -> Alike:
    """Compare answers by what a model of language made of them.

    All of them answer one question, so all are like one another. What they have in common, the
    mean, is taken off first; a likeness of 0 is then that of any two of them.

    ``vectors``: answers x features, in the order of ``scripts``.
    """
    import numpy as np

    own = vectors - vectors.sum(axis=0) / (len(vectors) + FEW)
    length = np.linalg.norm(own, axis=1, keepdims=True)
    return Alike(scripts, own / np.maximum(length, 1e-9), NEAR_MEANING, GROUP_MEANING)


def _plain(product: Any) -> Any:
    """Return a product of weights as an array, which that of sparse ones is not."""
    return product.toarray() if hasattr(product, "toarray") else product
