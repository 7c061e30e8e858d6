"""What a notebook writes is kept beside it, as nbgrader keeps it, and can do no harm there."""

from __future__ import annotations

import pytest

from autograder.engine import grade
from autograder.engine.result import GradedSubmission
from autograder.engine.sandbox import Sandbox, choose_way
from autograder.engine.spec import MB
from autograder.engine.written import kept
from tests.autograder.engine.cases import (
    LIMITS,
    assignment,
    cell_of,
    code,
    handed_in,
    marks,
    source,
)

TEST = source("test", "assert answer == 42", points=3)
WORDS = assignment(TEST).model_copy(update={"files": {"table.csv": b"the tutor's"}})


def written(sandbox: Sandbox, text: str, **files: bytes) -> GradedSubmission:
    cells = (code("answer = 42"), code(text), cell_of(TEST))
    graded = grade(handed_in(*cells, **files), WORDS, sandbox)
    assert marks(graded)["test"] == 3
    return graded


def test_what_is_new_or_changed_is_kept(sandbox: Sandbox) -> None:
    text = (
        "import os\nos.mkdir('out')\nopen('out/table.csv', 'w').write('a,b')\n"
        "open('own.txt', 'a').write(' and more')\nopen('as-it-was.txt').read()"
    )
    files = {"own.txt": b"mine", "as-it-was.txt": b"read"}
    graded = written(sandbox, text, **files)
    assert graded.files == {"out/table.csv": b"a,b", "own.txt": b"mine and more"}
    assert (graded.status, graded.reasons) == ("marked", ())
    assert GradedSubmission.model_validate_json(graded.model_dump_json()) == graded


def test_a_tutors_file_stays_the_tutors(sandbox: Sandbox) -> None:
    graded = written(sandbox, "open('table.csv', 'w').write('mine')")
    assert graded.files == {}
    assert graded.reasons == ("it wrote what is not kept: 'table.csv'",)


@pytest.mark.parametrize(
    "text",
    [
        "import os; os.symlink('/etc/passwd', 'passwords')",
        "import os; os.symlink('/etc', 'folder')",
        "import os; os.mkfifo('pipe')",
        "open('.hidden', 'w').close()",
        "open('work.ipynb', 'w').write('{}')",
        "open('timestamp.txt', 'w').write('2020-01-01')",
        "open('../beside', 'w').write('x')",
        "import os; os.makedirs('a/b/c/d/e/f/g/h'); open('a/b/c/d/e/f/g/h/x', 'w').close()",
        "import os; os.rename('../words', '../old'); os.symlink('/etc', '../words')",
        "import os; open('x', 'w').close(); os.chmod('.', 0)",
    ],
)
def test_what_is_no_plain_file_of_its_own_is_not(sandbox: Sandbox, text: str) -> None:
    assert written(sandbox, text).files == {}


def test_what_is_kept_has_an_end() -> None:
    small = WORDS.model_copy(update={"limits": LIMITS.model_copy(update={"written": MB})})
    own = Sandbox(choose_way(), small.limits)
    text = (
        "for n in range(60): open(f'f{n}', 'w').write('x')\nopen('large', 'wb').write(bytes(1<<20))"
    )
    cells = (code("answer = 42"), code(text), cell_of(TEST))
    try:
        graded = grade(handed_in(*cells), small, own)
    finally:
        own.close()
    assert len(graded.files) == 50
    assert all(name.startswith("f") for name in graded.files)
    assert "more" in graded.reasons[0]
    assert marks(graded)["test"] == 3


@pytest.mark.parametrize(
    "name",
    ["../x", "/etc/x", "a/../x", "a//b", "x\0y", "./x", "", "a\nb", "a\\b", "\udc80", "\u202ex",
     "x" * 200, "own.txt/x", "data", "table.csv", "table.csv/x"],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    assert kept({name: b"x"}, ["own.txt", "data/own.txt"], ["table.csv"])[0] == {}


def test_one_file_cannot_be_another_ones_folder() -> None:
    found, left_out = kept({"a": b"1", "a/b": b"2", "c/d": b"3"}, [], [])
    assert (set(found), left_out) == ({"a", "c/d"}, ["a/b"])
