"""Outputs as they may be written into a notebook: well formed, and whole streams."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nbformat import ValidationError
from nbformat.validator import validate


def drop_unusable(notebook: Any) -> None:
    """Take out outputs that a notebook may not hold. Only a forger makes another kind."""
    if _is_valid(notebook):
        return
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [each for each in cell.outputs if _is_valid(each, "output")]


def _is_valid(part: Any, ref: str | None = None) -> bool:
    try:
        validate(part, ref=ref, version=4 if ref else None)
    except ValidationError:
        return False
    return True


def merge_streams(outputs: Iterable[Any]) -> list[Any]:
    """Return the outputs with streams of the same name that follow each other made one.

    Where a stream was cut depends on how fast it came, and means nothing.
    """
    merged: list[Any] = []
    for output in outputs:
        last = merged[-1] if merged else None
        if (
            last is not None
            and output.output_type == last.output_type == "stream"
            and output.name == last.name
        ):
            last.text += output.text
        else:
            merged.append(output)
    return merged
