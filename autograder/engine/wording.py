"""Say in words, for the tutor, what became of a notebook and of what it wrote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from autograder.engine.inside.watching import MOST_FILES
from autograder.engine.running import NotebookRun
from autograder.engine.sandbox import Ending
from autograder.engine.spec import Limits


def what_happened(run: NotebookRun, ending: Ending, limits: Limits) -> list[str]:
    """Return what happened to a run and how its sandbox says that it ended."""
    if run.forged:
        return [f"stopped: {run.forged}; look at what it does"]
    slow = [each for each in run.runs if each.status == "too slow"]
    said = [f"{_place(each)} took longer than {limits.cell_seconds:g} seconds" for each in slow]
    if run.finished:
        return said
    last = next((each for each in run.runs if each.status == "stopped"), None)
    where = _place(last) if last else "it"
    if run.unstoppable:
        return [*said, f"{where} took longer than {limits.cell_seconds:g} seconds and did not stop"]
    causes = {
        "time": f"ran longer than {limits.total_seconds:g} seconds in all",
        "memory": f"used more than {limits.memory >> 20} MB of memory",
        "processes": f"started more than {limits.processes} processes",
        "files": f"made more than {MOST_FILES:,} files",
        "lost": "damaged the sandbox it ran in",
    }
    if ending.status < 0:
        by_itself = f"ended Python (signal {-ending.status})"
    else:
        by_itself = f"ended Python (exit code {ending.status})"
    return [*said, f"{where} {causes.get(ending.cause, by_itself)}; the cells before it count"]


IN_THE_WAY = "it would be in the way of a file of the assignment"
MOST_NAMED = 10


def what_is_left_out(reasons: Sequence[str]) -> list[str]:
    """Return the reasons for files that were not read: each, as long as somebody can read them."""
    more = len(reasons) - MOST_NAMED
    return [*reasons[:MOST_NAMED], *([f"and {more} more files are left out"] if more > 0 else [])]


def what_is_not_kept(names: Sequence[str]) -> list[str]:
    """Return what to say of files that a notebook wrote and that are not kept, if there are any."""
    if not names:
        return []
    some = ", ".join(map(repr, names[:3]))
    rest = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return [f"it wrote what is not kept: {some}{rest}"]


def _place(run: Any) -> str:
    return f"cell '{run.name}'" if run.name else f"cell {run.index + 1}"
