"""Mark all that was collected of an assignment: find it, run it, store it.

A submission counts as marked once its folder is in ``autograded``, and that is the last
thing written. So this can be stopped at any moment; run again, it does what is left.
"""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from autograder.course import Course
from autograder.engine.spec import AssignmentSpec
from autograder.engine.task import Marked, Result, Task, Unread
from autograder.engine.waiting import find_tasks, is_marked
from autograder.gradebook import check_assignment
from autograder.locked import locked_cells
from autograder.steps import Outcome, Status

if TYPE_CHECKING:
    from autograder.engine.store import Store


@dataclass(frozen=True)
class Work:
    """What there is to mark of an assignment, and what was marked before."""

    course: Course
    name: str
    waiting: tuple[Task, ...]
    done: tuple[Task, ...]

    @cached_property
    def assignment(self) -> AssignmentSpec:
        """All that is needed to mark it, read when it is first asked for: that takes a while.

        Raises:
            CourseError: the gradebook cannot be used, or the assignment cannot be run here.
        """
        from autograder.engine.assignment import read_assignment

        return read_assignment(self.course, self.name)


def find_work(course: Course, assignment: str, *, again: bool = False) -> Work:
    """Return what is to be marked: what is new since the last time or, with ``again``, all.

    Raises:
        CourseError: the gradebook cannot be used or has no such assignment.
    """
    check_assignment(course, assignment)
    tasks = find_tasks(course, assignment)
    done = () if again else tuple(each for each in tasks if is_marked(course, assignment, each))
    waiting = tuple(each for each in tasks if each not in done)
    return Work(course, assignment, waiting, done)


def autograde(work: Work, results: Generator[list[Result]]) -> Iterator[Outcome]:
    """Store what marking what is waiting results in, and yield what came of each then.

    ``results`` comes from ``run_batch`` or ``run_on_cluster``. This is the only writer.

    Raises:
        CourseError: no sandbox starts, or the gradebook cannot be written. What was marked
            until then stays marked.
    """
    for task in work.done:
        yield Outcome(task.student, "as before")
    if not work.waiting:
        return
    from autograder.engine.folders import write_autograded
    from autograder.engine.taking import unless_changed

    # What is loaded stays: the collector need not look at it again for each submission.
    gc.collect()
    gc.freeze()
    with closing(results), _open_store(work) as store:
        for together in results:
            kept = [unless_changed(each) for each in together]
            store.save([each for each in kept if isinstance(each, Marked)])
            for each in kept:
                if isinstance(each, Marked):
                    write_autograded(work.course, work.assignment, each)
                yield _outcome(work, each)


@contextmanager
def _open_store(work: Work) -> Iterator[Store]:
    from autograder.engine.store import Store

    store = Store(work.course, work.assignment.name)
    try:
        yield store
    finally:
        store.close()


def _outcome(work: Work, result: Result) -> Outcome:
    student = result.task.student
    if isinstance(result, Unread):
        return Outcome(student, "failed", result.reason)
    graded = result.graded
    status: Status = "failed" if graded.status == "not marked" else "done"
    locked = locked_cells(work.course.folder, work.assignment.name, student)
    return Outcome(student, status, "; ".join([*graded.reasons, *filter(None, [locked])]))
