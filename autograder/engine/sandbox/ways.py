"""The ways of making a sandbox, and which of them this machine allows."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from autograder.engine.sandbox import bubblewrap, namespaces
from autograder.engine.sandbox.plan import Plan, make_plan
from partnership.errors import CourseError

SECONDS = 30
MB = 1 << 20


@dataclass(frozen=True)
class Way:
    """A way of making a sandbox: its name and the start of its command."""

    name: str
    arguments: Callable[[Plan, int], list[str]]
    """Takes what to show and the bytes that may be written."""

    def trouble(self) -> str:
        """Say why it does not work here; nothing if it does."""
        # A command that does nothing, in a sandbox that shows everything a real one does.
        command = [*self.arguments(make_plan(), MB), shutil.which("true") or "/bin/true"]
        try:
            done = subprocess.run(  # noqa: S603 - our own command
                command, capture_output=True, check=False, timeout=SECONDS, cwd="/", text=True
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
        said = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        return said[-1] if done.returncode else ""


UNSAFE = Way("none", lambda _plan, _disk: [])
"""No sandbox: the code runs as the marker, who must have asked for that."""


def known_ways() -> list[Way]:
    """Return the ways there are, the best first."""
    ways = [Way("namespaces", namespaces.arguments)]
    program = shutil.which("bwrap")
    if program is not None:
        ways.insert(
            0, Way("bubblewrap", lambda plan, disk: bubblewrap.arguments(program, plan, disk))
        )
    return ways


def choose_way(*, unsafe: bool = False) -> Way:
    """Return the best way that works here.

    Raises:
        CourseError: there is none, and ``unsafe`` is not set.
    """
    if unsafe:
        return UNSAFE
    troubles = {}
    for way in known_ways():
        troubles[way.name] = way.trouble()
        if not troubles[way.name]:
            return way
    said = "; ".join(f"{name}: {trouble}" for name, trouble in troubles.items())
    raise CourseError(
        f"students' code cannot be kept apart from this machine ({said})",
        "install bubblewrap (Debian and Ubuntu: apt install bubblewrap) or, in a container, let "
        "it make namespaces; --unsafe-no-sandbox runs the code as yourself, with all you may do",
    )
