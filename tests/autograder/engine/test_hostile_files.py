"""Whatever lies in a student's folder, the batch goes on and a tutor can read what is said."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from autograder.course import Course
from autograder.engine import grade, read_submission
from autograder.engine.beside import in_the_way
from autograder.engine.folders import write_autograded
from autograder.engine.looking import MOST, SPECIAL
from autograder.engine.sandbox import Sandbox
from autograder.engine.spec import MB, Submission
from autograder.engine.submission import LONGEST
from autograder.engine.task import Marked, Task
from autograder.engine.waiting import TIME, read_time
from autograder.steps import Outcome
from autograder.telling import in_one_line, tell
from tests.autograder.engine.cases import assignment, cell_of, code, handed_in, marks, source

TEST = source("test", "assert answer == 42", points=3)
WORDS = assignment(TEST)
RIGHT = handed_in(code("answer = 42"), cell_of(TEST)).files["work.ipynb"]


def test_files_in_the_way_of_the_tutors_are_left_out_and_the_rest_counts(
    course: Course, sandbox: Sandbox, tmp_path: Path
) -> None:
    tutors = {"table.csv": b"the tutor's", "data/a.csv": b"the tutor's"}
    words = WORDS.model_copy(update={"files": tutors})
    mine = {"table.csv/x": b"1", "data": b"1", "data2/b.csv": b"1", "work.ipynb": RIGHT}
    assert in_the_way(mine, tutors) == {"table.csv/x", "data"}
    submission = Submission(files=mine)
    graded = grade(submission, words, sandbox)
    assert marks(graded) == {"test": 3}
    assert graded.reasons == (
        "data is left out: it would be in the way of a file of the assignment",
        "table.csv/x is left out: it would be in the way of a file of the assignment",
    )
    write_autograded(course, words, Marked(Task("ann", tmp_path), submission, graded))
    folder = course.place("autograded", "ann", "words")
    assert (folder / "table.csv").read_bytes() == (folder / "data/a.csv").read_bytes()
    assert (folder / "data2/b.csv").read_bytes() == b"1"


def test_a_path_too_long_to_be_written_elsewhere_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "work.ipynb").write_bytes(RIGHT)
    # Longer than the system takes in one piece: whoever made it went there step by step.
    inside = os.open(tmp_path, os.O_RDONLY)
    for _ in range(19):
        os.mkdir("d" * 200, dir_fd=inside)
        deeper = os.open("d" * 200, os.O_RDONLY, dir_fd=inside)
        os.close(inside)
        inside = deeper
    for length in range(10, 251, 20):
        os.close(os.open("e" * length, os.O_CREAT | os.O_WRONLY, dir_fd=inside))
    os.close(inside)
    found = read_submission(tmp_path)
    assert list(found.files) == ["work.ipynb"]
    assert found.left_out
    assert all("its path is too long" in each and len(each) < 100 for each in found.left_out)
    assert LONGEST < 4096


def test_a_file_that_may_not_be_read_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed.csv", "open.csv"):
        (tmp_path / name).write_text("1", "utf-8")
    really = os.open

    # Root may read everything, so that its permissions cannot be what refuses.
    def refuse(path: Path, flags: int) -> int:
        if path.name == "closed.csv":
            raise PermissionError(13, "Permission denied")
        return really(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    found = read_submission(tmp_path)
    assert set(found.files) == {"open.csv"}
    assert found.left_out == ("closed.csv is left out: it cannot be read (Permission denied)",)


@pytest.mark.parametrize("kind", ["pipe", "link", "endless", "folder", "long"])
def test_a_time_that_is_no_plain_file_is_no_time_and_is_not_waited_for(
    tmp_path: Path, kind: str
) -> None:
    place = tmp_path / TIME
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    elif kind == "long":
        place.write_bytes(b"9" * MB)
    else:
        place.symlink_to("/dev/zero" if kind == "endless" else "nowhere")
    assert read_time(tmp_path) is None


def test_thousands_of_files_that_are_left_out_are_told_of_in_a_few_words(
    sandbox: Sandbox,
) -> None:
    left_out = tuple(f"{n} is left out: it is not a plain file" for n in range(3000))
    graded = grade(Submission(files={"work.ipynb": RIGHT}, left_out=left_out), WORDS, sandbox)
    assert marks(graded) == {"test": 3}
    assert graded.reasons == (*left_out[:10], "and 2990 more files are left out")


def test_a_large_file_that_was_handed_in_arrives_and_was_not_written(sandbox: Sandbox) -> None:
    look = "import os\nanswer = 42 if os.path.getsize('big.bin') == 9 << 20 else 0"
    work = handed_in(code(look), cell_of(TEST), **{"big.bin": os.urandom(9 * MB)})
    graded = grade(work, WORDS, sandbox)
    assert (marks(graded), graded.reasons) == ({"test": 3}, ())


def test_a_job_that_ends_before_its_files_arrive_does_not_answer_for_the_next_one(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.start()
    files = {f"{n}.bin": "QQ==" * 2_000_000 for n in range(2)}
    really = sandbox._send

    def send_and_end(job: Mapping[str, Any], *ends: socket.socket) -> None:
        really(job, *ends)
        sandbox.signal(signal.SIGKILL)

    with monkeypatch.context() as patch:
        patch.setattr(sandbox, "_send", send_and_end)
        ending = sandbox.begin("words", files).close()
    assert (ending.cause, ending.status) == ("ended", -9)
    graded = grade(Submission(files={"work.ipynb": RIGHT}), WORDS, sandbox)
    assert (marks(graded), graded.reasons) == ({"test": 3}, ())


@pytest.mark.parametrize(
    "text",
    ["exit\nx = [" + "1," * MOST + "]",
     "def exit(): pass\n" + "x = %pwd\n" * 490 + "y = 'a'\n" * (MOST // SPECIAL // 8)],
    ids=["long", "special"],
)  # fmt: skip
def test_code_that_takes_too_long_to_look_at_is_left_to_a_person(
    sandbox: Sandbox, text: str
) -> None:
    more = "import ctypes"
    work = handed_in(code("answer = 42"), cell_of(TEST), code(f"if 0: '''{more}'''"), code(text))
    graded = grade(work, WORDS, sandbox)
    assert marks(graded) == {"test": 3}
    assert "look at it: cell 4 is too long to say what it uses" in graded.reasons


def test_no_name_starts_a_line_or_commands_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    name = "x\nben: marked \x1b]0;mine\x07\x1b[2J\u202e\udce9\u2028\x9b"
    tell([Outcome(f"a{name}", "done", f"{name} is left out [bold]")], "marked")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(each.isprintable() for each in lines)
    assert r"x\nben: marked \x1b]0;mine\x07\x1b[2J\u202e\udce9\u2028\x9b" in lines[0]
    assert in_one_line("Zoë O’Neill, \u00a0naïve – 日本") == "Zoë O’Neill, \u00a0naïve – 日本"
