"""A gradebook that cannot be used is named in one message, and nothing is touched."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder import gradebook as module
from autograder import steps
from autograder.cli import app
from autograder.course import Course, read_course
from autograder.gradebook import check_assignment, check_gradebook, open_gradebook
from autograder.grades import read_grades
from partnership.errors import CourseError

# nbgrader sets off this warning for each new submission; it changes nothing.
NEW_SUBMISSION = "ignore:Object of type <Submitted:sqlalchemy.exc.SAWarning"
COMMANDS = ("release", "collect", "autograde", "feedback", "grades")
NOBODY = 65534


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)


@contextmanager
def locked(gradebook: Path, lock: str = "EXCLUSIVE") -> Iterator[None]:
    """Hold the gradebook as another program does while it writes."""
    other = sqlite3.connect(gradebook, isolation_level=None)
    other.execute(f"BEGIN {lock}")
    try:
        yield
    finally:
        other.close()


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Give up root's right to write everywhere, for a while."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if mine == 0:
            os.seteuid(mine)


def files(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_locked_gradebook_stops_every_command_before_it_writes_anything(
    course: Course, gradebook: Path, tmp_path: Path, command: str
) -> None:
    to = ["--to", str(tmp_path / "grades.csv")] if command == "grades" else []
    before = files(tmp_path)
    with locked(gradebook):
        result = CliRunner().invoke(app, [command, "words", "--course", str(course.folder), *to])
    assert isinstance(result.exception, CourseError)
    assert str(result.exception) == (
        f"{gradebook}: the gradebook is locked: another program is writing to it"
        " - let it finish, or close what has the file open, then run this again"
    )
    assert files(tmp_path) == before


def test_while_another_writes_it_can_be_read(course: Course, gradebook: Path) -> None:
    with locked(gradebook, "IMMEDIATE"):
        assert len(read_grades(course)) == 3
        with pytest.raises(CourseError, match="the gradebook is locked"):
            check_gradebook(course)


@pytest.mark.parametrize("command", COMMANDS[1:])
def test_a_missing_gradebook_is_not_made_by_accident(course: Course, command: str) -> None:
    result = CliRunner().invoke(app, [command, "words", "--course", str(course.folder)])
    assert isinstance(result.exception, CourseError)
    assert str(result.exception) == (
        f"{course.gradebook}: there is no gradebook yet"
        " - run 'partnership mark release ASSIGNMENT' first"
    )
    assert not (course.folder / "gradebook.db").exists()


def make_read_only(gradebook: Path) -> None:
    gradebook.chmod(0o444)
    gradebook.parent.chmod(0o555)


def make_unreadable(gradebook: Path) -> None:
    gradebook.chmod(0o000)


def make_a_folder(gradebook: Path) -> None:
    gradebook.unlink()
    gradebook.mkdir()


def make_damaged(gradebook: Path) -> None:
    gradebook.write_bytes(b"these are not the marks you are looking for" * 100)


def make_another_database(gradebook: Path) -> None:
    gradebook.unlink()
    sqlite3.connect(gradebook).execute("CREATE TABLE assignment (id)").connection.close()


@pytest.mark.parametrize(
    ("forbid", "what"), [(make_read_only, "written"), (make_unreadable, "opened")]
)
def test_a_gradebook_one_may_not_use_says_so(
    course: Course, gradebook: Path, tmp_path: Path, forbid: Callable[[Path], None], what: str
) -> None:
    # pytest's folders are closed to others, and the tests may run as root.
    temporary = Path(tempfile.gettempdir())
    for folder in (tmp_path, *tmp_path.parents):
        if temporary in folder.parents:
            folder.chmod(0o755)
    forbid(gradebook)
    with ordinary_user(), pytest.raises(CourseError) as caught:
        check_gradebook(course)
    assert str(caught.value).startswith(
        f"{gradebook}: the gradebook cannot be {what} - give yourself permission to "
    )


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (make_a_folder, "the gradebook cannot be opened - give yourself permission"),
        (make_damaged, "this file is not a gradebook, or it is damaged - restore a back-up"),
        (make_another_database, "this file is not a gradebook, or it is damaged - restore"),
    ],
)
def test_a_file_that_is_no_gradebook_says_so(
    course: Course, gradebook: Path, spoil: Callable[[Path], None], message: str
) -> None:
    spoil(gradebook)
    with pytest.raises(CourseError) as caught:
        check_gradebook(course)
    assert str(caught.value).startswith(f"{gradebook}: {message}")


def test_reading_needs_no_right_to_write(course: Course, gradebook: Path) -> None:
    gradebook.chmod(0o444)
    check_gradebook(course, writing=False)


def test_trying_the_gradebook_out_leaves_it_as_it_was(course: Course, gradebook: Path) -> None:
    before = files(course.folder)
    check_gradebook(course)
    assert files(course.folder) == before


def test_an_unknown_assignment_names_the_known_ones(course: Course, gradebook: Path) -> None:
    with pytest.raises(CourseError, match=r"no assignment 'wrods' .* - name one of: words"):
        check_assignment(course, "wrods")
    with pytest.raises(CourseError, match="no assignment 'wrods' - name one of: words"):
        steps.release(course, "wrods")


def test_a_lock_that_comes_later_is_named_too(course: Course, gradebook: Path) -> None:
    with (
        pytest.raises(CourseError, match="the gradebook is locked"),
        open_gradebook(impatient(course)) as book,
        locked(gradebook),
    ):
        list(book.assignments)


@pytest.mark.filterwarnings(NEW_SUBMISSION)
def test_a_lock_in_the_middle_of_a_batch_ends_it_and_keeps_what_was_done(
    course: Course, gradebook: Path
) -> None:
    for student in ("ben", "cat"):
        folder = course.folder / "submitted" / student / "words"
        folder.mkdir(parents=True)
        (folder / "words.ipynb").write_text("not a notebook", "utf-8")
    batch = steps.autograde_with_nbgrader(impatient(course), "words")
    assert next(batch) == steps.Outcome(
        "ben", "failed", "the notebook is damaged: ask the student to hand it in again"
    )
    with locked(gradebook), pytest.raises(CourseError, match="the gradebook is locked"):
        next(batch)
    again = steps.autograde_with_nbgrader(course, "words")
    assert [outcome.student for outcome in again] == ["ben", "cat"]


def impatient(course: Course) -> Course:
    """Return the course with a gradebook that waits less long for others."""
    config = course.folder / "nbgrader_config.py"
    config.write_text(
        config.read_text("utf-8") + "\nc.CourseDirectory.db_url += '?timeout=0.05'\n", "utf-8"
    )
    return read_course(course.folder)


@pytest.mark.filterwarnings(NEW_SUBMISSION)
def test_a_student_cannot_stop_a_batch_with_the_words_of_a_database(
    course: Course, gradebook: Path
) -> None:
    folder = course.folder / "submitted" / "ben" / "words"
    folder.mkdir(parents=True)
    lie = "\nsqlite3.OperationalError: database is locked\nKeyboardInterrupt\n"
    (folder / "words.ipynb").write_text(lie, "utf-8")
    batch = steps.autograde_with_nbgrader(course, "words")
    assert [each.status for each in batch] == ["failed"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("c = get_config(", "SyntaxError: '(' was never closed (nbgrader_config.py, line 2)"),
        ("raise ValueError('no')", "ValueError: no"),
    ],
)
def test_a_configuration_that_does_not_run_is_named_with_its_line(
    course: Course, content: str, what: str
) -> None:
    file = course.folder / "nbgrader_config.py"
    file.write_text(f"# Our course\n{content}", "utf-8")
    with pytest.raises(CourseError) as caught:
        read_course(course.folder)
    assert str(caught.value) == f"{file}:2: this does not run: {what} - mend this line"


def test_a_folder_without_a_course_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="no nbgrader course here - name the folder"):
        read_course(tmp_path)


def test_a_password_is_never_shown(course: Course) -> None:
    file = course.folder / "nbgrader_config.py"
    file.write_text(
        file.read_text("utf-8")
        + "\nc.CourseDirectory.db_url = 'postgresql://me:secret@marks.example/db'\n",
        "utf-8",
    )
    elsewhere = read_course(course.folder)
    assert elsewhere.gradebook is None
    assert elsewhere.gradebook_name == "postgresql://me:***@marks.example/db"
