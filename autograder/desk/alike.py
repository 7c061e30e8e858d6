"""Which answers are like each other, and which passages stand in more than one.

Words are compared and nothing else: what an answer is worth, a person says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

RUN = 10
"""Words in a row that two people seldom write alike by chance."""
COMMON = 0.2
"""A passage in more than this share of the answers comes from what all of them read."""
NEAR = 0.25
"""The least likeness (cosine of TF-IDF weights, 0 to 1) at which an answer is shown beside."""
GROUP = 0.4
"""The least mean likeness within a group."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass
class Alike:
    """The answers to one question, compared. ``texts``: candidate code to text."""

    texts: Mapping[str, str]
    question: str = ""
    """What all were given to read here; a passage of it is nobody's."""
    _spans: dict[str, list[tuple[int, int]]] = field(init=False, default_factory=dict)
    _holders: dict[tuple[str, ...], set[str]] = field(init=False)
    _runs: dict[str, list[tuple[str, ...]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.scripts = sorted(script for script, text in self.texts.items() if _words(text))
        self._likeness = _likeness([self.texts[script] for script in self.scripts])
        given = set(_runs(_words(self.question)))
        holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for script in self.scripts:
            found = list(_WORD.finditer(self.texts[script]))
            self._spans[script] = [each.span() for each in found]
            self._runs[script] = _runs([each[0].lower() for each in found])
            for run in self._runs[script]:
                holders[run].add(script)
        most = max(3, COMMON * len(self.scripts))
        self._holders = {
            run: who for run, who in holders.items() if 1 < len(who) <= most and run not in given
        }

    def near(self, script: str, most: int = 6) -> list[tuple[str, float]]:
        """Return the answers most like this one with their likeness, the most alike first."""
        if script not in self.scripts:
            return []
        row = self._likeness[self.scripts.index(script)].toarray().ravel()
        order = sorted(range(len(row)), key=lambda place: -row[place])
        found = [(self.scripts[p], float(row[p])) for p in order if self.scripts[p] != script]
        return [(other, share) for other, share in found[:most] if share >= NEAR]

    def groups(self) -> dict[str, int]:
        """Return the number of the group that each answer belongs to; many are alone in theirs."""
        if len(self.scripts) < 2:
            return dict.fromkeys(self.scripts, 0)
        from sklearn.cluster import AgglomerativeClustering

        joined = AgglomerativeClustering(
            n_clusters=None, distance_threshold=1 - GROUP, metric="precomputed", linkage="average"
        ).fit_predict(1 - self._likeness.toarray().clip(0, 1))
        return dict(zip(self.scripts, (int(each) for each in joined), strict=True))

    def passages(self, script: str) -> dict[str, list[str]]:
        """Return what stands word for word in others too, by the other's code."""
        found: dict[str, list[str]] = {}
        for other in sorted(self.sharers(script)):
            found[other] = list(self._passages(script, other))
        return found

    def sharers(self, script: str) -> set[str]:
        """Return the answers that share a passage with this one."""
        runs = self._runs.get(script, [])
        return {who for run in runs for who in self._holders.get(run, ())} - {script}

    def _passages(self, script: str, other: str) -> Iterator[str]:
        spans, start, end = self._spans[script], -1, -1
        for place, run in enumerate(self._runs[script]):
            if other not in self._holders.get(run, ()):
                continue
            if start >= 0 and place > end:
                yield self._cut(script, spans, start, end)
                start = -1
            if start < 0:
                start = place
            end = place + RUN
        if start >= 0:
            yield self._cut(script, spans, start, end)

    def _cut(self, script: str, spans: list[tuple[int, int]], start: int, end: int) -> str:
        return self.texts[script][spans[start][0] : spans[end - 1][1]]


def _words(text: str) -> list[str]:
    return [each.lower() for each in _WORD.findall(text)]


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)]


def _likeness(texts: list[str]) -> Any:
    """Return the cosine of each pair's TF-IDF weights, as a sparse matrix (answers x answers)."""
    if not texts:
        return None
    # Heavy, and only wanted by whoever compares answers.
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = TfidfVectorizer(
        tokenizer=_words, token_pattern=None, ngram_range=(1, 2), sublinear_tf=True
    ).fit_transform(texts)
    return (weights @ weights.T).tocsr()
