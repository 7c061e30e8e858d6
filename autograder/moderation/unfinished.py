"""Which assignments' marks may still change for everybody, because a sample is looked at."""

from __future__ import annotations

from sqlalchemy import inspect

from autograder.course import Course
from autograder.gradebook import open_gradebook
from autograder.marks.decisions import held
from autograder.marks.tables import DECISION


def unfinished(course: Course, assignment: str | None = None) -> dict[str, str]:
    """Return what is left to do of moderation, in a sentence, by the assignment.

    Empty where no sample is looked at. ``assignment``: only this one; by default every one.

    Raises:
        CourseError: the gradebook cannot be used, or the rubric of one is gone.
    """
    with open_gradebook(course, writing=False) as gradebook:
        db = gradebook.db.connection()
        if not inspect(db).has_table(DECISION.name):
            return {}
        names = [each.name for each in gradebook.assignments if assignment in (None, each.name)]
        waiting = [name for name in names if held(db, name)]
    if not waiting:
        return {}
    # They bring in pandas and nbgrader, which takes seconds.
    from autograder.marks.ledger import open_ledger
    from autograder.moderation.record import Moderation

    with open_ledger(course) as ledger:
        return {name: Moderation(ledger, name).now.said for name in waiting}
