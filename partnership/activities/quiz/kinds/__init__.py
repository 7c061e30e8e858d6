"""The kinds of question. A new kind is a new file here and one in JavaScript beside it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args

from partnership.activities.quiz.item import Item

FOLDER = Path(__file__).parent


def _kinds() -> dict[str, type[Item]]:
    for module in iter_modules([str(FOLDER)]):
        import_module(f"{__name__}.{module.name}")
    return {
        get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in Item.__subclasses__()
    }


KINDS = _kinds()
"""Every kind of question, by the name used in quiz files."""
