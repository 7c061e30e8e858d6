"""The whole course as one page, to be printed: a cover, the contents, and every page in order."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template
from urllib.parse import urldefrag, urljoin, urlsplit

from partnership.site.answers_apart import answers_apart
from partnership.site.installable import ICON

HERE = Path(__file__).parent

_ARTICLE = re.compile(r'<article class="bd-article">(.*)</article>', re.DOTALL)
_HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"""<[a-z][\w-]*(?:"[^"]*"|'[^']*'|[^<>"'])*>""", re.IGNORECASE)
_ID = re.compile(r'(?<=\s)(id|for|headers|aria-labelledby|aria-describedby)="([^"]*)"')
_HREF = re.compile(r'\s(href|src)="([^"]*)"')
_NOT_ON_PAPER = (
    re.compile(r"<script\b.*?</script>", re.DOTALL),
    re.compile(r"<noscript\b.*?</noscript>", re.DOTALL),
    re.compile(r'<a class="headerlink".*?</a>', re.DOTALL),
    re.compile(r'<div class="toctree-wrapper[^>]*>\s*</div>'),
)


@dataclass(frozen=True)
class Chapter:
    """A page of the book, as it is printed."""

    name: str
    part: str
    title: str
    body: str

    @property
    def key(self) -> str:
        """What its anchors start with."""
        return key_of(self.name)


def read_chapters(book: Path, names: Mapping[str, str]) -> list[Chapter]:
    """Return the pages of a built book that are printed, in order.

    Args:
        book: the folder of the built book.
        names: the part that each page belongs to, by the page's name, in order.
    """
    chapters = []
    for name, part in names.items():
        text = (book / f"{name}.html").read_text(encoding="utf-8")
        article = _ARTICLE.search(text)
        body = article[1] if article else ""
        for what in _NOT_ON_PAPER:
            body = what.sub("", body)
        heading = _HEADING.search(body)
        title = re.sub(r"<[^>]+>", "", heading[1]) if heading else name
        body = answers_apart(body)
        # Nobody can open a fold on paper.
        body = re.sub(r"<details\b(?![^>]*\sopen\b)", "<details open", body)
        chapters.append(Chapter(name, part, html.unescape(title).strip(), body))
    return [_linked(chapter, {one.name for one in chapters}) for chapter in chapters]


def assembled(
    title: str, author: str, chapters: Sequence[Chapter], styles: str, numbers: Mapping[str, int]
) -> str:
    """Return the page to be printed.

    Args:
        title: the course's.
        author: as the cover names it.
        chapters: what is printed.
        styles: the style sheet of the book.
        numbers: the page on which each chapter starts, by its name; none on a first run.
    """
    page = Template((HERE / "templates" / "handbook.html").read_text(encoding="utf-8"))
    own = (HERE / "styles" / "handbook.css").read_text(encoding="utf-8")
    today = date.today()
    return page.substitute(
        title=html.escape(title),
        author=html.escape(author),
        printed=f"{today.day} {today:%B %Y}",
        icon=ICON.read_text(encoding="utf-8"),
        styles=f"{styles}\n{own}\n{_running_titles(chapters)}",
        contents=_contents(chapters, numbers, title),
        chapters="\n".join(
            f'<section class="pw-chapter" id="{key}" style="page: {key}">{one.body}</section>'
            for key, one in ((one.key, one) for one in chapters)
        ),
    )


def key_of(name: str) -> str:
    """Return what the anchors of a page start with; no id of a page's own starts so."""
    return "pw-" + re.sub(r"[^\w-]", "-", name)


def _linked(chapter: Chapter, printed: set[str]) -> Chapter:
    """Return a chapter whose anchors are its own and whose links lead within the handbook."""

    def anchor(match: re.Match[str]) -> str:
        ids = " ".join(f"{chapter.key}--{one}" for one in match[2].split())
        return f'{match[1]}="{ids}"'

    def address(match: re.Match[str]) -> str:
        kind, given = match[1], html.unescape(match[2])
        if urlsplit(given).scheme:
            return match[0]
        target, fragment = urldefrag(urljoin(f"{chapter.name}.html", given))
        name = target.removesuffix(".html")
        if kind == "src":
            return f' src="{html.escape(target)}"'
        if name not in printed:
            return ""
        return f' href="#{key_of(name)}{f"--{html.escape(fragment)}" if fragment else ""}"'

    def tag(match: re.Match[str]) -> str:
        return _HREF.sub(address, _ID.sub(anchor, match[0]))

    return Chapter(chapter.name, chapter.part, chapter.title, _TAG.sub(tag, chapter.body))


def _contents(chapters: Sequence[Chapter], numbers: Mapping[str, int], course: str) -> str:
    lines = []
    part = None
    for chapter in chapters:
        if chapter.part != part:
            part = chapter.part
            lines.append(f"<p>{html.escape(part)}</p>" if part else "")
        # The first page has the course's name, which says little in a list of what is in it.
        shown = "About this course" if chapter.title == course else chapter.title
        lines.append(
            f'<a href="#{chapter.key}"><span>{html.escape(shown)}</span>'
            f"<span>{numbers.get(chapter.name, '')}</span></a>"
        )
    return "\n".join(lines)


def _running_titles(chapters: Sequence[Chapter]) -> str:
    """Return rules that put the title of each chapter at the foot of its pages."""
    return "\n".join(
        f"@page {one.key} {{ @bottom-left {{ content: {_css_string(one.title)} }} }}"
        for one in chapters
    )


def _css_string(text: str) -> str:
    return '"' + re.sub(r'(["\\<])', lambda match: f"\\{ord(match[1]):x} ", text) + '"'
