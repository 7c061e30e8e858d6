"""One submission in a sandbox, seen from outside."""

from __future__ import annotations

import base64
import contextlib
import json
import signal
import socket
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from autograder.engine.channel import Channel

if TYPE_CHECKING:
    from autograder.engine.sandbox.sandbox import Sandbox

PATIENCE = 60.0
"""Seconds for the server to load pandas on a busy machine, or to clean up after a job."""


@dataclass(frozen=True)
class Ending:
    """How a job ended: by itself, or stopped over one of its limits."""

    cause: str
    """``ended``, ``time``, ``memory``, ``processes``, ``files`` or ``lost``: the sandbox died."""
    status: int
    """The exit code of its process, or the number of a signal with a minus."""


class Job:
    """One submission in the sandbox. Close it to be told how it ended."""

    def __init__(self, sandbox: Sandbox, channel: Channel, files: socket.socket) -> None:
        self._sandbox = sandbox
        self._files = files
        self.channel = channel
        self.written: dict[str, bytes] = {}
        """The files that it wrote, by path, once it is closed. Names may be anything."""
        self.left_out: list[str] = []
        """Files that it wrote and that were too many or too large."""

    def interrupt(self) -> None:
        """Do to the cell that is running what the stop button of a notebook does."""
        self._sandbox.signal(signal.SIGINT)

    def kill(self) -> None:
        """End the job at once."""
        self._sandbox.signal(signal.SIGKILL)

    def close(self) -> Ending:
        """End the job and everything it started, and remove what it wrote."""
        self.channel.close()
        with self._files, contextlib.suppress(OSError, ValueError):
            self._files.settimeout(PATIENCE)
            found = json.loads(b"".join(iter(partial(self._files.recv, 1 << 18), b"")))
            self.written = {n: base64.b64decode(each) for n, each in found["files"].items()}
            self.left_out = found["left_out"]
        return self._sandbox.finish()
