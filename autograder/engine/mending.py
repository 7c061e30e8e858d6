"""Mend the cells of a notebook that is not as its format wants, and keep what they say.

Other editors leave a key out or put one in, and scripts write numbers as text. nbgrader marks most
such notebooks all the same, so a cell is never given up for that.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from typing import Any

from nbformat import ValidationError
from nbformat.notebooknode import from_dict
from nbformat.validator import validate

KINDS = ("code", "markdown", "raw")
_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")


def give_ids(found: dict[str, Any]) -> None:
    """Give an id to each cell that lacks one of its own, where the format asks for it."""
    if found.get("nbformat_minor", 0) < 5:
        return
    seen: set[str] = set()
    for cell in found["cells"]:
        name = cell.get("id")
        if not isinstance(name, str) or name in seen or not _ID.fullmatch(name):
            cell["id"] = secrets.token_hex(4)
        seen.add(cell["id"])


def mend(found: dict[str, Any]) -> dict[str, Any]:
    """Return a notebook of format 4, as JSON has it, with cells that can be marked.

    What nbgrader would keep, it keeps: a key more than the format knows does no harm.

    Raises:
        KeyError: it says nothing of cells.
        TypeError: what it has there are none.
    """
    cells = [_mend_cell(cell) for cell in found["cells"] if isinstance(cell, dict)]
    if not isinstance(found["cells"], list) or (found["cells"] and not cells):
        raise TypeError("no cell among its cells")
    minor, metadata = found.get("nbformat_minor"), found.get("metadata")
    mended = {
        **found,
        "nbformat_minor": minor if isinstance(minor, int) else 5,
        "metadata": metadata if isinstance(metadata, dict) else {},
        "cells": cells,
    }
    give_ids(mended)
    return mended


def _mend_cell(cell: dict[str, Any]) -> dict[str, Any]:
    if _is_sound(cell):
        return cell
    kind = cell.get("cell_type")
    kind = kind if kind in KINDS else "raw"
    mended = {**cell, "cell_type": kind, "source": _text(cell.get("source"))}
    if kind == "code":
        # It is run anew, so that what it showed before is not needed.
        mended |= {"outputs": [], "execution_count": None}
    metadata = cell.get("metadata")
    mended["metadata"] = dict(_sound(metadata)) if isinstance(metadata, dict) else {}
    return mended


def _sound(metadata: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield those of a cell's metadata that are what the format says of them."""
    for name, value in metadata.items():
        if _is_sound({"cell_type": "raw", "source": "", "metadata": {name: value}}):
            yield name, value


def _is_sound(cell: dict[str, Any]) -> bool:
    """Say whether a cell is as the format wants it, whatever its id."""
    try:
        validate(from_dict({**cell, "id": "a"}), ref=f"{cell['cell_type']}_cell", version=4)
    except (ValidationError, KeyError, TypeError, ValueError):
        return False
    return True


def _text(source: Any) -> str:
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""
