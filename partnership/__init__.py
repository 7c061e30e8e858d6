"""Partnership Working in the Early Years: the library behind the course.

>>> from partnership import activity
>>> quiz = activity("terms")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from partnership.activities.handed_in import handed_in as handed_in
    from partnership.activities.widget import activity as activity
    from partnership.analysis.health.check import health_check as health_check
    from partnership.analysis.more_for_less import more_for_less as more_for_less
    from partnership.analysis.plays import case_plays as case_plays
    from partnership.analysis.plays import what_mattered as what_mattered
    from partnership.bank.references import references as references
    from partnership.bank.tables import figures as figures
    from partnership.bank.tables import timeline as timeline
    from partnership.exercises.ready import ready_to_hand_in as ready_to_hand_in
    from partnership.portfolio.forms import write_form as write_form
    from partnership.portfolio.take_away import write_certificate as write_certificate
    from partnership.portfolio.take_away import write_portfolio as write_portfolio

__all__ = [
    "activity",
    "case_plays",
    "figures",
    "handed_in",
    "health_check",
    "more_for_less",
    "ready_to_hand_in",
    "references",
    "timeline",
    "write_certificate",
    "write_form",
    "write_portfolio",
]

_HOMES = {
    "activity": "partnership.activities.widget",
    "case_plays": "partnership.analysis.plays",
    "figures": "partnership.bank.tables",
    "handed_in": "partnership.activities.handed_in",
    "health_check": "partnership.analysis.health.check",
    "more_for_less": "partnership.analysis.more_for_less",
    "ready_to_hand_in": "partnership.exercises.ready",
    "references": "partnership.bank.references",
    "timeline": "partnership.bank.tables",
    "what_mattered": "partnership.analysis.plays",
    "write_certificate": "partnership.portfolio.take_away",
    "write_form": "partnership.portfolio.forms",
    "write_portfolio": "partnership.portfolio.take_away",
}


def __getattr__(name: str) -> Any:
    """Import on first use: the command line must start quickly and needs no widgets."""
    if name not in _HOMES:
        raise AttributeError(f"module 'partnership' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
