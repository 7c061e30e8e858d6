"""What a journal holds that fits no question of today, as it reads.

It was kept before a question, or the format of a tool's work, changed. ``set_aside.js`` in the
journal's view has the same rules; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from partnership.activities.responses import Responses

_UNSAID = "id"
"""What names a record to the computer, and says nothing to a reader."""

_SPACE = " \t\r\n"
_LARGEST = 2**53 - 1
_LAST_INDEX = 2**32 - 2
"""JavaScript puts names that are numbers up to this one before all others."""

Known = Callable[[str], tuple[str, bool] | None]
"""The title of an activity of the course, and whether it is a tool."""


def set_aside(
    kept: Mapping[str, Responses], is_shown: Callable[[str, str], bool], known: Known
) -> Iterator[tuple[str, str, Mapping[str, Any], str]]:
    """Yield what is not shown in its own place: title, text, response and the tool's id.

    The id is empty for what is kept in no tool.
    """
    for key, responses in kept.items():
        name = key.split(":")[1]
        found = known(name)
        for part, response in responses.items():
            if is_shown(key, part):
                continue
            title, text = _read(name, part, response.get("answer"), found)
            if text.strip():
                yield title, text, response, name if found and found[1] else ""


def _read(name: str, part: str, answer: object, known: tuple[str, bool] | None) -> tuple[str, str]:
    title, is_tool = known or (name.replace("-", " "), True)
    if isinstance(answer, str):
        return title, answer
    lines = [
        ": ".join(filter(None, (", ".join(path), str(one))))
        for path, one in _leaves(answer, ())
        # Elsewhere, words without a space are what the course calls a choice.
        if is_tool or (isinstance(one, str) and re.search(r"[ \t\r\n]", one))
    ]
    named = part.partition("@")[0]
    piece = named.removeprefix(f"{name}.") if named.startswith(f"{name}.") else ""
    return f"{title}: {_in_words(piece)}" if piece else title, "\n".join(lines)


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str | int]]:
    """Yield every text and whole number in a value, with where it stands."""
    if isinstance(value, str):
        if text := value.strip(_SPACE):
            yield path, text
    elif isinstance(value, list):
        for place, one in enumerate(value, 1):
            yield from _leaves(one, (*path, str(place)))
    elif isinstance(value, dict):
        for name in sorted(value, key=_as_in_javascript):
            if name != _UNSAID:
                yield from _leaves(value[name], (*path, _in_words(name)))
    elif _is_whole(value):
        yield path, int(value)


def _is_whole(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= _LARGEST and value == int(value)


def _as_in_javascript(name: str) -> int:
    is_index = re.fullmatch(r"0|[1-9][0-9]{0,9}", name) and int(name) <= _LAST_INDEX
    return int(name) if is_index else _LAST_INDEX + 1


def _in_words(name: str) -> str:
    return re.sub("[._-]+", " ", name).strip()
