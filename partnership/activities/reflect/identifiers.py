"""What in a text might identify somebody, by the patterns of ``datasets/identifiers.yaml``.

``identifiers.js`` reads the same patterns by the same rules, in the learner's own browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator

from partnership.bank.documents import Record, read_record
from partnership.bank.words import Slug, Text
from partnership.paths import datasets

NAME = "[A-ZÀ-ÖØ-Þ](?:[a-zß-öø-ÿ]|['’-][A-ZÀ-ÖØ-Þ]?){0,30}[a-zß-öø-ÿ]"
"""A word that starts like a name, of a length that names have. The same in ``identifiers.js``."""

GAP = "\n"
"""Stands in place of every letter of what is known. No pattern finds it."""

_NOT_ALIKE = re.compile(r"\\|(?<!\[)\.(?!\])|\^|\$|\(\?(?![:!=]|<!)")
"""What Python and JavaScript do not read alike, or read by flags."""


def _read_alike(pattern: str) -> str:
    bare = re.sub(r"\[[^\]]*\]", "[]", pattern)
    found = _NOT_ALIKE.search(bare)
    if found:
        raise ValueError(
            f"the pattern uses '{found[0]}', which is not read alike everywhere"
            " - keep to the forms listed at the top of the file"
        )
    try:
        re.compile(_expanded(pattern, ["X"]))
    except re.error as error:
        raise ValueError(f"not a pattern: {error} - check its brackets") from None
    return pattern


class Pattern(Record):
    """A form that something identifying takes."""

    id: Slug
    looks_like: Text
    find: Annotated[Text, AfterValidator(_read_alike)]
    check: Literal["mod11"] | None = None
    """A sum that the digits found must fit, or they are some other number."""


class Identifiers(Record):
    """The patterns, and the lists of words that they need."""

    patterns: tuple[Pattern, ...]
    organisation: Annotated[Text, AfterValidator(_read_alike)]
    """What an organisation is called, with its address; and letter boxes that are nobody's own."""
    given: tuple[Text, ...]
    known: tuple[Text, ...]


@dataclass(frozen=True)
class Finding:
    """A piece of a text that might identify somebody, and where it starts."""

    pattern: str
    start: int
    text: str


@cache
def identifiers() -> dict[str, Any]:
    """Return the patterns and lists as plain data.

    Raises:
        ContentError: the file is wrong, or a pattern is one that the languages read differently.
    """
    found = read_record(datasets() / "identifiers.yaml", Identifiers)[0]
    return found.model_dump(mode="json", exclude_none=True)


def find_identifiers(
    text: str, data: Mapping[str, Any], *, organisations: bool = False
) -> list[Finding]:
    """Return what might identify somebody, in the order of the text, no two overlapping.

    With ``organisations``, those are named by right, as in an agreement, and passed over.
    """
    known = "|".join(re.escape(one) for one in sorted(data["known"], key=len, reverse=True))
    blanked = _blanked(f"(?<![A-Za-z])(?:{known})(?![A-Za-z])", text)
    if organisations:
        blanked = _blanked(_expanded(data["organisation"], data["given"]), blanked)
    return sorted(_findings(text, blanked, data), key=lambda finding: finding.start)


def _blanked(pattern: str, text: str) -> str:
    return re.sub(pattern, lambda found: GAP * len(found[0]), text)


def _findings(text: str, blanked: str, data: Mapping[str, Any]) -> Iterator[Finding]:
    taken: set[int] = set()
    for pattern in data["patterns"]:
        for found in re.finditer(_expanded(pattern["find"], data["given"]), blanked):
            place = range(found.start(), found.end())
            if not taken.isdisjoint(place) or not _fits(pattern.get("check"), found[0]):
                continue
            taken.update(place)
            yield Finding(pattern["id"], found.start(), text[found.start() : found.end()])


def _expanded(pattern: str, given: list[str]) -> str:
    return pattern.replace("{Name}", NAME).replace("{given}", f"(?:{'|'.join(given)})")


def _fits(check: str | None, digits: str) -> bool:
    """Tell whether the last of ten digits is the one that the other nine call for."""
    if check is None:
        return True
    numbers = [int(digit) for digit in digits]
    rest = sum(number * (10 - place) for place, number in enumerate(numbers[:9])) % 11
    return (11 - rest) % 11 == numbers[9]
