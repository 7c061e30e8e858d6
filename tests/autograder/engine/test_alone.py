"""A test whose answer is data cannot be forged by the notebook it stands in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from autograder.engine import grade
from autograder.engine.alone import needs_only_data
from autograder.engine.sandbox import Sandbox
from partnership.paths import checkout
from tests.autograder.engine.cases import assignment, cell_of, code, handed_in, marks, source

DATA = source(
    "data",
    """from partnership import handed_in
work = handed_in("terms", "responses/terms.json", missing_ok=True)
print(work.score.answered)
round(12 * work.score.share, 1)""",
    points=12,
)
CODE = source("code", "assert answer == 42", points=3)
WORDS = assignment(DATA, CODE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DATA.source, True),
        (DATA.source + "\nassert answer", False),
        (DATA.source.replace("work =", "import os\nwork ="), False),
        ("from partnership import references\nlen(references())", False),
        ("%matplotlib inline\n" + DATA.source, False),
        ("assert answer == 42", False),
    ],
)
def test_a_test_needs_only_data_if_it_names_nothing_of_the_notebooks(
    text: str, expected: bool
) -> None:
    assert needs_only_data(text) is expected


def test_the_courses_own_activities_are_marked_apart() -> None:
    masters = sorted(Path(checkout(), "exercises", "source").glob("*/*.ipynb"))
    assert masters
    for master in masters:
        tests = [
            "".join(cell["source"])
            for cell in json.loads(master.read_text("utf-8"))["cells"]
            if cell["cell_type"] == "code" and cell["metadata"].get("nbgrader", {}).get("grade")
        ]
        assert any(needs_only_data(text) for text in tests), master


def test_a_patch_of_the_library_gains_nothing_and_is_told(sandbox: Sandbox) -> None:
    patch = (
        "import partnership\nfrom types import SimpleNamespace as Any\nanswer = 42\n"
        "partnership.handed_in = lambda *a, **k: Any(score=Any(share=1, answered=9))"
    )
    graded = grade(handed_in(code(patch), cell_of(DATA), cell_of(CODE)), WORDS, sandbox)
    assert marks(graded) == {"data": 0, "code": 3}
    assert graded.reasons == ("the test 'data', run apart from the notebook, gave another mark",)


def test_answers_count_even_if_the_notebook_ends_python(sandbox: Sandbox) -> None:
    saved = {"format": 1, "activity": "terms", "saved": "2026-03-01T12:00:00Z", "responses": {}}
    stop = code("import os; os._exit(1)")
    work = handed_in(
        stop, cell_of(DATA), cell_of(CODE), **{"responses/terms.json": json.dumps(saved).encode()}
    )
    graded = grade(work, WORDS, sandbox)
    assert [run.status for run in graded.notebooks[0].runs] == ["stopped", "ok", "not run"]
