"""The name of a course in the files that are made of it."""

from __future__ import annotations

import re


def course_name(title: str) -> str:
    """Return the course's title as the name of a file, without an ending."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "course"
