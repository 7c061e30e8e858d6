"""Partnership Working in the Early Years: the library behind the course.

>>> from partnership import activity
>>> quiz = activity("terms")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from partnership.activities.handed_in import handed_in as handed_in
    from partnership.activities.widget import activity as activity
    from partnership.bank.references import references as references

__all__ = ["activity", "handed_in", "references"]

_HOMES = {
    "activity": "partnership.activities.widget",
    "handed_in": "partnership.activities.handed_in",
    "references": "partnership.bank.references",
}


def __getattr__(name: str) -> Any:
    """Import on first use: the command line must start quickly and needs no widgets."""
    if name not in _HOMES:
        raise AttributeError(f"module 'partnership' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
