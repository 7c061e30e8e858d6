"""Tell students, before they hand in, what is done, what is missing and what looks wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partnership.activities.handed_in import handed_in
from partnership.activities.reflect.identifiers import find_identifiers, identifiers
from partnership.errors import CourseError
from partnership.exercises.faults import Fault, faults_in
from partnership.exercises.notebook import Notebook, read_notebook

QUIZ = re.compile(r"""^activity\(["']([\w-]+)["'], *hand_in=["']([\w./-]+)["']\)""", re.MULTILINE)
PLACEHOLDER = "*Click here, press Enter, delete this line and write your answer"
"""How the text begins that stands in place of an answer; ``nbgrader_config.py`` has all of it."""


@dataclass(frozen=True)
class Ready:
    """What a student reads: one line a finding, those that need a look marked so."""

    done: tuple[str, ...]
    to_do: tuple[str, ...]
    saved: str

    def __repr__(self) -> str:
        lines = [f"{'Done':7} {line}" for line in self.done]
        lines += [f"{'TO DO':7} {line}" for line in self.to_do]
        end = (
            "Look at what is marked TO DO. You can hand in all the same: the rest will be marked."
            if self.to_do
            else "Your work is ready to hand in."
        )
        saved = (
            f"This is your work as it was saved at {self.saved}.",
            "If you have changed something since, save it and run this cell again.",
        )
        return "\n".join([*lines, "", end, *saved])


def ready_to_hand_in(assignment: str, folder: str | Path = ".") -> Ready:
    """Return what is done and what is still to do in the assignment that lies in ``folder``.

    It looks at the saved file. It judges no answer, changes nothing and never stops a notebook:
    what cannot be read is one more thing to look at.
    """
    path = Path(folder) / f"{assignment}.ipynb"
    try:
        notebook = read_notebook(path)
    except CourseError as error:
        said = f"{error.what.capitalize()} ({path.name}): {error.remedy}."
        return Ready((), (said,), f"{datetime.now():%H:%M}")
    found = [*_clicked(notebook), *_written(notebook)]
    done = tuple(line for good, line in found if good)
    to_do = [line for good, line in found if not good]
    to_do += [_kindly(fault) for fault in faults_in(notebook)]
    saved = datetime.fromtimestamp(path.stat().st_mtime)
    return Ready(done, tuple(to_do), f"{saved:%H:%M on %d %B}")


def _clicked(notebook: Notebook) -> Iterator[tuple[bool, str]]:
    for cell in notebook.cells:
        for quiz, file in QUIZ.findall(cell.source) if cell.kind == "code" else ():
            try:
                work = handed_in(quiz, notebook.path.parent / file, missing_ok=True)
            except CourseError as error:
                yield False, f"{file}: {error.what} - {error.remedy}."
            else:
                finished = work.done == work.steps
                yield finished, f"{work.activity.title}: {work.progress}"


def _written(notebook: Notebook) -> Iterator[tuple[bool, str]]:
    above = ""
    for cell in notebook.cells:
        if not cell.written:
            above = cell.heading
            continue
        empty = not cell.source.strip() or PLACEHOLDER in cell.source
        words = 0 if empty else len(cell.source.split())
        yield not empty, f"{above}: {f'{words} words' if words else 'nothing is written yet'}."
        for finding in find_identifiers(cell.source, identifiers()) if words else ():
            yield False, f"{above}: could '{finding.text}' tell a reader who somebody is?"


def _kindly(fault: Fault) -> str:
    if fault.what == "lost":
        return (
            f"A cell is missing ('{fault.cell}'). In the Edit menu, choose Undo Cell Operation. If it "
            "does not come back, tell your tutor: what belongs to it cannot be marked."
        )
    if fault.what == "doubled":
        return f"The cell '{fault.shown}' is there more than once. Delete the copy."
    return (
        f"The cell '{fault.shown}' was changed. It is meant to stay as it is. Nothing is lost: it "
        "is put back before your work is marked."
    )
