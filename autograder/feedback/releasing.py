"""Give feedback out: through nbgrader's exchange, or as files, one folder for each student."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from autograder.course import Course
from autograder.engine.waiting import TIME
from autograder.feedback.gathering import Class, feedback_for
from autograder.feedback.model import Feedback
from autograder.feedback.page import page
from autograder.gradebook import open_gradebook
from autograder.lateness.record import record
from autograder.steps import Outcome
from partnership.errors import CourseError

SECRET = "submission_secret.txt"  # noqa: S105 - the name of nbgrader's file
_NO_SECRET = "it was not handed in through nbgrader: give feedback as files, with --to FOLDER"  # noqa: S105
_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_@ ")


def release_through_nbgrader(
    group: Class, students: list[str], who: str, *, book: str = ""
) -> Iterator[Outcome]:
    """Write each page where nbgrader keeps feedback, and release it; yield what came of it.

    ``nbgrader release_feedback`` and *Fetch Feedback* then do with it what they always do.

    Raises:
        CourseError: the gradebook cannot be used.
    """
    api = group.course.nbgrader()
    done: list[str] = []
    try:
        for student in students:
            reason = _place(group, feedback_for(group, student), book)
            if not reason:
                result = api.release_feedback(group.assignment, student)
                reason = "" if result["success"] else _NOT_RELEASED
            if not reason:
                done.append(student)
            yield Outcome(student, "failed" if reason else "done", reason)
    finally:
        # What went out before somebody stopped this has gone out.
        note_release(group.course, group.assignment, done, who, "exchange")


_NOT_RELEASED = "nbgrader could not release it: run 'nbgrader release_feedback' to see why"


def write_files(
    group: Class, students: list[str], to: Path, *, book: str = "", word: bool = False
) -> Iterator[Outcome]:
    """Write a folder for each student with a page and, with ``word``, a document; and a zip.

    The zip ``to.zip`` beside the folder holds all of them. What was there of the same name is
    replaced.

    Raises:
        CourseError: the folder cannot be written.
    """
    from autograder.feedback.word import document

    names = folder_names(students)
    try:
        for student in students:
            feedback = feedback_for(group, student)
            folder = to / names[student]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "feedback.html").write_text(page(feedback, book), "utf-8")
            if word:
                (folder / "feedback.docx").write_bytes(document(feedback, book))
            yield Outcome(student, "done")
        _zip(to, [to / names[student] for student in students])
    except OSError as error:
        raise CourseError(
            f"feedback cannot be written here ({error.strerror})",
            "choose another folder with --to",
            str(to),
        ) from error


def folder_names(students: list[str]) -> dict[str, str]:
    """Return a name for each student's folder that every computer takes, each its own."""
    names: dict[str, str] = {}
    for student in students:
        plain = "".join(sign if sign in _SAFE else "_" for sign in student).strip() or "_"
        taken = {each.casefold() for each in names.values()}
        number, name = 1, plain
        while name.casefold() in taken:
            number += 1
            name = f"{plain}-{number}"
        names[student] = name
    return names


def note_release(course: Course, assignment: str, students: list[str], who: str, how: str) -> None:
    """Record that feedback went out: turnaround is counted from it."""
    if not students:
        return
    at = datetime.now(UTC).replace(tzinfo=None)
    rows = [
        {"at": at, "who": who, "assignment": assignment, "student": student, "how": how}
        for student in students
    ]
    with open_gradebook(course) as gradebook:
        record(gradebook.db.connection(), "partnership_release", rows)
        gradebook.db.commit()


def _place(group: Class, feedback: Feedback, book: str) -> str:
    """Write a student's page into nbgrader's folder; return why not, if it was not possible."""
    course, student, assignment = group.course, feedback.student, feedback.assignment
    marked = course.place("autograded", student, assignment)
    if not (marked / SECRET).is_file():
        return _NO_SECRET
    folder = course.place("feedback", student, assignment)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (TIME, SECRET):
        (folder / name).unlink(missing_ok=True)
        shutil.copyfile(marked / name, folder / name)
    text = page(feedback, book)
    for name in dict.fromkeys(asked.notebook for asked in group.asked):
        file = folder / f"{name}.html"
        # nbgrader may have made one that is for reading only.
        file.unlink(missing_ok=True)
        file.write_text(text, "utf-8")
        file.chmod(0o664 if course.file_mode & 0o020 else 0o644)
    return ""


def _zip(to: Path, folders: list[Path]) -> None:
    beside = to.with_name(f".{to.name}.zip.new")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as file:
        for folder in folders:
            for path in sorted(folder.iterdir()):
                file.write(path, f"{folder.name}/{path.name}")
    beside.replace(to.with_name(f"{to.name}.zip"))
