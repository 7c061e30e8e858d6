"""The kinds of text that records are made of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$")]
"""An id: small letters, digits, and single hyphens or underscores between them."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""Something to be read. It may not be empty."""

InventoryNumber = Annotated[str, StringConstraints(pattern=r"^S[0-4]-\d+[a-z]?$")]
"""The number of a teachable thing in the inventory of the course's sources."""

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
