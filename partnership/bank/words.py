"""The kinds of text that records are made of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

_SLUG = r"^[a-z0-9]+([_-][a-z0-9]+)*$"
_INVENTORY_NUMBER = r"^S[0-4]-\d+[a-z]?$"

Slug = Annotated[str, StringConstraints(pattern=_SLUG)]
"""An id: small letters, digits, and single hyphens or underscores between them."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""Something to be read. It may not be empty."""

InventoryNumber = Annotated[str, StringConstraints(pattern=_INVENTORY_NUMBER)]
"""The number of a teachable thing in the inventory of the course's sources."""

FORMS = {
    _SLUG: "small letters and digits, with single hyphens between them, such as 'who-is-missing'",
    _INVENTORY_NUMBER: "a number from datasets/inventory.csv, such as S0-21",
}
"""How to say to an author what a pattern asks for."""

Confidence = Literal["high", "medium", "low"]
"""How sure the course is of a fact. Low: nobody has traced it, so it is never shown as a fact."""

Nation = Literal[
    "England",
    "Scotland",
    "Wales",
    "Northern Ireland",
    "England and Wales",
    "Great Britain",
    "UK",
]
"""Where in the UK a law or a policy holds."""
