"""A course with the same submissions twice: once for nbgrader, once for ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import nbformat
import nbgrader

from partnership.paths import checkout
from tests.autograder.oracle import master, submissions

EXAMPLE = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide"
"""nbgrader's own example course, as it is installed."""
ASSIGNMENTS = (master.NAME, "ps1")


@dataclass(frozen=True)
class Marked:
    """A course whose submissions have been marked."""

    folder: Path
    said: str

    def notebook(self, assignment: str, student: str, name: str) -> Path:
        """Return where an autograded notebook is, or would be."""
        return self.folder / "autograded" / student / assignment / f"{name}.ipynb"


def make_course(
    folder: Path, students: Collection[str] | None = None, *, db_url: str | None = None
) -> None:
    """Make a course in which everything has been handed in and nothing is marked.

    ``students`` names those of the corpus who hand in, by default all; ``db_url`` says where
    the gradebook is, by default in a file in the folder.
    """
    folder.mkdir(parents=True)
    config = (checkout() / "exercises" / "nbgrader_config.py").read_text("utf-8")
    if db_url is not None:
        config += f"\nc.CourseDirectory.db_url = {db_url!r}\n"
    (folder / "nbgrader_config.py").write_text(config, "utf-8")
    source = folder / "source" / master.NAME
    source.mkdir(parents=True)
    nbformat.write(master.master(), source / f"{master.NAME}.ipynb")
    shutil.copytree(EXAMPLE / "source" / "ps1", folder / "source" / "ps1")
    for assignment in ASSIGNMENTS:
        run_nbgrader(folder, "generate_assignment", assignment)
    release = nbformat.read(
        folder / "release" / master.NAME / f"{master.NAME}.ipynb", nbformat.NO_CONVERT
    )
    for student, make in submissions.files().items():
        if students is not None and student not in students:
            continue
        hand_in = folder / "submitted" / student / master.NAME
        hand_in.mkdir(parents=True)
        (hand_in / f"{master.NAME}.ipynb").write_bytes(make(release))
        (hand_in / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
    for student in ("bitdiddle", "hacker"):
        shutil.copytree(
            EXAMPLE / "submitted" / student / "ps1", folder / "submitted" / student / "ps1"
        )


def run_nbgrader(folder: Path, step: str, assignment: str, *words: str) -> str:
    """Run one of nbgrader's commands on the course, and return what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", step, assignment, *words],
        cwd=folder,
        env=surroundings(folder),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.stdout + done.stderr


def mark_with_nbgrader(folder: Path) -> str:
    """Mark everything with nbgrader. What would stop the whole batch goes alone, at the end."""
    alone = sorted(path.name for path in (folder / "submitted").glob("z-*"))
    return "".join(
        [
            run_nbgrader(folder, "autograde", "ps1"),
            *(
                run_nbgrader(folder, "autograde", master.NAME, "--student", students)
                for students in ("[!z]*", *alone)
            ),
        ]
    )


def run_ours(folder: Path, assignment: str, *words: str) -> str:
    """Run ``partnership mark autograde`` on the course, and return what it said."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "partnership", "mark", "autograde", assignment),
            *("--course", str(folder), *words),
        ],
        env=surroundings(folder) | {"COLUMNS": "200", "PYTHONPATH": str(checkout())},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.stdout + done.stderr


def surroundings(folder: Path) -> dict[str, str]:
    """Return an environment in which Jupyter keeps its own files beside the course."""
    own = folder.parent / "home"
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    jupyter = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    return (
        {key: value for key, value in os.environ.items() if not key.startswith("PARTNERSHIP_")}
        | dict.fromkeys(jupyter, str(own))
        | {"PATH": path, "MPLCONFIGDIR": str(own / "matplotlib")}
    )
