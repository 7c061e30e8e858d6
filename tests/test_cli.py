"""The command line: what it lists, how fast, and what it says when something is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from partnership.cli import explain
from partnership.errors import ContentError, CourseError, Problem
from tests.books import tiny_course
from tests.serving import run

HEAVY = (
    "IPython",
    "autograder",
    "jupyter_server",
    "jupyterlab",
    "nbgrader",
    "pandas",
    "pydantic",
    "sphinx",
)


def test_help_lists_every_command_and_waits_for_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['partnership', '--help']\n"
        "from partnership.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print('heavy:', [name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
    )
    for name in ("course", "build", "check", "draw", "mark"):
        assert f"│ {name} " in done.stdout
    assert done.stdout.splitlines()[-1] == "heavy: []"


def test_marking_loads_no_notebook_machinery_before_it_knows_that_it_needs_it() -> None:
    heavy = ("IPython", "jupyter_server", "nbclient", "nbformat", "nbgrader", "pandas")
    code = f"import sys, autograder.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "[]"


def test_the_marking_commands_are_mounted() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "partnership", "mark", "--help"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert "│ release " in done.stdout


def test_build_prints_where_the_book_is(tmp_path: Path) -> None:
    done = run(tiny_course(tmp_path / "c"), "build", "--fresh")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(tmp_path / "c" / "_build" / "html" / "index.html")


def test_a_fault_is_a_message_and_not_a_traceback(tmp_path: Path) -> None:
    root = tiny_course(tmp_path / "c")
    (root / "_toc.yml").write_text("format: jb-book\nroot: [\n", encoding="utf-8")
    done = run(root, "build")
    assert done.returncode == 1
    assert done.stderr.startswith("_toc.yml: the table of contents cannot be read: ")
    assert done.stderr.strip().endswith("- correct it, then build again")
    assert "Traceback" not in done.stderr


def test_a_fault_can_be_traced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSHIP_DEBUG", "1")
    done = run(tmp_path, "build")
    assert "Traceback" in done.stderr
    assert "CourseError: _config.yml is missing from" in done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "door"])
def test_a_port_that_cannot_be_is_refused(tmp_path: Path, port: str) -> None:
    done = run(tmp_path, "course", "--port", port)
    assert done.returncode == 2
    assert "'--port'" in done.stderr


def test_all_faults_are_listed_and_counted() -> None:
    problems = [
        Problem(Path("book/b.md"), 2, "one thing", "do this"),
        Problem(Path("book/a.md"), 0, "another", "do that"),
    ]
    assert explain(ContentError(problems)) == (
        "book/a.md: another - do that\nbook/b.md:2: one thing - do this\n2 faults"
    )
    assert str(explain(ContentError(problems[:1]))).endswith("\n1 fault")
    assert explain(CourseError("it broke", "mend it", "setting")) == "setting: it broke - mend it"


def test_a_part_that_is_not_installed_is_named_with_its_extra() -> None:
    assert explain(ModuleNotFoundError(name="jupyterlab.labapp")) == (
        "this command needs jupyterlab.labapp, which is not installed - run: "
        'pip install -c constraints.txt -e ".[course]"'
    )
    assert explain(ModuleNotFoundError(name="partnership.no_such_module")) is None
