"""Whatever a student tries, nothing outside is touched, each gets a mark, the batch goes on."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from autograder.engine.batch import run_batch
from autograder.engine.result import GradedSubmission
from autograder.engine.sandbox import Sandbox, choose_way, open_sandboxes
from autograder.engine.sandbox.ways import known_ways
from autograder.engine.spec import MB, Submission
from autograder.engine.task import Marked, Task
from tests.autograder.engine.cases import cell_of, code, handed_in, marks
from tests.autograder.engine.hostile import ATTACKS
from tests.autograder.engine.machine import (
    AFTER,
    BEFORE,
    LIMITS,
    WORDS,
    Machine,
    attack,
)


@pytest.fixture(scope="module")
def results(
    machine: Machine, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, GradedSubmission]:
    """Mark every attack in one batch, with two workers."""
    before = machine.state()
    folder = tmp_path_factory.mktemp("submitted")
    tasks = []
    for name in ATTACKS:
        (folder / name).mkdir()
        for path, content in attack(name, machine).files.items():
            (folder / name / path).write_bytes(content)
        tasks.append(Task(name, folder / name))
    with open_sandboxes(choose_way(), LIMITS, 2) as sandboxes:
        found = [each for group in run_batch(tasks, WORDS, sandboxes) for each in group]
    assert machine.state() == before
    assert machine.connections == []
    assert not [root for root in ("/", "/etc", "/usr", "/root") if _canary(root)]
    assert {each.task.student for each in found} == set(ATTACKS)
    return {each.task.student: each.graded for each in found if isinstance(each, Marked)}


def _canary(root: str) -> bool:
    return Path(root, "partnership-canary").exists()


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_costs_its_author_at_most_what_comes_after_it(
    results: dict[str, GradedSubmission], name: str
) -> None:
    graded, expected = results[name], ATTACKS[name]
    given = marks(graded)
    assert given["before"] == 3
    if expected.after is not None:
        assert given["after"] == (3 if expected.after else 0), graded.reasons
    assert expected.reason in "; ".join(graded.reasons)
    assert graded.status == ("marked in part" if _stopped(graded) else "marked")
    assert bool(graded.reasons) or graded.status == "marked"
    assert "What I learnt." in (graded.notebooks[0].notebook or "")


def _stopped(graded: GradedSubmission) -> bool:
    return any(run.status in ("stopped", "not run") for run in graded.notebooks[0].runs)


def test_a_flood_is_shortened_and_costs_no_marks(results: dict[str, GradedSubmission]) -> None:
    for name in ("floods the output", "floods with riches", "one endless line"):
        notebook = results[name].notebooks[0].notebook or ""
        assert len(notebook) < 2 * LIMITS.output, name


def test_files_without_end_are_stopped_as_each_takes_memory(
    results: dict[str, GradedSubmission],
) -> None:
    graded = results["files without end"]
    # Where bubblewrap makes the sandbox the server counts them; elsewhere the kernel does.
    told = "; ".join(graded.reasons) + (graded.notebooks[0].notebook or "")
    assert "made more than 50,000 files" in told or "No space left on device" in told


@pytest.mark.parametrize("way", known_ways(), ids=lambda way: way.name)
def test_every_way_of_making_a_sandbox_keeps_the_machine_out_of_reach(
    way: object, machine: Machine
) -> None:
    before = machine.state()
    names = (
        "write the gradebook", "read hidden tests", "processes of others", "kills its parent",
        "connects to this machine", "leaves files behind", "finds what was left behind",
        "makes namespaces", "fork bomb", "environment of the server",
    )  # fmt: skip
    with open_sandboxes(way, LIMITS, 1) as (sandbox,):  # type: ignore[arg-type]
        from autograder.engine import grade

        for name in names:
            graded = grade(attack(name, machine), WORDS, sandbox)
            assert marks(graded)["after"] == (3 if ATTACKS[name].after else 0), name
    assert machine.state() == before
    assert machine.connections == []


def test_a_student_is_nobody_in_the_sandbox(sandbox: Sandbox) -> None:
    from autograder.engine import grade

    look = (
        "import os\nstatus = open('/proc/self/status').read()\n"
        "assert os.getuid() > 60000 and os.getgroups() in ([], [os.getgid()])\n"
        "assert 'CapEff:\\t0000000000000000' in status and 'CapPrm:\\t0000000000000000' in status\n"
        "assert 'NoNewPrivs:\\t1' in status and 'Seccomp:\\t2' in status\nanswer = 42"
    )
    graded = grade(handed_in(code(look), cell_of(BEFORE)), WORDS, sandbox)
    assert marks(graded)["before"] == 3, graded.notebooks[0].notebook


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([cell_of(BEFORE)], {"before": 3, "after": None}),
        ([cell_of(BEFORE), cell_of(BEFORE, "answer = 0"), cell_of(AFTER)],
         {"before": 3, "after": 3}),
        ([cell_of(BEFORE.model_copy(update={"points": 3000})), cell_of(AFTER)],
         {"before": 3, "after": 3}),
        ([cell_of(BEFORE.model_copy(update={"checksum": "0" * 32}), "pass"), cell_of(AFTER)],
         {"before": 3, "after": 3}),
        ([cell_of(AFTER), cell_of(BEFORE)], {"before": 3, "after": 3}),
    ],
    ids=["deleted", "duplicated", "more points", "another test", "reordered"],
)  # fmt: skip
def test_cells_that_students_may_not_change_are_as_they_were(
    sandbox: Sandbox, cells: list[dict[str, object]], expected: dict[str, float | None]
) -> None:
    from autograder.engine import grade

    given = marks(grade(handed_in(code("answer = 42"), *cells), WORDS, sandbox))
    assert {name: given[name] for name in expected} == expected


@pytest.mark.parametrize(
    "about",
    [[], "x", 5, None, {"grade_id": []}, {"grade_id": "before", "points": "all"},
     {"schema_version": 99, "grade_id": "before"}, {"schema_version": "3"},
     {"grade": True, "grade_id": "before"}],
)  # fmt: skip
def test_what_a_cell_says_of_itself_may_be_nonsense(sandbox: Sandbox, about: object) -> None:
    from autograder.engine import grade

    nonsense = {**code("1"), "metadata": {"nbgrader": about}}
    graded = grade(handed_in(code("answer = 42"), nonsense, cell_of(AFTER)), WORDS, sandbox)
    assert marks(graded)["after"] == 3, graded.reasons


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[" * 100_000, "the notebook is nested too deeply"),
        (b'{"cells": ' + b"[" * 100_000, "the notebook is nested too deeply"),
        (b'{"nbformat": 4, "cells": 5}', "the file is not a notebook"),
        (b'{"nbformat": 99, "cells": []}', "the file is not a notebook"),
        (b"\x00" * 1000, "the notebook is damaged"),
        (b"", "the notebook is damaged"),
    ],
)
def test_a_file_that_is_no_notebook_has_a_named_reason(
    sandbox: Sandbox, content: bytes, reason: str
) -> None:
    from autograder.engine import grade

    graded = grade(Submission(files={"work.ipynb": content}), WORDS, sandbox)
    assert graded.status == "not marked"
    assert reason in graded.reasons[0]


def test_a_notebook_of_200_mb_is_not_even_read(sandbox: Sandbox, tmp_path: Path) -> None:
    from autograder.engine import grade, read_submission

    with (tmp_path / "work.ipynb").open("wb") as file:
        os.truncate(file.fileno(), 200 * MB)
    graded = grade(read_submission(tmp_path), WORDS, sandbox)
    assert graded.status == "not marked"
    assert graded.reasons == ("work.ipynb is left out: the submission is too large",)


def test_text_in_latin_1_is_read_as_that(sandbox: Sandbox) -> None:
    from autograder.engine import grade

    work = handed_in(code("answer = 42  # caf\xe9"), cell_of(BEFORE))
    text = json.dumps(json.loads(work.files["work.ipynb"]), ensure_ascii=False)
    graded = grade(Submission(files={"work.ipynb": text.encode("latin-1")}), WORDS, sandbox)
    assert marks(graded)["before"] == 3
    assert graded.reasons[0] == "the file is not in UTF-8: letters with accents may be wrong"
    assert "caf\xe9" in (graded.notebooks[0].notebook or "")


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "a//b", "x\0y", "./x", ""])
def test_a_path_that_leads_out_of_a_submission_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="leads out of the submission"):
        Submission(files={name: b""})


def test_a_student_cannot_reach_the_next_one_through_the_sandbox(sandbox: Sandbox) -> None:
    from autograder.engine import grade

    change = (
        "import builtins, sys\nbuiltins.leak = 1; sys.modules['leak'] = sys\n"
        "import pandas; pandas.DataFrame = None; answer = 42"
    )
    look = (
        "import builtins, sys, pandas\n"
        "answer = 0 if hasattr(builtins, 'leak') or 'leak' in sys.modules else 42\n"
        "pandas.DataFrame()"
    )
    for text in (change, look):
        assert marks(grade(handed_in(code(text), cell_of(BEFORE)), WORDS, sandbox))["before"] == 3
