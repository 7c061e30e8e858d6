"""Read a saved journal. It comes from a learner's device, so nothing in it is taken on trust.

The rules are those of ``file.js`` in the journal's view, which reads the same file in a page:
``{"format": "partnership-journal", "version": 1, "course": ..., "saved": ISO 8601 time,
"pages": [[page, its title], ...],
"kept": {"<page>:<activity>": {"<part>": {"answer": ..., "fingerprint": ..., "at": ms}}}}``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

from partnership.activities.responses import Responses
from partnership.errors import CourseError
from partnership.portfolio.locked import is_locked, unlock

FORMAT = "partnership-journal"
VERSION = 1
LARGEST = 5_000_000
"""Bytes. A year's work is some hundred thousand."""

_DEEPEST = 20
_LONGEST_TITLE = 200
_KEY = re.compile(r"[a-z0-9_-]{1,80}(:[a-z0-9_-]{1,80}){1,3}")
_PART = re.compile(r"[A-Za-z0-9@._:-]{1,200}")
_NEVER = {"__proto__", "constructor", "prototype"}

Fault = Literal["large", "damaged", "other", "newer", "strange"]
FAULTS: dict[Fault, tuple[str, str]] = {
    "large": ("far too large to be a saved journal", "choose the file that the journal saved"),
    "damaged": ("this file is damaged and cannot be read", "try an earlier copy"),
    "other": ("this is not a saved journal of this course", "choose the file the journal saved"),
    "newer": ("saved by a newer version of the course", "update the course, then try again"),
    "strange": ("this file holds things that no journal has", "try an earlier copy"),
}


@dataclass(frozen=True)
class Journal:
    """What a learner wrote and did: the responses to each activity, by page and activity."""

    kept: Mapping[tuple[str, str], Responses]
    saved: str
    pages: tuple[tuple[str, str], ...] = ()
    """Each page of the book with its title, in the order of the book, as the file names them."""

    def responses(self, page: str, activity: str) -> Responses:
        """Return the responses to one activity; none if it was not begun."""
        return self.kept.get((page, activity), {})


def read_journal(path: Path, passphrase: Callable[[], str] | None = None) -> Journal:
    """Return the journal in a file; ``passphrase`` is asked for if the file is locked.

    Raises:
        CourseError: the file is missing, too large, damaged, newer, locked, or not a journal.
    """
    return read_journal_bytes(path, passphrase)[0]


def read_journal_bytes(
    path: Path, passphrase: Callable[[], str] | None = None
) -> tuple[Journal, bytes]:
    """Return the journal in a file and its bytes, opened; as ``read_journal``.

    Raises:
        CourseError: as for ``read_journal``.
    """
    if not path.is_file():
        raise CourseError("there is no such file", "check the name", str(path))
    with path.open("rb") as file:
        # One byte more than the largest tells that there is too much. A lock adds a third.
        data = file.read(LARGEST * 7 // 5 + 1)
    if is_locked(data):
        if passphrase is None:
            raise CourseError("this file is locked", "give its passphrase", str(path))
        data = unlock(data, passphrase(), str(path))
    fault, content = journal_in(data)
    if fault:
        what, remedy = FAULTS[fault]
        raise CourseError(what, remedy, str(path))
    kept = {
        (page, activity): responses
        for key, responses in content["kept"].items()
        for page, _, activity in [key.partition(":")]
    }
    titles = tuple(_titles(content.get("pages")))
    return Journal(kept, str(content.get("saved", "")), titles), data


def _titles(pages: object) -> Iterator[tuple[str, str]]:
    for one in pages if isinstance(pages, list) else []:
        if isinstance(one, list) and len(one) == 2 and all(isinstance(text, str) for text in one):
            yield one[0], one[1][:_LONGEST_TITLE]


def journal_in(data: bytes) -> tuple[Fault | None, Any]:
    """Return the name of what is wrong with a journal's file, or else its content."""
    if len(data) > LARGEST:
        return "large", None
    try:
        content = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except RecursionError:
        return "strange", None
    except ValueError:
        return "damaged", None
    if _depth(content) > _DEEPEST:
        return "strange", None
    fault = _fault_in(content)
    return fault, None if fault else content


def _fault_in(content: Any) -> Fault | None:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return "other"
    version = content.get("version")
    # JavaScript, which reads the file too, has one kind of number: 1 and 1.0 are the same.
    if isinstance(version, bool) or not isinstance(version, int | float) or version % 1:
        return "other"
    if version < 1:
        return "other"
    if version > VERSION:
        return "newer"
    if not isinstance(content.get("kept"), dict):
        return "other"
    return None if _is_sound(content["kept"]) else "strange"


def _is_sound(kept: Mapping[str, Any]) -> bool:
    return not _has_name(kept) and all(
        _KEY.fullmatch(key)
        and isinstance(responses, dict)
        and all(
            _PART.fullmatch(part) and _is_response(response) for part, response in responses.items()
        )
        for key, responses in kept.items()
    )


def _is_response(response: Any) -> bool:
    if not isinstance(response, dict) or not isinstance(response.get("fingerprint"), str):
        return False
    at = response.get("at", 0)
    return isinstance(at, int | float) and not isinstance(at, bool) and at >= 0


def _depth(content: Any) -> int:
    layer, depth = [content], 0
    while depth <= _DEEPEST:
        layer = [
            inner
            for one in layer
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not layer:
            return depth
        depth += 1
    return depth


def _has_name(thing: Any) -> bool:
    if isinstance(thing, dict):
        return any(name in _NEVER or _has_name(inner) for name, inner in thing.items())
    return isinstance(thing, list) and any(_has_name(inner) for inner in thing)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"JSON has no {constant}")
