"""What a cell of a spreadsheet holds: text that is never run, and numbers as people write them."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What spreadsheets take for a formula, in the widths of East Asian keyboards too."""
_DEFUSED = re.compile(rf"'{_FORMULA.pattern}")


def defused(value: object) -> object:
    """Return a value that a spreadsheet shows as it is and never runs as a formula.

    Text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break gets an apostrophe in
    front, which spreadsheets take to mean text. So does text that looks as if it had been given
    one, so that ``restored`` always finds the text again. Numbers stay numbers.
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def restored(text: str) -> str:
    """Return the text that ``defused`` was given."""
    return text[1:] if _DEFUSED.match(text) else text


def shown(value: object) -> object:
    """Return yes or no in place of a truth value, and a sum of marks without binary dust."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    # Sums of tenths of a mark are not exact in binary.
    return round(value, 6) if isinstance(value, float) else value


def number_in(text: str) -> float | None:
    """Return the number that a cell shows, with a decimal point or comma; None if it is none."""
    plain = text.strip().replace(",", ".")
    return float(plain) if re.fullmatch(r"[+-]?\d+(\.\d*)?|[+-]?\.\d+", plain) else None


def plain_number(value: float) -> str:
    """Return a number with at most two decimals, as every one of these systems reads it."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
