"""The search index: the text of every section, as a script that a page can load from a folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_SKIPPED = {"script", "style", "nav", "noscript", "template", "svg", "button"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "tr", "div", "section", "figcaption", "caption"}
_SKIPPED_CLASSES = {"headerlink", "pw-printed"}
"""Links to headings, and activities as they are printed: with the answers."""
_VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"}


@dataclass
class Section:
    """A part of a page that has an address of its own."""

    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def entry(self) -> list[str]:
        """Return [heading, anchor, text], as the index holds it."""
        title, text = _joined(self.title), _joined(self.text)
        if not title:
            # A reference is known by its authors and year, which come first.
            title = text.partition(")")[0] + ")"
        return [title, f"#{self.anchor}" if self.anchor else "", text]


@dataclass
class _Open:
    """An element that has not ended yet, and the section that ends with it."""

    tag: str
    section: Section | None = None
    skipped: bool = False
    heading: bool = False


class _Reader(HTMLParser):
    """Reads the sections, glossary terms and references of a page's article."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[Section] = []
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID or (tag != "article" and not self._open):
            return
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        element = _Open(tag)
        section = self._section()
        if tag in _SKIPPED or classes & _SKIPPED_CLASSES or (tag == "span" and "label" in classes):
            element.skipped = True
        elif tag == "section" or "citation" in classes:
            element.section = self._start(given.get("id", ""))
        elif tag == "dt" and given.get("id", "").startswith("term-") and self._open:
            # A term's section goes on to the next term, so it ends with the list at the latest.
            self._open[-1].section = self._start(given["id"])
            element.heading = True
        elif tag in _HEADINGS and section and not section.title:
            element.heading = True
        if tag in _BLOCKS and section:
            section.text.append(" ")
        self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in {element.tag for element in self._open}:
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        section = self._section()
        if section and not any(element.skipped for element in self._open):
            in_heading = any(element.heading for element in self._open)
            (section.title if in_heading else section.text).append(data)

    def _section(self) -> Section | None:
        sections = (element.section for element in reversed(self._open) if element.section)
        return next(sections, None)

    def _start(self, anchor: str) -> Section:
        self.sections.append(Section(anchor))
        return self.sections[-1]


def sections_of(html: str) -> list[Section]:
    """Return the sections of a built page, in order; a glossary's terms are sections too."""
    reader = _Reader()
    reader.feed(html)
    return [section for section in _merged(reader.sections) if section.title or section.text]


def _merged(sections: list[Section]) -> Iterator[Section]:
    """Join a term to the acronym that follows it and has its meaning."""
    waiting: Section | None = None
    for section in sections:
        if waiting:
            section = Section(
                waiting.anchor, [*waiting.title, " (", *section.title, ")"], section.text
            )
        if section.anchor.startswith("term-") and not _joined(section.text):
            waiting = section
        else:
            waiting = None
            yield section


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
