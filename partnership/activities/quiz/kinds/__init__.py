"""The kinds of question. A new kind is a new file here and one in JavaScript beside it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from partnership.activities.quiz.item import Item

FOLDER = Path(__file__).parent


def _kinds() -> dict[str, type[Item]]:
    names = (module.name for module in iter_modules([str(FOLDER)]))
    return {name: _kind_in(f"{__name__}.{name}") for name in names}


def _kind_in(module: str) -> type[Item]:
    things = vars(import_module(module)).values()
    (kind,) = (
        thing
        for thing in things
        if isinstance(thing, type) and issubclass(thing, Item) and thing.__module__ == module
    )
    return kind


KINDS = _kinds()
"""Every kind of question, by the name used in quiz files, which is its file's name."""
