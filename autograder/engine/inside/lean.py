"""Leave unimported what only slows a start."""

from __future__ import annotations

import sys

NEEDLESS = ("debugpy", "rfc3987_syntax")
"""The debugger, and the grammars of addresses for JSON Schema: no notebook's schema has any.
Each costs up to a second, and those who import them do without."""


def skip_needless() -> None:
    """Make the import of needless modules fail at once, unless they are in use already."""
    for name in NEEDLESS:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
