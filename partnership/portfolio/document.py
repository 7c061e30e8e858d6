"""A journal as a document: the blocks that Word and Markdown are written from.

The words are those of ``document.js`` in the journal's view; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from partnership.activities.journal.model import COURSE
from partnership.portfolio.contents import Contents, Piece, Said, day_of, own_journal
from partnership.portfolio.notes import Notes
from partnership.word import Block

_MARKS = re.compile(r"[\\`*_\[|]")
_LINES = re.compile(r"\r\n|\r|\n")
Order = Literal["chapter", "date", "standard"]
Section = tuple[str, list[tuple[Piece, tuple[Said, ...]]]]


def document_of(contents: Contents, notes: Notes, by: Order, now: datetime) -> list[Block]:
    """Return everything that was written and done, in the order asked for."""
    blocks: list[Block] = [("h1", "My portfolio"), ("small", f"{COURSE}. Saved on {_day(now)}.")]
    for title, rows in sections(contents, notes, by):
        begun = [row for row in rows if row[0].state != "new"]
        if begun:
            blocks.append(("h2", title))
        for piece, said in begun:
            blocks.append(("h3", f"{piece.title} ({piece.stands})"))
            blocks += [*_said(said), *piece.tool.blocks]
            if piece.moved:
                blocks.append(("p", piece.moved))
            blocks += [("li", line) for line in notes.lines(piece.id)]
    if contents.aside:
        blocks.append(("h2", "Kept from before the question changed"))
        blocks += _said(contents.aside)
    return blocks


def certificate_of(contents: Contents, name: str, hours: float, now: datetime) -> list[Block]:
    """Return a certificate that says what it is: the learner's own statement."""
    rows = [
        (
            title,
            sum(piece.state == "done" for piece in pieces),
            len(pieces),
            sum(piece.words for piece in pieces),
        )
        for title, pieces in contents.pages.values()
    ]
    done, of = sum(row[1] for row in rows), sum(row[2] for row in rows)
    words = own_journal().certificate
    says = words.says.format(
        name=name,
        course=COURSE,
        hours=f"{hours:g} hour{'' if hours == 1 else 's'}",
        done=done,
        of=f"{of} {'activity' if of == 1 else 'activities'}",
    )
    heads = ["Chapter", "Activities done", "Words written"]
    table = [[row[0], f"{row[1]} of {row[2]}", str(row[3])] for row in rows if row[1] or row[3]]
    return [
        ("h1", words.whole if done == of else words.part),
        ("p", says),
        ("p", words.honest),
        ("h2", "What was done"),
        ("table", [heads, *table]),
        ("small", f"Made on {_day(now)}."),
    ]


def sections(contents: Contents, notes: Notes, by: Order) -> list[Section]:
    """Return the work in sections, each with a title and pieces with what belongs there."""
    if by == "date":
        return _by_date(contents)
    if by == "standard":
        return _by_standard(contents, notes)
    return [
        (title, [(piece, piece.said) for piece in pieces])
        for title, pieces in contents.pages.values()
    ]


def as_markdown(blocks: Sequence[Block]) -> str:
    """Return a document as Markdown. Whatever a learner wrote stays text."""
    return "\n\n".join(_markdown(blocks)) + "\n"


def _markdown(blocks: Sequence[Block]) -> Iterator[str]:
    marks = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- "}
    for kind, content in blocks:
        if kind == "table":
            rows = ["| " + " | ".join(map(_in_cell, row)) + " |" for row in content]
            yield "\n".join([rows[0], "|---" * len(content[0]) + "|", *rows[1:]])
            continue
        text = content.replace("<", "&lt;")
        if kind == "said":
            yield "\n".join(f"> {line}" for line in text.replace("\r\n", "\n").split("\n"))
        else:
            yield marks.get(kind, "") + text


def _in_cell(text: str) -> str:
    """Return a text that stays in its cell, and a text."""
    marked = _MARKS.sub(r"\\\g<0>", text).replace("<", "&lt;")
    return _LINES.sub("<br>", marked)


def _by_date(contents: Contents) -> list[Section]:
    days: dict[str, dict[str, tuple[Piece, tuple[Said, ...]]]] = {}
    first: dict[str, float] = {}
    for piece in contents.pieces:
        each: list[tuple[float, tuple[Said, ...]]] = [(said.at, (said,)) for said in piece.said]
        for at, said in (each or [(piece.at, ())]) if piece.state != "new" else ():
            day = day_of(at) or "Without a date"
            rows = days.setdefault(day, {})
            before = rows[piece.id][1] if piece.id in rows else ()
            rows[piece.id] = (piece, (*before, *said))
            first[day] = min(at or float("inf"), first.get(day, float("inf")))
    return [(day, list(days[day].values())) for day in sorted(days, key=lambda one: first[one])]


def _by_standard(contents: Contents, notes: Notes) -> list[Section]:
    begun = [piece for piece in contents.pieces if piece.state != "new"]
    standards = notes.standards
    known = {one.id for one in standards}
    found = [
        (one.label, [(piece, piece.said) for piece in begun if one.id in notes.shows(piece.id)])
        for one in standards
    ]
    rest = [(piece, piece.said) for piece in begun if not known & set(notes.shows(piece.id))]
    return [section for section in (*found, ("Not yet put under a standard", rest)) if section[1]]


def _said(all_said: Sequence[Said]) -> Iterator[Block]:
    for said in all_said:
        heading = ", ".join(filter(None, (said.title, day_of(said.at))))
        if heading:
            yield "small", heading
        yield "said", said.text


def _day(now: datetime) -> str:
    return day_of(now.timestamp() * 1000)
