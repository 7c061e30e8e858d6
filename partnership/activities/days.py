"""Days as they are read. ``view/days.js`` says the same."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")


def in_words(day: str) -> str:
    """Return a day as it is read, such as *22 November 2026*; anything else as it is."""
    try:
        found = date.fromisoformat(day) if _DAY.fullmatch(day) else None
    except ValueError:
        found = None
    return f"{found.day} {found:%B %Y}" if found else day.strip()
