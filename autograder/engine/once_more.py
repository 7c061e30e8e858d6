"""Run a notebook in a job of its own, and once more if the machine ended it.

A system that is short of memory, or a person, ends whatever is in the way, and a student is not
to lose marks by that. Whoever ended Python on purpose does so the second time, too.
"""

from __future__ import annotations

import signal
from collections.abc import Mapping
from typing import Any

from autograder.engine.running import NotebookRun, NotebookRunner
from autograder.engine.sandbox import Ending, Job, Sandbox
from autograder.engine.spec import Limits


def run_notebook(
    notebook: Any,
    sandbox: Sandbox,
    limits: Limits,
    folder: str,
    files: Mapping[str, str],
    code: str = "",
) -> tuple[NotebookRun, Ending, Job]:
    """Return what came of running it, how that ended, and the job, which is closed.

    ``folder``, ``files`` and ``code`` are what ``Sandbox.begin`` takes.

    Raises:
        CourseError: the sandbox does not start.
    """
    run, ending, job = _run(notebook, sandbox, limits, folder, files, code)
    if _was_ended_from_outside(run, ending):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.execution_count = None
        run, ending, job = _run(notebook, sandbox, limits, folder, files, code)
    return run, ending, job


def _run(
    notebook: Any,
    sandbox: Sandbox,
    limits: Limits,
    folder: str,
    files: Mapping[str, str],
    code: str,
) -> tuple[NotebookRun, Ending, Job]:
    job = sandbox.begin(folder, files, code)
    notebook.metadata["language_info"] = sandbox.language_info
    try:
        run = NotebookRunner(notebook, job, limits).run()
    finally:
        ending = job.close()
    return run, ending, job


def _was_ended_from_outside(run: NotebookRun, ending: Ending) -> bool:
    """Say whether something else than the notebook may have ended it."""
    if run.finished or run.unstoppable or run.forged:
        return False
    killed = ending == Ending("ended", -signal.SIGKILL)
    return killed or ending.cause == "lost"
