"""Send each long text of an activity once, although a page holds it twice.

A page has an activity as data, for its view, and in print, for readers without JavaScript. Where
the data has a text that an element in print holds too, it names that element instead; the host
reads it there (``host/mount.js``). A browser's compression does not see that far back.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

HOLDERS = ("p", "li", "td", "strong")
"""The elements that may hold such a text; ``mount.js`` has the same ones."""
NAME = "$printed"
LONG = 40
"""Shorter texts cost less than the name of a place."""

_VOID = {"br", "hr", "img", "input", "wbr"}


def sparing(spec: dict[str, Any], printed: str) -> dict[str, Any]:
    """Return an activity's data with the numbers of elements in place of their texts.

    Args:
        spec: plain data. None of its mappings has the key ``$printed``.
        printed: the same activity as HTML.
    """
    places = {text: place for place, text in enumerate(texts_in(printed)) if len(text) >= LONG}

    def spared(value: Any) -> Any:
        if isinstance(value, str) and value in places:
            return {NAME: places[value]}
        if isinstance(value, dict):
            return {key: spared(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [spared(one) for one in value]
        return value

    return {key: spared(value) for key, value in spec.items()}


def texts_in(printed: str) -> list[str]:
    """Return the texts of those elements in print that hold nothing but text, in order."""
    reader = _Reader()
    reader.feed(printed)
    return ["".join(one) for one in reader.texts if one is not None]


class _Reader(HTMLParser):
    """Collects what elements hold that hold nothing but text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[list[str] | None] = []
        """In the order in which elements start; None where one holds another element."""
        self._open: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._open and self._open[-1] is not None:
            self.texts[self._open[-1]] = None
        if tag in _VOID:
            return
        if tag in HOLDERS:
            self._open.append(len(self.texts))
            self.texts.append([])
        else:
            self._open.append(None)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        holder = self.texts[self._open[-1]] if self._open and self._open[-1] is not None else None
        if holder is not None:
            holder.append(data)
