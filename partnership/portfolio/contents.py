"""What a saved journal shows: every activity of the course, and what is kept of it.

The rules are those of ``contents.js`` in the journal's view; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from partnership.activities import catalogue
from partnership.activities.journal.model import Journal as JournalActivity
from partnership.activities.parts import Part
from partnership.activities.responses import Responses, fine_in
from partnership.activities.tools.model import Tool
from partnership.activities.tools.read_out import ReadOut, begun_in, kept_in, read_out
from partnership.portfolio.journal import Journal
from partnership.portfolio.set_aside import set_aside

OWN = "my-journal"
"""The id of the journal in the bank."""


@dataclass(frozen=True)
class Said:
    """Something a learner wrote or chose; ``at`` is in milliseconds, 0 where it is not known."""

    title: str
    text: str
    at: float
    short: bool = False
    """Whether it was chosen and not written."""
    tool: str = ""
    """The id of the tool in which it was kept, if it was set aside there."""


@dataclass(frozen=True)
class Piece:
    """The work on one activity. ``state`` is *new*, *begun* or *done*."""

    id: str
    title: str
    page: str
    state: str
    done: int
    steps: int
    said: tuple[Said, ...]
    tool: ReadOut
    """What is kept in it, if it is a tool; else nothing."""
    at: float
    moved: str
    """How a stance changed between before and after, in a sentence."""
    fine: frozenset[str] = frozenset()
    """What was called fine where it was written, though it might identify someone."""

    @property
    def stands(self) -> str:
        """How far it has got, in words."""
        if self.state in ("done", "new"):
            return {"done": "Done", "new": "Not begun"}[self.state]
        return f"{self.done} of {self.steps} done" if self.steps > 1 else "Begun"

    @property
    def words(self) -> int:
        """How many words the learner wrote."""
        texts = [said.text for said in self.said if not said.short]
        return sum(len(text.split()) for text in (*texts, *(text for _, text in self.tool.texts)))


@dataclass(frozen=True)
class Contents:
    """The work of a journal by page, and what fits no question of today."""

    pages: Mapping[str, tuple[str, tuple[Piece, ...]]]
    """The title and the pieces of each page, in the order of the book."""
    aside: tuple[Said, ...]

    @property
    def pieces(self) -> Iterator[Piece]:
        """Every activity, in the order of the book."""
        for _, pieces in self.pages.values():
            yield from pieces


def own_journal() -> JournalActivity:
    """Return the journal of the bank: its scales, its standards and the words of a certificate."""
    return cast(JournalActivity, catalogue.find_activity(OWN))


def contents_of(journal: Journal) -> Contents:
    """Return what a journal shows."""
    kept = {":".join(place): responses for place, responses in journal.kept.items()}
    own = own_journal().own
    found = [
        (_piece(kind.view, one, kept), shown)
        for kind, one in catalogue.shown_on_pages()
        if one.id != OWN
        for shown in [_shown(one, kept)]
    ]
    titles = dict(journal.pages)
    pages = [*titles, *sorted({piece.page for piece, _ in found} - titles.keys())]
    by_page = {
        page: (
            titles.get(page) or page.replace("-", " ").capitalize(),
            tuple(piece for piece, _ in found if piece.page == page),
        )
        for page in pages
    }
    known = {place for _, shown in found for place in shown}
    names = {one.id: (one.title, isinstance(one, Tool)) for _, one in catalogue.shown_on_pages()}
    aside = tuple(
        Said(title, text, _at(response), tool=tool)
        for title, text, response, tool in set_aside(
            kept, lambda key, part: key == own or (key, part) in known, names.get
        )
    )
    return Contents({page: one for page, one in by_page.items() if one[1]}, aside)


def day_of(at: float) -> str:
    """Return the day of a time in milliseconds, such as ``22 November 2026``; empty for 0."""
    try:
        day = datetime.fromtimestamp(at / 1000).astimezone() if at else None
    except (OverflowError, OSError, ValueError):
        return ""
    return f"{day.day} {day:%B} {day.year}" if day else ""


def _piece(view: str, one: catalogue.Activity, kept: Mapping[str, Responses]) -> Piece:
    responses = kept.get(_key(one, kept), {})
    answered = _answered(one, responses)
    steps = catalogue.steps_of(one)
    final = {part.id for part, response in answered if part.counts and _is_final(response)}
    said = [_said(one.id, part, response) for part, response in answered]
    tool = ReadOut()
    if isinstance(one, Tool):
        work = kept_in(one, {part.id: response.get("answer") for part, response in answered})
        tool = read_out(one.outline(), work)
        final &= begun_in(one, work)
        said = []
    done = min(steps, len(final))
    return Piece(
        one.id,
        one.title,
        one.page,
        "done" if 0 < steps <= done else "begun" if responses else "new",
        done,
        steps,
        tuple(each for each in said if each and (each.short or view != "quiz")),
        tool,
        max(map(_at, responses.values()), default=0),
        _moved(one.id, answered) if view == "stance" else "",
        frozenset().union(*(fine_in(response) for _, response in answered)),
    )


def _answered(
    one: catalogue.Activity, responses: Responses
) -> list[tuple[Part, Mapping[str, Any]]]:
    pairs = ((part, responses.get(part.id)) for part in catalogue.parts_of(one))
    return [
        (part, response)
        for part, response in pairs
        if response and response.get("fingerprint") == part.fingerprint
    ]


def _shown(one: catalogue.Activity, kept: Mapping[str, Responses]) -> set[tuple[str, str]]:
    key = _key(one, kept)
    return {(key, part.id) for part, _ in _answered(one, kept.get(key, {}))}


def _key(one: catalogue.Activity, kept: Mapping[str, Responses]) -> str:
    now = f"{one.page}:{one.id}"
    return now if now in kept else next((key for key in kept if key.endswith(f":{one.id}")), now)


def _said(name: str, part: Part, response: Mapping[str, Any]) -> Said | None:
    answer = response.get("answer")
    text = part.words.get(_as_name(answer), answer)
    title = part.title if part.id != name else ""
    if not isinstance(text, str) or not text.strip():
        return None
    return Said(title, text, _at(response), bool(part.words))


def _moved(name: str, answered: list[tuple[Part, Mapping[str, Any]]]) -> str:
    places = {
        part.id: (response["answer"], part.words[_as_name(response.get("answer"))])
        for part, response in answered
        if _as_name(response.get("answer")) in part.words
    }
    before, after = places.get(f"{name}.before"), places.get(f"{name}.after")
    if not before or not after:
        return ""
    steps = abs(int(after[0]) - int(before[0]))
    if not steps:
        return f"Before and after you stood in the same place: “{after[1]}”."
    how_far = "1 step" if steps == 1 else f"{steps} steps"
    return f"Between before and after you moved {how_far}: from “{before[1]}” to “{after[1]}”."


def _as_name(answer: object) -> str:
    """Return what JavaScript, which wrote the journal, calls a number or a text."""
    if isinstance(answer, float) and answer.is_integer():
        return str(int(answer))
    return str(answer) if type(answer) in (int, str) else ""


def _is_final(response: Mapping[str, Any]) -> bool:
    return response.get("checked") is not False


def _at(response: Mapping[str, Any]) -> float:
    at: float = response.get("at", 0)
    return at
