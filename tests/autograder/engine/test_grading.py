"""Marking is one step from a student's files to marks, and a bad file is a result."""

from __future__ import annotations

import json
import os
import pickle
import signal
from contextlib import suppress
from typing import Any

import psutil
import pytest

from autograder.engine import grade
from autograder.engine.result import GradedSubmission
from autograder.engine.running import NotebookRunner
from autograder.engine.sandbox import Sandbox
from autograder.engine.spec import AssignmentSpec, Submission
from tests.autograder.engine.cases import assignment, cell_of, code, handed_in, marks, source

TEST = source("test", "assert answer == 42", points=3)
PART = source("part", "round(2 * share, 1)", points=2)
TEXT = source("text", "...", points=5, cell_type="markdown", locked=False, is_solution=True)
WORDS = assignment(TEST, PART, TEXT)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("answer, share = 42, 1", {"test": 3, "part": 2, "text": None}),
        ("answer, share = 41, .25", {"test": 0, "part": 0.5, "text": None}),
        ("answer = 42", {"test": 3, "part": 0, "text": None}),
    ],
)
def test_tests_give_all_a_part_or_none_of_their_marks_and_words_wait_for_a_person(
    sandbox: Sandbox, answer: str, expected: dict[str, float | None]
) -> None:
    work = handed_in(code(answer), cell_of(TEST), cell_of(PART), cell_of(TEXT, "I learnt a lot."))
    graded = grade(work, WORDS, sandbox)
    assert (graded.status, graded.reasons) == ("marked", ())
    assert marks(graded) == expected
    assert [each.needs_manual_grade for each in graded.notebooks[0].grades] == [False, False, True]


def test_the_assignment_the_work_and_the_result_travel_as_json_and_by_pickle(
    sandbox: Sandbox,
) -> None:
    work = handed_in(code("answer = 42"), cell_of(TEST), **{"data/b.bin": b"\xff\x00"})
    graded = grade(work, WORDS, sandbox)
    for value in (WORDS, work, graded):
        assert type(value).model_validate_json(value.model_dump_json()) == value
        assert pickle.loads(pickle.dumps(value)) == value
    assert {type(each) for each in (WORDS, work, graded)} == {
        AssignmentSpec, Submission, GradedSubmission,
    }  # fmt: skip


def test_a_test_that_a_student_rewrote_is_the_assignments_own_again(sandbox: Sandbox) -> None:
    graded = grade(handed_in(code("answer = 1"), cell_of(TEST, "pass")), WORDS, sandbox)
    assert marks(graded)["test"] == 0
    assert graded.notebooks[0].notebook is not None
    cells = json.loads(graded.notebooks[0].notebook)["cells"]
    assert "".join(cells[1]["source"]) == TEST.source


def test_a_notebook_that_ends_python_keeps_what_it_did_before(sandbox: Sandbox) -> None:
    work = handed_in(
        code("answer, share = 42, 1"), cell_of(TEST), code("import os; print('bye'); os._exit(3)"),
        cell_of(PART), cell_of(TEXT, "Read me."),
    )  # fmt: skip
    graded = grade(work, WORDS, sandbox)
    assert marks(graded) == {"test": 3, "part": 0, "text": None}
    assert graded.status == "marked in part"
    assert graded.reasons == (
        "look at it: cell 3 uses os._exit",
        "cell 3 ended Python (exit code 3); the cells before it count",
    )
    assert [run.status for run in graded.notebooks[0].runs] == ["ok", "ok", "stopped", "not run"]
    assert "Read me." in (graded.notebooks[0].notebook or "")


def test_a_cell_that_never_ends_is_interrupted_and_the_next_one_runs(sandbox: Sandbox) -> None:
    work = handed_in(
        code("answer, share = 42, 1"), code("print('on and on')\nwhile True: pass"), cell_of(TEST)
    )
    graded = grade(work, WORDS, sandbox)
    assert marks(graded)["test"] == 3
    assert "cell 2 took longer than 3 seconds" in graded.reasons
    slow = json.loads(graded.notebooks[0].notebook or "")["cells"][1]["outputs"]
    assert [each.get("ename", each.get("name")) for each in slow] == [
        "stdout", "KeyboardInterrupt", "CellTimeoutError",
    ]  # fmt: skip


def test_a_module_that_a_notebook_names_is_loaded_once_before_it_runs(sandbox: Sandbox) -> None:
    look = "import sys; answer = 42 if 'matplotlib' in sys.modules else 0"
    assert marks(grade(handed_in(code(look), cell_of(TEST)), WORDS, sandbox))["test"] == 3


def test_an_error_of_our_own_costs_one_submission_and_not_the_batch(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("nobody thought of this")

    work = handed_in(code("answer = 42"), cell_of(TEST))
    with monkeypatch.context() as patch:
        patch.setattr("autograder.engine.grading.run_alone", fail)
        graded = grade(work, WORDS, sandbox)
    assert graded.status == "not marked"
    assert "nobody thought of this" in graded.reasons[0]
    assert all(each.needs_manual_grade for each in graded.notebooks[0].grades)
    assert marks(grade(work, WORDS, sandbox))["test"] == 3


def test_a_sandbox_that_was_ended_from_outside_is_made_anew(sandbox: Sandbox) -> None:
    work = handed_in(code("answer = 42"), cell_of(TEST))
    grade(work, WORDS, sandbox)
    assert sandbox._process is not None
    os.killpg(sandbox._process.pid, signal.SIGKILL)
    assert marks(grade(work, WORDS, sandbox))["test"] == 3


@pytest.mark.parametrize("what", ["sandbox", "student's process"])
def test_work_that_was_ended_from_outside_is_run_once_more(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    run_cell, ended = NotebookRunner._run_cell, []

    def end_the_first(runner: NotebookRunner, *rest: Any) -> Any:
        if not ended:
            ended.append(what)
            if what == "sandbox":
                assert sandbox._process is not None
                for process in psutil.Process(sandbox._process.pid).children(recursive=True):
                    with suppress(psutil.NoSuchProcess):
                        process.kill()
            else:
                sandbox.signal(signal.SIGKILL)
            with suppress(ConnectionError):
                # Until nobody is there any more to run the cell.
                runner._job.channel._socket.settimeout(60)
                assert runner._job.channel._socket.recv(1) == b""
        return run_cell(runner, *rest)

    monkeypatch.setattr(NotebookRunner, "_run_cell", end_the_first)
    work = handed_in(code("answer = 42"), cell_of(TEST))
    graded = grade(work, assignment(TEST), sandbox)
    assert ended == [what]
    assert (graded.status, graded.reasons) == ("marked", ())
    assert marks(graded)["test"] == 3


def test_a_notebook_that_kills_itself_is_run_no_more_than_twice(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, begun = Sandbox.begin, []

    def counted(*given: Any) -> Any:
        begun.append(given)
        return begin(*given)

    monkeypatch.setattr(Sandbox, "begin", counted)
    work = handed_in(code("import os; os.kill(os.getpid(), 9)"), cell_of(TEST))
    graded = grade(work, WORDS, sandbox)
    assert "cell 1 ended Python (signal 9); the cells before it count" in graded.reasons
    assert len(begun) == 2
