"""A course in a temporary folder, with a tutor and students who never leave it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partnership.activities.catalogue import find_quiz
from partnership.activities.handed_in import write_responses
from partnership.activities.quiz.item import Item
from partnership.activities.responses import response_to

CHECKOUT = Path(__file__).parents[2]
ASSIGNMENT = "what-partnership-means"
QUIZ = find_quiz("terms")
# nbgrader's own home folders, where a command that is not kept in would leave its traces.
OUTSIDE = (
    CHECKOUT / "exercises",
    CHECKOUT / "my-work",
    Path("/usr/local/share/nbgrader"),
    Path.home() / ".local" / "share" / "jupyter" / "nbgrader_cache",
)


def everything_outside() -> dict[Path, tuple[int, int]]:
    """Return the size and time of every file the round trip must leave alone."""
    files = (file for place in OUTSIDE for file in place.rglob("*") if file.is_file())
    return {file: (file.stat().st_size, file.stat().st_mtime_ns) for file in files}


def cells(notebook: Path) -> dict[str, dict[str, Any]]:
    """Return the cells of a notebook by the name nbgrader knows them by."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    named = [cell for cell in content["cells"] if "nbgrader" in cell["metadata"]]
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in named}


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


@dataclass(frozen=True)
class Classroom:
    """The folders of one course. ``home`` stands in for everybody's home folder."""

    top: Path

    @property
    def exercises(self) -> Path:
        return self.top / "exercises"

    @property
    def gradebook(self) -> Path:
        return self.exercises / "gradebook.db"

    def set_up(self) -> Classroom:
        """Copy what an author writes by hand, and nothing that nbgrader makes."""
        original = CHECKOUT / "exercises"
        shutil.copytree(original / "source", self.exercises / "source")
        shutil.copy(original / "nbgrader_config.py", self.exercises)
        for name in ("home", "temporary", "work"):
            (self.top / name).mkdir()
        return self

    def copy(self, top: Path) -> Classroom:
        """Return the same classroom at this moment, in another folder."""
        shutil.copytree(self.top, top)
        return Classroom(top)

    def notebook(self, step: str, student: str = "") -> Path:
        return self.exercises / step / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"

    def work_of(self, student: str) -> Path:
        """Return the folder in which a student works on the assignment."""
        return self.top / "work" / student / ASSIGNMENT

    @property
    def env(self) -> dict[str, str]:
        """The environment of everybody's commands: no path in it leads out of here."""
        ours = ("JUPYTER", "IPYTHON", "XDG", "NBGRADER", "PARTNERSHIP", "PYTHON")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return kept | {
            "HOME": str(self.top / "home"),
            "TMPDIR": str(self.top / "temporary"),
            "PARTNERSHIP_EXERCISES": str(self.exercises),
            # The code under test is this checkout's, installed or not.
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def tutor(self, *command: str, code: int = 0) -> str:
        """Run the real nbgrader in the course's folder; return what it says."""
        program = Path(sys.executable).with_name("nbgrader")
        done = subprocess.run(
            [program, *command], cwd=self.exercises, env=self.env, capture_output=True, text=True
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def students(self, *command: str, names: tuple[str, ...]) -> None:
        """Run an nbgrader command as each student."""
        self.many(
            *(
                {
                    "command": ["nbgrader", *command, f"--student={name}"],
                    "env": {"PARTNERSHIP_MY_WORK": str(self.work_of(name).parent)},
                }
                for name in names
            )
        )

    def mark(self, *commands: list[str], codes: list[int]) -> str:
        """Run the tutor's own commands, ``partnership mark ...``; return what they say."""
        return self.many(
            *({"command": ["mark", *command], "env": {}} for command in commands), codes=codes
        )

    def many(self, *commands: dict[str, Any], codes: list[int] | None = None) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "tests.exercises.many_commands"],
            input=json.dumps(commands),
            cwd=self.exercises,
            env=self.env,
            capture_output=True,
            text=True,
        )
        said = done.stdout + done.stderr
        assert done.returncode == 0, said
        assert json.loads(done.stdout.splitlines()[-1]) == (codes or [0] * len(commands)), said
        return said


@dataclass(frozen=True)
class Desk:
    """One student's copy of the assignment."""

    folder: Path

    @property
    def notebook(self) -> Path:
        return self.folder / f"{ASSIGNMENT}.ipynb"

    @property
    def saved(self) -> Path:
        """Where the activity keeps the answers."""
        return self.folder / "responses" / "terms.json"

    def answer(self, *items: Item, well: bool = True) -> None:
        """Answer these questions as the activity would save them."""
        answers = {
            item.id: response_to(item, item.best_answer() if well else item.worst_answer())
            for item in items
        }
        write_responses(self.saved, "terms", answers)

    def write(self, name: str, text: str) -> None:
        """Replace what a cell holds."""
        content = json.loads(self.notebook.read_text(encoding="utf-8"))
        for cell in content["cells"]:
            if cell["metadata"]["nbgrader"]["grade_id"] == name:
                cell["source"] = text
        self.notebook.write_text(json.dumps(content), encoding="utf-8")

    def choose(self, word: str) -> None:
        """Edit the one line of the counting question."""
        (line,) = [
            line
            for line in source(cells(self.notebook)["count"]).splitlines()
            if line.startswith("word = ")
        ]
        self.write("count", source(cells(self.notebook)["count"]).replace(line, f'word = "{word}"'))
