"""Outputs as they may be written into a notebook: well formed, and whole streams."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from nbformat import ValidationError
from nbformat.v4 import nbbase
from nbformat.validator import get_validator, validate


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


def _check(node: Any, ref: str | None = None) -> Any:
    """Check an output with the whole notebook's check, which is compiled; the parts' is not."""
    if ref in _KINDS and node.get("output_type") == ref:
        cell = {**_CELL, "outputs": [node]}
        with suppress(Exception):
            get_validator(4, 5).validate({**_NOTEBOOK, "cells": [cell]})
            return None
    return _check_part(node, ref)


_KINDS = {"display_data", "error", "execute_result", "stream"}
_CELL: dict[str, Any] = {
    "cell_type": "code", "id": "a", "metadata": {}, "source": "", "execution_count": None,
}  # fmt: skip
_NOTEBOOK: dict[str, Any] = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}}
# nbformat checks each output that nbclient makes: a fifth of what is done outside the sandbox.
_check_part: Any = nbbase.validate
nbbase.validate = _check
