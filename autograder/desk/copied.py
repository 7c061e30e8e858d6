"""Which passages stand word for word in more than one answer. What it means, a person says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

RUN = 10
"""Words in a row that two people seldom write alike by chance."""
COMMON = 0.2
"""A passage in more than this share of the answers comes from what all of them read."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return [each.lower() for each in _WORD.findall(text)]


@dataclass
class Copied:
    """The answers to one question, compared word for word. ``texts``: candidate code to text."""

    texts: Mapping[str, str]
    question: str = ""
    """What all were given to read here; a passage of it is nobody's."""
    _spans: dict[str, list[tuple[int, int]]] = field(init=False, default_factory=dict)
    _holders: dict[tuple[str, ...], set[str]] = field(init=False)
    _runs: dict[str, list[tuple[str, ...]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        given = set(_runs(words_of(self.question)))
        holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for script, text in self.texts.items():
            found = list(_WORD.finditer(text))
            self._spans[script] = [each.span() for each in found]
            self._runs[script] = _runs([each[0].lower() for each in found])
            for run in self._runs[script]:
                holders[run].add(script)
        most = max(3, COMMON * sum(map(bool, self._spans.values())))
        self._holders = {
            run: who for run, who in holders.items() if 1 < len(who) <= most and run not in given
        }

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


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)]
