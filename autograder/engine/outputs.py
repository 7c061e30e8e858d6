"""Outputs as they may be written into a notebook: well formed, and whole streams."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nbformat import ValidationError
from nbformat.validator import validate


def usable(outputs: Iterable[Any]) -> list[Any]:
    """Return the outputs that a notebook may hold. Only a forger makes another kind."""
    kept = []
    for output in outputs:
        try:
            validate(output, ref="output", version=4)
        except ValidationError:
            continue
        kept.append(output)
    return kept


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
