"""The ways of making a sandbox, and which of them this machine allows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass

from autograder.engine.sandbox import bubblewrap
from autograder.engine.sandbox.plan import Plan
from partnership.errors import CourseError


@dataclass(frozen=True)
class Way:
    """A way of making a sandbox: its name and the start of its command."""

    name: str
    arguments: Callable[[Plan, int], list[str]]
    """Takes what to show and the bytes that may be written."""


UNSAFE = Way("none", lambda _plan, _disk: [])
"""No sandbox: the code runs as the marker, who must have asked for that."""


def bubblewrap_way() -> Way | None:
    """Return the way by bubblewrap, where it is installed."""
    program = shutil.which("bwrap")
    if program is None:
        return None
    return Way("bubblewrap", lambda plan, disk: bubblewrap.arguments(program, plan, disk))


def choose_way(*, unsafe: bool = False) -> Way:
    """Return the best way that works here.

    Raises:
        CourseError: there is none, and ``unsafe`` is not set.
    """
    if unsafe:
        return UNSAFE
    way = bubblewrap_way()
    if way is None:
        raise CourseError(
            "students' code cannot be kept apart from this machine",
            "install bubblewrap (Debian and Ubuntu: apt install bubblewrap)",
        )
    return way
