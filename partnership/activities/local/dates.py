"""Dates as people in the UK write them; ``tools/dates.js`` reads the same."""

from __future__ import annotations

import re
from calendar import month_name, monthrange

MONTHS = [name.lower() for name in month_name]
"""From 1; the first is nothing."""

_TIME = r"(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? ")
_FORMS = [
    r"(?P<year>[0-9]{4})",
    r"(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})",
    rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}}){_TIME}",
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})",
    rf"(?P<day>[0-9]{{1,2}})[/.-](?P<month>[0-9]{{1,2}})[/.-](?P<year>[0-9]{{4}}){_TIME}",
    r"(?P<month>[a-z]+)[.,]?[ -](?P<year>[0-9]{4})",
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ -](?:of )?(?P<month>[a-z]+)[.,]?[ -](?P<year>[0-9]{4})",
    r"(?P<month>[a-z]+)[.]? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})",
]


def month_in(text: str) -> int:
    """Return what month a number, a name or a short name is; 0 if it is none."""
    said = text.lower().removesuffix(".")
    if re.fullmatch(r"[0-9]{1,2}", said):
        return int(said) if int(said) <= 12 else 0
    if said == "sept":
        return 9
    return next((n for n, name in enumerate(MONTHS) if n and said in (name, name[:3])), 0)


def when_in(text: str) -> tuple[int, int, int] | None:
    """Return year (1800 to 2100), month and day, 0 where not said; nothing if it is no date."""
    said = _WEEKDAY.sub("", re.sub("[ \t\r\n\u00a0]+", " ", text.lower()))
    for form in _FORMS:
        found = re.fullmatch(form, said)
        if not found:
            continue
        parts = found.groupdict()
        year = int(parts["year"])
        month = month_in(parts["month"]) if "month" in parts else 0
        day = int(parts["day"]) if "day" in parts else 0
        if not 1800 <= year <= 2100 or ("month" in parts and not month):
            return None
        if "day" in parts and not 1 <= day <= monthrange(year, month)[1]:
            return None
        return year, month, day
    return None
