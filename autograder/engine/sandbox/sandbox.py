"""A sandbox and the server in it, seen from outside."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.engine.channel import Channel
from autograder.engine.sandbox.job import PATIENCE, Ending, Job
from autograder.engine.sandbox.launching import launch
from autograder.engine.sandbox.plan import HOME, LATER
from autograder.engine.sandbox.ways import UNSAFE, Way
from autograder.engine.spec import Limits
from autograder.engine.written import MOST_FILES
from partnership.errors import CourseError

LONGEST_NAMES = 30_000
"""Letters in the names of all files handed in; with more, what a notebook writes is not kept."""
FAREWELL = 2.0
"""Seconds for the server to end by itself."""
_FIRST_USER = 65520
"""To 65533: numbers for users that no system hands out. A sandbox that runs beside another
has a number of its own."""


class RetiredError(Exception):
    """The sandbox was ended for good."""


class Sandbox:
    """A server that runs one submission at a time, kept for the next one.

    It starts when it is first needed, and again if a submission damages it. ``common_code``
    is run once before the first submission: what it loads, each of them finds loaded. It must
    be the tutor's own.
    """

    def __init__(
        self, way: Way, limits: Limits, *, common_code: Sequence[str] = (), slot: int = 0
    ) -> None:
        self._way = way
        self.common_code = tuple(common_code)
        self._prepared = False
        self._starting = threading.Lock()
        self._limits = limits
        self._uid = _FIRST_USER + slot % 14
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._unsafe_folder: tempfile.TemporaryDirectory[str] | None = None
        self._retired = False
        self.language_info: dict[str, Any] = {}

    def start(self) -> None:
        """Start the server and wait until it is ready.

        Raises:
            CourseError: it does not start; the message says why, as far as can be known.
        """
        with self._starting:
            if self._retired:
                raise RetiredError
            if self._process is None or self._process.poll() is not None:
                self._start()

    def _start(self) -> None:
        self.close()
        self._prepared = False
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, tempfile.TemporaryFile() as errors:
            self._process = launch(
                self._way,
                self._home,
                uid=self._uid,
                disk=self._limits.disk,
                control=theirs.fileno(),
                errors=errors,
            )
            self._control = ours
            ready = None if self._retired else self._hear()
            if ready is None:
                self.close()
                errors.seek(0)
                said = errors.read().decode("utf-8", "replace").strip().splitlines()
                raise CourseError(
                    f"the sandbox does not start: {said[-1] if said else 'it does not say why'}",
                    "run 'partnership mark sandbox' to see what is missing",
                )
        self.language_info = ready["language_info"]

    def begin(self, name: str, files: Mapping[str, str], code: str = "") -> Job:
        """Start a job in a folder called ``name`` with ``files``: path to content in base 64.

        What is named in ``code``, which is to be run, is loaded before, once for all jobs.

        Raises:
            CourseError: the sandbox does not start.
        """
        self.start()
        ours, theirs = socket.socketpair()
        files_ours, files_theirs = socket.socketpair()
        sent = {each: hashlib.sha256(base64.b64decode(files[each])).hexdigest() for each in files}
        # What is said of a job has to fit into one message.
        room = self._limits.written if sum(map(len, sent)) < LONGEST_NAMES else 0
        job = {
            "limits": self._limits.model_dump(),
            "folder": str(self._home / (name or "work")),
            "environment": {"NBGRADER_EXECUTION": "autograde"},
            "keep": {"sent": sent if room else {}, "bytes": room, "files": MOST_FILES},
            "common": () if self._prepared else self.common_code,
            "modules": [each for each in LATER if each in code],
        }
        with theirs, files_theirs:
            try:
                self._send(job, theirs, files_theirs)
            except OSError:
                # It was ended from outside since the last job, for want of memory, say.
                self.close()
                self.start()
                self._send(job, theirs, files_theirs)
        self._prepared = True
        channel = Channel(ours, self._limits.output)
        with contextlib.suppress(OSError):
            # A job that is gone already is told of where it ends, and not before: the server
            # says how it ended, and the next job must not be taken for this one.
            channel.send({"files": dict(files)})
        return Job(self, channel, files_ours)

    def _send(self, job: Mapping[str, Any], *ends: socket.socket) -> None:
        assert self._control is not None  # noqa: S101 - started before
        numbers = [each.fileno() for each in ends]
        socket.send_fds(self._control, [json.dumps(job).encode()], numbers)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the job's own process."""
        if self._control is not None:
            with contextlib.suppress(OSError):
                self._control.send(json.dumps({"signal": int(number)}).encode())

    def finish(self) -> Ending:
        """Wait for the job's end and leave the sandbox as if it had never been."""
        done = self._hear()
        if done is None:
            self.close()
            return Ending("lost", 0)
        if not done["clean"]:
            self.close()
        return Ending(done["ending"], done["status"])

    def retire(self) -> None:
        """End it for good, from whatever thread; what is running in it comes back as lost."""
        self._retired = True
        self.close()

    def close(self) -> None:
        """End the server and, with it, everything in the sandbox."""
        control, self._control = self._control, None
        if control is not None:
            # The server ends when nobody is there any more, and with it all that it started.
            with contextlib.suppress(OSError):
                control.shutdown(socket.SHUT_RDWR)
            control.close()
        process, self._process = self._process, None
        if process is not None:
            try:
                process.wait(FAREWELL)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if self._unsafe_folder is not None:
            self._unsafe_folder.cleanup()
            self._unsafe_folder = None

    def _hear(self) -> dict[str, Any] | None:
        control = self._control
        if control is None:
            return None
        try:
            control.settimeout(PATIENCE)
            message = control.recv(1 << 20)
        except OSError:
            return None
        return dict(json.loads(message)) if message else None

    @property
    def _home(self) -> Path:
        if self._way is not UNSAFE:
            return HOME
        if self._unsafe_folder is None:
            self._unsafe_folder = tempfile.TemporaryDirectory(prefix="unsafe-")
        return Path(self._unsafe_folder.name)
