"""The work in a tool as blocks of a document, made from the tool's outline.

``read_out.js`` does the same in a page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from partnership.activities.days import in_words
from partnership.activities.tools.model import Tool
from partnership.activities.tools.outline import Cell, Facts, Outline, Part, Rows, Said, Value
from partnership.word import Block

Scope = tuple[Mapping[str, Any], ...]
"""The record at hand first, and the work itself last."""

SPACE = " \t\r\n"
"""What is taken off the ends of a text: the same in JavaScript."""


@dataclass(frozen=True)
class ReadOut:
    """What is kept in a tool, to be read."""

    blocks: tuple[Block, ...] = ()
    """*h4* and *small* have a text, *said* one's own words, *table* rows with the heads first."""
    texts: tuple[tuple[str, str], ...] = ()
    """Each text of the writer's own, after where in the tool it stands."""


def kept_in(tool: Tool, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return all the pieces of somebody's work; one that does not fit is as if it were not there.

    ``answers`` are by the id of the part. They come from somebody's device.
    """
    found = tool.WORK().model_dump(mode="json")
    for name in tool.WORK.model_fields:
        if f"{tool.id}.{name}" not in answers:
            continue
        answer = answers[f"{tool.id}.{name}"]
        # Half of a character, which no text may hold, must not take the rest with it.
        text = json.dumps({name: answer}, ensure_ascii=False).encode("utf-8", "replace")
        try:
            found[name] = tool.WORK.model_validate_json(text).model_dump(mode="json")[name]
        except ValidationError:
            continue
    return found


def begun_in(tool: Tool, work: Mapping[str, Any]) -> set[str]:
    """Return the ids of the parts in which there is something: no rows, say, are nothing."""
    empty = tool.WORK().model_dump(mode="json")
    return {f"{tool.id}.{name}" for name in work if work[name] != empty[name]}


def read_out(outline: Outline, work: Mapping[str, Any]) -> ReadOut:
    """Return what is kept as it reads."""
    reader = _Reader(work)
    blocks = tuple(block for one in outline for block in reader.read(one))
    return ReadOut(blocks, tuple(reader.texts))


class _Reader:
    def __init__(self, work: Mapping[str, Any]) -> None:
        self.work = work
        self.texts: list[tuple[str, str]] = []

    def read(self, one: Said | Part) -> list[Block]:
        if isinstance(one, Said):
            return self._said(one, (self.work,), "")
        scope: Scope = (self.work,)
        found: list[Block] = []
        for place, row in enumerate(_rows(one.over, scope, ()) if one.over else [None]):
            inner = scope if row is None else (row, *scope)
            number = one.title.replace("{n}", str(place + 1))
            title = (self._cell(one.named, inner) if one.named else "") or number
            blocks = [block for part in one.parts for block in self._of(part, inner, title)]
            if not blocks:
                continue
            found += [("h4", title), *blocks]
            for value in one.named.values if one.named else ():
                self._note(value, self._text(value, inner), number)
        return found

    def _of(self, part: Said | Rows | Facts, scope: Scope, title: str) -> list[Block]:
        if isinstance(part, Said):
            return self._said(part, scope, title)
        return (
            self._rows(part, scope, title)
            if isinstance(part, Rows)
            else self._facts(part, scope, title)
        )

    def _said(self, said: Said, scope: Scope, title: str) -> list[Block]:
        text = self._text(said.value, scope, "\n")
        self._note(said.value, text, title, said.label)
        return [("small", said.label), ("said", text)] if text else []

    def _facts(self, part: Facts, scope: Scope, title: str) -> list[Block]:
        found = [(label, value, self._text(value, scope)) for label, value in part.facts]
        if not any(text for _, _, text in found):
            return []
        for label, value, text in found:
            self._note(value, text, title, label)
        rows = [[label, text or value.otherwise] for label, value, text in found]
        return [("table", [list(part.heads), *(row for row in rows if row[1])])]

    def _rows(self, part: Rows, scope: Scope, title: str) -> list[Block]:
        keys = self._keys(part)
        scopes = [scope]
        for name in part.over:
            scopes = [(row, *each) for each in scopes for row in _rows(name, each, keys)]
        scopes.sort(key=lambda each: [each[0].get(name) or 9999 for name in part.in_order])
        cells = [[self._cell(cell, each) for _, cell in part.columns] for each in scopes]
        rows = [row for row in cells if any(row[int(part.more) :])]
        if not rows:
            return []
        for each, row in zip(scopes, cells, strict=True):
            if any(row[int(part.more) :]):
                self._note_row(part, each, title)
        heads = [head for head, _ in part.columns]
        wanted = [not at or any(row[at] for row in rows) for at in range(len(heads))]
        table = [
            [text for text, keep in zip(row, wanted, strict=True) if keep] for row in (heads, *rows)
        ]
        return [("table", table)]

    def _keys(self, part: Rows) -> list[str]:
        """Return the names that rows can have where they are not in a list."""
        named = [value for _, cell in part.columns for value in cell.values if value.of == "key"]
        known = [[*(one.words or ()), *(r["id"] for r in self._records(one))] for one in named]
        return list(dict.fromkeys(known[0])) if known else []

    def _records(self, value: Value) -> Sequence[Mapping[str, Any]]:
        return self.work.get(value.piece) or ()

    def _cell(self, cell: Cell, scope: Scope) -> str:
        texts = (self._text(one, scope) or one.otherwise for one in cell.values)
        return cell.between.join(text for text in texts if text)

    def _text(self, value: Value, scope: Scope, between: str = "; ") -> str:
        found = _at(value.of, scope)
        all_ = found if isinstance(found, list) else [found]
        return between.join(text for text in (self._one(value, each) for each in all_) if text)

    def _one(self, value: Value, kept: Any) -> str:
        if value.words and str(kept) in value.words:
            return value.words[str(kept)]
        if value.piece:
            records = (one for one in self._records(value) if one["id"] == kept)
            kept = next((one[value.pick] for one in records), kept if value.words else "")
        elif value.pick:
            kept = kept[value.pick]
        text = "" if kept is None else str(kept).strip(SPACE)
        return in_words(text) if value.day else text

    def _note_row(self, part: Rows, scope: Scope, title: str) -> None:
        for head, cell in part.columns:
            for value in cell.values:
                self._note(value, self._text(value, scope), title, head)

    def _note(self, value: Value, text: str, *place: str) -> None:
        chosen = text in (value.words or {}).values()
        if text and not value.piece and not chosen:
            self.texts.append((": ".join(filter(None, place)), text))


def _at(path: str, scope: Scope) -> Any:
    """Return what is kept at a place, or None."""
    out = len(path) - len(path.lstrip("^"))
    found: Any = scope[out]
    for name in path.lstrip("^").split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _rows(name: str, scope: Scope, keys: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    found = _at(name, scope) or ()
    if isinstance(found, Mapping):
        known = [key for key in keys if key in found]
        for key in (*known, *sorted(found.keys() - set(known))):
            yield {**found[key], "key": key}
    else:
        yield from found
