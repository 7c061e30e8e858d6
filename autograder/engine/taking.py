"""Take a student's work out of the course, which may be collecting it anew at that moment."""

from __future__ import annotations

from dataclasses import replace

from autograder.engine.spec import Limits, Submission
from autograder.engine.submission import read_submission, traces_in
from autograder.engine.task import Result, Task, Unread
from autograder.engine.waiting import read_time


def take(task: Task, limits: Limits) -> tuple[Task, Submission] | Unread:
    """Return what was handed in, and the task with the time at which that was.

    The time is read with the work: since the batch was begun, more may have been handed in.
    """
    try:
        if not task.folder.is_dir():
            return Unread(task, "what was handed in is gone: collect it again")
        traces = traces_in(task.folder, task.ignore)
        seen = replace(task, timestamp=read_time(task.folder), traces=traces)
        return seen, read_submission(task.folder, limits, task.ignore)
    except FileNotFoundError:
        return Unread(task, _CHANGED)
    except OSError as error:
        what = f"{error.filename} cannot be read ({error.strerror})"
        return Unread(task, f"{what}: give yourself permission, then run this again")


def unless_changed(result: Result) -> Result:
    """Return a result, or why it does not count: it is of work that is not there any more."""
    task = result.task
    if task.traces is None:
        return result
    try:
        same = traces_in(task.folder, task.ignore) == task.traces
    except OSError:
        same = False
    return result if same else Unread(task, _CHANGED)


_CHANGED = "it was handed in anew while this ran: run this again to mark it"
