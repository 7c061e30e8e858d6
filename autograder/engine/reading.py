"""Read a notebook that a student handed in, and make the best of one that is damaged."""

from __future__ import annotations

import json
from typing import Any

import nbformat
from nbformat import ValidationError
from nbformat.v4 import nbjson, new_notebook, new_raw_cell
from nbformat.validator import validate

from autograder.engine.mending import give_ids, mend

DAMAGED = "the file is damaged"
"""What the note begins with if cells of a notebook were lost."""
REST = 100_000
"""Characters shown of a damaged file's end."""


class UnreadableError(Exception):
    """Nothing can be made of the file; the text says why, for the tutor."""


def read_notebook(content: bytes, most: int) -> tuple[Any, list[str]]:
    """Return a notebook in format 4 and what a tutor should know about the file.

    A file that was cut short keeps the cells before the cut. A file in Latin-1 is read as that.

    Raises:
        UnreadableError: it is larger than ``most`` bytes, or holds no notebook.
    """
    if len(content) > most:
        raise UnreadableError(
            f"the notebook is larger than {most >> 20} MB: ask the student to clear its outputs"
        )
    notes = []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
        notes.append("the file is not in UTF-8: letters with accents may be wrong")
    if "\\ud" in text.lower():
        text = _without_halves(text)
    try:
        found = json.loads(text)
    except RecursionError:
        raise UnreadableError("the notebook is nested too deeply to be one") from None
    except ValueError:
        found = _before_the_cut(text)
        notes.append(f"{DAMAGED}: {len(found['cells']) - 1} of its cells could be read")
    except MemoryError:
        raise UnreadableError("the notebook takes more memory to read than there is") from None
    return _as_notebook(found), notes


def _as_notebook(found: Any) -> Any:
    if not isinstance(found, dict) or not isinstance(found.get("nbformat"), int):
        raise UnreadableError("the file is not a notebook")
    try:
        return _of_format_4(found) if found["nbformat"] == 4 else _of_another_format(found)
    except Exception as error:
        raise UnreadableError(f"the file is not a notebook ({type(error).__name__})") from None


def _of_format_4(found: dict[str, Any]) -> Any:
    try:
        give_ids(found)
        notebook = nbjson.JSONReader().to_notebook(found)
        validate(notebook)
    except (ValidationError, AttributeError, KeyError, TypeError, ValueError):
        notebook = nbjson.JSONReader().to_notebook(mend(found))
    return notebook


def _of_another_format(found: dict[str, Any]) -> Any:
    notebook = nbformat.reads(json.dumps(found), as_version=4)
    return _of_format_4(json.loads(nbformat.writes(notebook)))


def _without_halves(text: str) -> str:
    """Return JSON in which no half of a character is left: it could not be written again."""
    try:
        whole = json.dumps(json.loads(text), ensure_ascii=False)
    except (ValueError, RecursionError):
        return text
    return whole.encode("utf-8", "replace").decode()


def _before_the_cut(text: str) -> dict[str, Any]:
    """Return a notebook of those cells that are whole, from text that is not JSON.

    What comes after them follows as it stands: an answer may be in it.
    """
    start = text.find("[", text.find('"cells"'))
    decoder = json.JSONDecoder()
    cells: list[Any] = []
    place = start + 1
    while '"cells"' in text and start >= 0:
        while place < len(text) and text[place] in ", \t\r\n":
            place += 1
        try:
            cell, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        cells.append(cell)
    if not cells:
        raise UnreadableError("the notebook is damaged: ask the student to hand it in again")
    rest = new_raw_cell(text[place : place + REST])
    return {**new_notebook(), "cells": [*cells, rest]}
