"""The search index: the text of every section, as a script that a page can load from a folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_SKIPPED = {"script", "style", "nav", "noscript", "template", "svg", "button"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "tr", "div", "section", "figcaption", "caption"}
_VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"}


@dataclass
class Section:
    """A part of a page that has an address of its own."""

    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def entry(self) -> list[str]:
        """Return [heading, anchor, text], as the index holds it."""
        title = _joined(self.title)
        return [title, f"#{self.anchor}" if self.anchor else "", _joined(self.text)]


class _Reader(HTMLParser):
    """Reads the sections and glossary terms of a page's article."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[Section] = []
        self._open: list[Section] = []
        self._article = False
        self._skipping: list[str] = []
        self._in_title: str = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._skipping:
            if tag not in _VOID:
                self._skipping.append(tag)
            return
        if tag == "article":
            self._article = True
        if not self._article or tag in _VOID:
            return
        if tag in _SKIPPED or "headerlink" in given.get("class", "").split():
            self._skipping.append(tag)
        elif tag == "section":
            self._start(given.get("id", ""))
        elif tag == "dt" and given.get("id", "").startswith("term-"):
            if self._open and self._open[-1].anchor.startswith("term-"):
                self._open.pop()
            self._start(given["id"])
            self._in_title = tag
        elif tag in _HEADINGS and self._open and not self._open[-1].title:
            self._in_title = tag
        elif tag in _BLOCKS and self._open:
            self._open[-1].text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag == self._skipping[-1]:
                self._skipping.pop()
            return
        if tag == self._in_title:
            self._in_title = ""
        elif tag == "article":
            self._article = False
        elif tag in {"section", "dl"} and self._article and self._open:
            if (tag == "dl") == self._open[-1].anchor.startswith("term-"):
                self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._article and not self._skipping:
            section = self._open[-1]
            (section.title if self._in_title else section.text).append(data)

    def _start(self, anchor: str) -> None:
        section = Section(anchor)
        self.sections.append(section)
        self._open.append(section)


def sections_of(html: str) -> list[Section]:
    """Return the sections of a built page, in order; a glossary's terms are sections too."""
    reader = _Reader()
    reader.feed(html)
    return [section for section in reader.sections if _joined(section.title)]


def script(pages: Mapping[str, str], order: Iterable[str]) -> str:
    """Return the index of ``pages`` (name to HTML) as a script, page by page in ``order``."""
    index = []
    for name in dict.fromkeys(order):
        sections = sections_of(pages[name]) if name in pages and name != "search" else []
        if sections:
            # The first section is the page itself: its address needs no anchor.
            first, *rest = (section.entry() for section in sections)
            entries = [[first[0], "", first[2]], *rest]
            index.append({"title": first[0], "url": f"{name}.html", "sections": entries})
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"partnershipSearchIndex({text});\n"


def _joined(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
