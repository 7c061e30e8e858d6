"""Notice feedback that nbgrader's own command gave out, and record it like ours.

nbgrader keeps no list of it. What it released lies in the exchange, under a name that follows
from the submission's secret; when the file was put there is when it went out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from autograder.course import Course
from autograder.database import open_database
from autograder.feedback.releasing import SECRET
from autograder.lateness.record import record, recorded

WHO = "nbgrader"
_looked: dict[tuple[str, str], int] = {}
"""When the exchange had last changed, by gradebook and assignment, when it was looked through."""


def notice_releases(course: Course, assignment: str, students: Iterable[str]) -> None:
    """Record what went out to these students and is not on record. Twice does no harm.

    It looks where nothing has changed only once. An exchange of another kind than a folder has
    nothing to be seen in it.

    Raises:
        CourseError: the gradebook cannot be written.
    """
    folder = _exchange(course) / course.course_id / "feedback"
    try:
        changed = folder.stat().st_mtime_ns
    except OSError:
        return
    key = (course.db_url, assignment)
    if _looked.get(key) == changed:
        return
    engine = open_database(course.db_url)
    try:
        with engine.begin() as db:
            known = {row.student for row in recorded(db, "partnership_release", assignment)}
            rows = [
                {"at": at, "who": WHO, "assignment": assignment, "student": student, "how": WHO}
                for student in sorted(set(students) - known)
                for at in _released(course, assignment, student, folder)
            ]
            record(db, "partnership_release", rows)
    finally:
        engine.dispose()
    _looked[key] = changed


def _released(course: Course, assignment: str, student: str, folder: Path) -> Iterator[datetime]:
    """Yield when a student's feedback went out, in UTC, if it did: the first of its pages."""
    from nbgrader.utils import notebook_hash  # type: ignore[import-untyped]

    marked = course.place("autograded", student, assignment)
    try:
        secret = (marked / SECRET).read_text("utf-8", "replace")
    except OSError:
        # It was not handed in through nbgrader, which then cannot give feedback on it.
        return
    names = (notebook_hash(secret=secret, notebook_id=path.stem) for path in marked.glob("*.ipynb"))
    files = [folder / f"{name}.html" for name in names]
    times = [file.stat().st_mtime for file in files if file.is_file()]
    if times:
        yield datetime.fromtimestamp(min(times), UTC).replace(tzinfo=None)


def _exchange(course: Course) -> Path:
    """Return nbgrader's exchange, where the course says or where nbgrader has it by default."""
    told = course.config.get("Exchange", {}).get("root")
    if told is None:
        from nbgrader.exchange.default import Exchange  # type: ignore[import-untyped]

        told = Exchange.root.default_value
    return Path(str(told))
