"""What changed from one version of a form to another. ``changes.js`` has the same rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnership.activities.days import in_words
from partnership.activities.form.model import FormField, FormTool

_ENDS = re.compile(r"\r?\n|(?<=[.!?])[ \t\r\f\v]+")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True)
class Change:
    """An answer that is not what it was."""

    section: str
    label: str
    said: str
    """What became of it: *New.*, *Taken out.*, *Changed.* or from what to what."""
    added: tuple[str, ...] = ()
    """Sentences that only the newer version has."""
    gone: tuple[str, ...] = ()
    """Sentences that only the older version had."""


def changes(tool: FormTool, before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """Return what changed from one set of answers to another, in the order of the form."""
    found = []
    for section in tool.sections:
        for field in section.fields:
            old, now = (read(tool, field, answers.get(field.id, "")) for answers in (before, after))
            if old != now:
                found.append(Change(section.title, field.label, *_change(field, old, now)))
    return found


def read(tool: FormTool, field: FormField, answer: str) -> str:
    """Return an answer as it is read: the label of what was chosen, or what was written."""
    if field.kind == "choice":
        return next((one.label for one in tool.options_of(field) if one.id == answer), "")
    return in_words(answer) if field.kind == "day" else answer.strip()


def _change(field: FormField, old: str, now: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    if not old:
        return "New.", sentences(now), ()
    if not now:
        return "Taken out.", (), sentences(old)
    if field.kind != "text":
        return f"From “{old}” to “{now}”.", (), ()
    added, gone = differing(sentences(old), sentences(now))
    said = "Changed." if added or gone else "The same sentences, set out differently."
    return said, added, gone


def sentences(text: str) -> tuple[str, ...]:
    """Return the lines and sentences of a text, which are what people talk about."""
    parts = (_SPACE.sub(" ", one.strip()) for one in _ENDS.split(text))
    return tuple(one for one in parts if one)


def differing(old: Sequence[str], now: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what only ``now`` has and what only ``old`` has, in order.

    The longest run of what they share, in order, is left out.
    """
    longest = [[0] * (len(now) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(now))):
            same = old[i] == now[j]
            longest[i][j] = (
                longest[i + 1][j + 1] + 1 if same else max(longest[i + 1][j], longest[i][j + 1])
            )
    added, gone = [], []
    i = j = 0
    while i < len(old) or j < len(now):
        if i < len(old) and j < len(now) and old[i] == now[j]:
            i, j = i + 1, j + 1
        elif j >= len(now) or (i < len(old) and longest[i + 1][j] >= longest[i][j + 1]):
            gone.append(old[i])
            i += 1
        else:
            added.append(now[j])
            j += 1
    return tuple(added), tuple(gone)
