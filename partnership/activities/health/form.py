"""The words of the form on paper. The page and ``partnership health-check`` both write it."""

from __future__ import annotations

FORM = {
    "role": "Your role (chair, lead officer, member):",
    "how": (
        "Ring a number, and say what you saw. “I cannot say” is an answer too. Leave out the names "
        "of children and families."
    ),
    "cannot": "I cannot say",
    "saw": "What did you see that makes it so?",
}
