"""What the built pages are made of: the elements a stylesheet has to dress."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

_STRING = re.compile(r'"([\w -]+)"')


@dataclass(frozen=True)
class Element:
    """An element as CSS sees it, without its place in the page."""

    tag: str
    classes: frozenset[str]
    ids: frozenset[str]
    attributes: frozenset[tuple[str, str]]


@dataclass
class Vocabulary:
    """The different elements of some pages, and the text in which colours may be named."""

    elements: set[Element] = field(default_factory=set)
    text: list[str] = field(default_factory=list)
    dynamic: set[str] = field(default_factory=set)
    """Classes, ids, tags and attributes that scripts add to any element."""

    def read_page(self, html: str) -> None:
        """Add every element of one page."""
        reader = _Reader()
        reader.feed(html)
        self.elements |= reader.elements
        self.text.append(html)

    def read_scripts(self, scripts: Iterable[str]) -> None:
        """Add the words of these scripts' strings: each could be a class that one of them sets."""
        for script in scripts:
            for words in _STRING.findall(script):
                self.dynamic.update(words.split())
            self.text.append(script)


class _Reader(HTMLParser):
    """Collects the elements of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[Element] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.add(
            Element(
                tag,
                frozenset(given.get("class", "").split()),
                frozenset(given.get("id", "").split()),
                # Addresses and titles are never styled by their value; without them, a thousand
                # links are one kind of element.
                frozenset(
                    (name, "" if name in {"href", "title", "style", "d"} else value)
                    for name, value in given.items()
                    if name not in {"class", "id"}
                ),
            )
        )
