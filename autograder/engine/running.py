"""Run a notebook's code cells in a sandbox, one by one, and gather what they show.

What a message does to a cell's outputs is decided by nbclient, as when nbgrader runs the
notebook. How a cell that takes too long is treated is nbgrader's way, too: it is
interrupted, marked as an error, and the next cell runs.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete
from nbformat import ValidationError
from nbformat.v4 import new_output

from autograder.engine.channel import Channel, ForgedError
from autograder.engine.outputs import drop_unusable, merge_streams
from autograder.engine.result import CellRun, CellStatus
from autograder.engine.sandbox import Job
from autograder.engine.spec import Limits

GRACE = 5.0
"""Seconds that an interrupted cell has to stop: on a busy machine even an honest one needs some."""
TOO_SLOW = ("CellTimeoutError", "", "No reply from kernel before timeout")
STOPPED = ("StoppedError", "", "This cell stopped the notebook. Nothing after it was run.")
_NO_OUTPUT = (
    AttributeError, AssertionError, IndexError, KeyError, RecursionError, TypeError, ValueError,
    ValidationError,
)  # fmt: skip
"""What nbclient says, one way or another, of a message that shows nothing it knows."""
_CHECKED = {"clear_output", "display_data", "error", "execute_result", "stream"}
"""What nbformat has checked once nbclient has taken it."""
NOT_RUN = ("NotRunError", "", "Not run: an earlier cell stopped the notebook.")


@dataclass
class NotebookRun:
    """What came of running one notebook."""

    runs: list[CellRun] = field(default_factory=list)
    finished: bool = True
    unstoppable: bool = False
    """Whether its last cell took too long and went on when it was interrupted."""
    forged: str = ""
    """What was wrong with what the sandbox sent, if something was."""


class _Comms:
    """Takes what nbclient would send to the kernel, for the next cell."""

    def __init__(self) -> None:
        self.waiting: list[dict[str, Any]] = []
        self.session = SimpleNamespace(msg=lambda _kind, content, **_more: content)
        self.shell_channel = SimpleNamespace(send=self.waiting.append)


class NotebookRunner:
    """Runs the cells of one notebook in one job, and writes what they show into them."""

    def __init__(self, notebook: Any, job: Job, limits: Limits) -> None:
        self._notebook = notebook
        self._job = job
        self._limits = limits
        self._client = NotebookClient(notebook)
        self._client.reset_execution_trackers()
        self._comms = _Comms()
        self._client.kc = self._comms  # type: ignore[assignment]
        self._end = time.monotonic() + limits.total_seconds
        self._unchecked = False

    def run(self) -> NotebookRun:
        """Run every code cell that has code, in order."""
        result = NotebookRun()
        for index, cell in enumerate(self._notebook.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.outputs = []
            started = time.monotonic()
            status: CellStatus = "not run"
            if result.finished:
                try:
                    status = self._run_cell(cell, index, result)
                except ForgedError as error:
                    status, result.forged = "stopped", str(error)
                result.finished = status != "stopped"
            if status in ("stopped", "not run"):
                cell.outputs.append(_error(STOPPED if status == "stopped" else NOT_RUN))
            cell.outputs = merge_streams(cell.outputs)
            seconds = round(time.monotonic() - started, 3)
            result.runs.append(CellRun(index=index, name=name, status=status, seconds=seconds))
        self._client.set_widgets_metadata()
        if self._unchecked:
            drop_unusable(self._notebook)
        return result

    def _run_cell(self, cell: Any, index: int, result: NotebookRun) -> CellStatus:
        secret = secrets.token_hex(16)
        comms, self._comms.waiting[:] = list(self._comms.waiting), []
        channel = self._job.channel
        self._client.code_cells_executed += 1
        self._client.clear_before_next_output = False
        try:
            channel.send({"secret": secret, "code": cell.source, "comms": comms})
        except OSError:
            return "stopped"
        deadline = min(time.monotonic() + self._limits.cell_seconds, self._end)
        try:
            reply = self._gather(channel, cell, index, secret, deadline)
            slow = False
        except TimeoutError:
            self._job.interrupt()
            slow = True
            try:
                reply = self._gather(channel, cell, index, secret, time.monotonic() + GRACE)
            except TimeoutError:
                self._job.kill()
                result.unstoppable = True
                cell.outputs.append(_error(TOO_SLOW))
                return "stopped"
        if reply is None:
            return "stopped"
        cell.execution_count = self._client.code_cells_executed
        if slow:
            cell.outputs.append(_error(TOO_SLOW))
            return "too slow"
        self._see_that_error_is_recorded(cell, reply)
        return "error" if reply.get("status") == "error" else "ok"

    def _gather(
        self, channel: Channel, cell: Any, index: int, secret: str, deadline: float
    ) -> dict[str, Any] | None:
        """Take messages until the cell's reply; None if the job ends before that."""
        while (message := channel.receive(deadline)) is not None:
            content = message.get("content")
            if message.get("secret") != secret or not isinstance(content, dict):
                raise ForgedError("it wrote to the channel of its results")
            if message.get("kind") == "reply":
                return content
            self._process(message, cell, index)
        return None

    def _process(self, message: dict[str, Any], cell: Any, index: int) -> None:
        kind = str(message.get("kind"))
        self._unchecked |= kind not in _CHECKED
        known = {
            "msg_type": kind,
            "header": {"msg_type": kind},
            "parent_header": {"msg_id": message["secret"]},
            "content": message["content"],
            "buffers": message.get("buffers"),
        }
        try:
            self._client.process_message(known, cell, index)
        except CellExecutionComplete:
            return
        except _NO_OUTPUT:
            raise ForgedError("it sent an output that is not one") from None

    @staticmethod
    def _see_that_error_is_recorded(cell: Any, reply: dict[str, Any]) -> None:
        """Show an error that the cell hid, as nbgrader does: it must cost the mark."""
        if reply.get("status") != "error":
            return
        name = str(reply.get("ename"))
        if any(each.output_type == "error" and each.ename == name for each in cell.outputs):
            return
        hidden = ["ERROR: An error occurred while showtraceback was disabled"]
        lines = [str(line) for line in reply.get("traceback") or hidden]
        value = str(reply.get("evalue"))
        cell.outputs.append(new_output("error", ename=name, evalue=value, traceback=lines))


def _error(what: tuple[str, str, str]) -> Any:
    name, value, text = what
    line = f"\x1b[0;31m{name}\x1b[0m: {text}"
    return new_output("error", ename=name, evalue=value, traceback=[line])
