"""Find one thing among several by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def named(name: str, items: Iterable[Item], name_of: Callable[[Item], str]) -> Item:
    """Return the first of the items that has this name.

    Raises:
        KeyError: there is none.
    """
    for item in items:
        if name_of(item) == name:
            return item
    raise KeyError(name)
