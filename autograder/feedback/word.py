"""Feedback as a Word document: the same words as the page, with real headings and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from autograder.feedback.book import address
from autograder.feedback.model import Clicked, Feedback, Judged, Section, Written
from autograder.feedback.words import (
    CHANGED,
    NOTE,
    TOP,
    again_said,
    handed_in,
    level_said,
    mark_rows,
    marks_of,
    place_of,
    remark_on,
)
from autograder.marks.event import plain
from autograder.marks.safe import LONGEST
from partnership.word import Block, word_bytes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def document(feedback: Feedback, book: str = "") -> bytes:
    """Return the document as a .docx file. ``book`` is the address of the published book."""
    title = f"Your feedback: {feedback.title}"
    return word_bytes(list(_blocks(feedback, title, book)), title)


def _blocks(feedback: Feedback, title: str, book: str) -> Iterator[Block]:
    yield "h1", title
    yield "p", str(plain(f"For {feedback.name}{handed_in(feedback.handed_in)}"))
    yield "h2", marks_of(feedback.total, feedback.most)
    yield "table", [("Part", "Yours", "Of"), *mark_rows(feedback)]
    if feedback.steps:
        yield "h2", "What to do next"
        for step in feedback.steps:
            yield from _place(f"{step.about}: {step.what}", step.section, book)
    for part in feedback.parts:
        yield "h2", f"{part.heading} ({marks_of(part.marks, part.most)})"
        if isinstance(part, Written):
            yield from _written(part)
        elif isinstance(part, Clicked):
            yield from _clicked(part, book)
    yield "small", NOTE


def _written(part: Written) -> Iterator[Block]:
    if part.changed:
        yield "p", CHANGED
    yield from _comment("What your tutor says", part.comment)
    for one in part.judged:
        yield from _judged(one)
    for remark in part.remarks:
        yield from _comment(remark_on(remark), remark.comment)
    yield "h3", "What you wrote"
    yield from _own_words(part.text)


def _judged(one: Judged) -> Iterator[Block]:
    yield "h3", f"{one.criterion.name} ({marks_of(one.marks, one.criterion.most)})"
    yield "p", one.criterion.asks
    yield "p", f"{level_said(one)}. {one.level.descriptor}"
    if one.comment.strip():
        yield "warning", str(plain(one.comment.strip()))
    up = one.next_up
    yield "p", f"One level up: {up.label}. {up.descriptor}" if up else TOP


def _clicked(part: Clicked, book: str) -> Iterator[Block]:
    yield from _comment("What is said of it", part.comment)
    yield "p", again_said(part)
    for section in part.again:
        yield from _place("", section, book)


def _comment(heading: str, text: str) -> Iterator[Block]:
    if text.strip():
        yield "h3", str(plain(heading))
        yield "warning", str(plain(text.strip()))


def _place(text: str, section: Section | None, book: str) -> Iterator[Block]:
    """Yield a point of a list that ends in a section of the book, as a link if it is known."""
    before = f"{text} See " if text and section else text
    if section is None:
        yield "li", text
    elif book:
        yield "linked", (before, place_of(section), address(section, book))
    else:
        yield "li", f"{before}{place_of(section)}{'.' if text else ''}"


def _own_words(text: str) -> Iterator[Block]:
    """Yield what a student wrote in Markdown, by its paragraphs and lists, as plain text.

    HTML is shown as it was typed, a link by its words, a picture by its description. What is far
    longer than an answer is not taken apart.
    """
    whole = str(plain(text))
    if not whole.strip():
        yield "p", "Nothing was written here."
    elif len(whole) > LONGEST:
        yield "said", whole
    else:
        depth = 0
        for token in _markdown().parse(whole):
            if token.type.startswith(("bullet_list", "ordered_list")):
                depth += token.nesting
            elif token.type == "inline":
                yield "li" if depth else "said", _in_words(token.children or ())
            elif token.type in ("fence", "code_block"):
                yield "said", token.content.rstrip("\n")


def _in_words(tokens: Sequence[Token]) -> str:
    return "".join(_word(token) for token in tokens)


def _word(token: Token) -> str:
    if token.type == "image":
        return f"[picture: {token.content or 'without a description'}]"
    return {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})
