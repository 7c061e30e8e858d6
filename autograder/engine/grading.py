"""Mark one submission: a pure step, from files to marks. Storing them is another."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nbformat.v4.rwbase import strip_transient

from autograder.engine.alone import run_alone
from autograder.engine.beside import in_the_way
from autograder.engine.looking import keep_what_to_look_at
from autograder.engine.marking import comments, mark, trim
from autograder.engine.once_more import run_notebook
from autograder.engine.preparing import prepare, restore
from autograder.engine.reading import DAMAGED, UnreadableError, read_notebook
from autograder.engine.result import CellGrade, GradedNotebook, GradedSubmission, Status
from autograder.engine.sandbox import RetiredError, Sandbox, choose_way
from autograder.engine.spec import AssignmentSpec, NotebookSpec, Submission
from autograder.engine.wording import (
    IN_THE_WAY,
    what_happened,
    what_is_left_out,
    what_is_not_kept,
)
from autograder.engine.written import kept
from partnership.errors import CourseError

_OF_THREAD = threading.local()


def grade(
    submission: Submission, assignment: AssignmentSpec, sandbox: Sandbox | None = None
) -> GradedSubmission:
    """Run one student's notebooks and mark them.

    Whatever is in the submission, the answer is a ``GradedSubmission``: a bad submission is
    a result. By default each thread keeps one sandbox for all it marks.

    Raises:
        CourseError: no sandbox can be made on this machine.
    """
    started = time.monotonic()
    sandbox = sandbox or _own_sandbox(assignment)
    files = {**submission.files, **assignment.files}
    lost = in_the_way(submission.files, assignment.files)
    beside = {
        name: base64.b64encode(content).decode()
        for name, content in files.items()
        if not name.endswith(".ipynb") and name not in lost
    }
    reasons = what_is_left_out(
        [*submission.left_out, *(f"{each} is left out: {IN_THE_WAY}" for each in sorted(lost))]
    )
    written: dict[str, bytes] = {}
    parts = []
    for spec in assignment.notebooks:
        try:
            part = _grade_notebook(submission, spec, assignment, beside, sandbox)
        except (CourseError, RetiredError):
            raise
        except Exception as error:
            # Nobody else's work may wait for what nobody thought of.
            part = _not_marked(spec, _as_it_is(error))
        parts.append(part)
        several = f"{spec.name}: " if len(assignment.notebooks) > 1 else ""
        reasons += [several + note for note in part.notes]
        written |= part.written
    keep, left_out = kept(written, submission.files, assignment.files)
    left_out += [name for part in parts for name in part.left_out]
    reasons += what_is_not_kept(left_out)
    return GradedSubmission(
        status=max((part.status for part in parts), key=_BADNESS.index, default="marked"),
        reasons=tuple(reason.encode("utf-8", "replace").decode() for reason in reasons),
        notebooks=tuple(part.marked for part in parts),
        seconds=round(time.monotonic() - started, 3),
        files=keep,
    )


@dataclass(frozen=True)
class _Part:
    """What came of one notebook."""

    status: Status
    marked: GradedNotebook
    notes: list[str]
    written: Mapping[str, bytes] = field(default_factory=dict)
    left_out: Sequence[str] = ()


_BADNESS: list[Status] = ["marked", "marked in part", "not marked"]


def _own_sandbox(assignment: AssignmentSpec) -> Sandbox:
    """Return this thread's sandbox; one for another assignment makes way for it."""
    wanted = (assignment.limits, assignment.common_code)
    known: tuple[object, Sandbox] | None = getattr(_OF_THREAD, "known", None)
    if known is None or known[0] != wanted:
        if known is not None:
            known[1].close()
        made = Sandbox(choose_way(), assignment.limits, common_code=assignment.common_code)
        known = _OF_THREAD.known = (wanted, made)
    return known[1]


def _grade_notebook(
    submission: Submission,
    spec: NotebookSpec,
    assignment: AssignmentSpec,
    files: dict[str, str],
    sandbox: Sandbox,
) -> _Part:
    name = f"{spec.name}.ipynb"
    content, left_out = submission.files.get(name), submission.left_out
    if content is None and any(each.startswith(f"{name} is left out") for each in left_out):
        return _Part("not marked", _unreadable(spec), [])
    if content is None:
        return _Part("marked", _missing(spec), [f"{name} was not handed in: 0 for it"])
    try:
        notebook, notes = read_notebook(content, assignment.limits.notebook)
        if any(note.startswith(DAMAGED) for note in notes):
            restore(notebook, spec)
        notes += prepare(notebook, spec, assignment.settings)
        notes += keep_what_to_look_at(notebook, spec)
    except UnreadableError as error:
        return _not_marked(spec, str(error))
    except Exception as error:
        return _not_marked(spec, _as_it_is(error))
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    run, ending, job = run_notebook(
        notebook, sandbox, assignment.limits, assignment.name, files, code
    )
    notes += what_happened(run, ending, assignment.limits)
    notes += run_alone(notebook, spec, assignment, files, sandbox, run)
    trim(notebook, assignment.settings)
    grades, odd = mark(notebook, spec)
    marked = GradedNotebook(
        name=spec.name,
        notebook=_text(notebook),
        grades=tuple(grades),
        comments=comments(notebook),
        runs=tuple(run.runs),
    )
    whole = run.finished and not odd and not run.forged
    status: Status = "marked" if whole else "marked in part"
    return _Part(status, marked, notes + odd, job.written, job.left_out)


def _not_marked(spec: NotebookSpec, reason: str) -> _Part:
    return _Part("not marked", _unreadable(spec), [reason])


def _as_it_is(error: Exception) -> str:
    what = f"{type(error).__name__}: {error}"
    return f"the notebook cannot be marked as it is ({what[:250]})"


def _text(notebook: Any) -> str:
    """Return a notebook as it is written; a half of a character, printed, becomes a mark.

    It was checked before. nbformat would check it again, copy it and part its lines, which
    takes longer than all else that is done outside the sandbox.
    """
    text = json.dumps(strip_transient(notebook), ensure_ascii=False, sort_keys=True) + "\n"
    return text.encode("utf-8", "replace").decode()


def _missing(spec: NotebookSpec) -> GradedNotebook:
    """Return nothing at all for a notebook that was not handed in, as nbgrader does."""
    return GradedNotebook(name=spec.name, notebook=None, grades=_zeros(spec, False), comments={})


def _unreadable(spec: NotebookSpec) -> GradedNotebook:
    return GradedNotebook(name=spec.name, notebook=None, grades=_zeros(spec, True), comments={})


def _zeros(spec: NotebookSpec, by_hand: bool) -> tuple[CellGrade, ...]:
    """Return no marks; where a person is to look, a person's own marks are left open."""
    return tuple(
        CellGrade(
            name=cell.name,
            auto_score=None if by_hand and (cell.is_solution or cell.is_task) else 0,
            max_score=cell.points,
            needs_manual_grade=by_hand,
        )
        for cell in spec.cells
        if cell.points is not None
    )
