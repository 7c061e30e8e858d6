"""Look on while a job runs, and end whatever it started."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import signal
import socket
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from autograder.engine.inside.confine import ROOM

TICK = 0.05
"""Seconds between two looks at what a job uses."""
FIRST = 1
"""The number of the first process. Only it may end all others."""


MOST_FILES = 50_000
"""Files and folders in one place. Each takes some 2 KB of the machine's memory, even if it is
empty, and bubblewrap has no limit for their number."""


def watch(
    control: socket.socket, pid: int, limits: Mapping[str, float], writable: Iterable[Path]
) -> str:
    """Wait for the child to end; pass signals on and look at what all processes use.

    ``writable`` are the places where it can make files.
    """
    handle = os.pidfd_open(pid)
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    poll.register(control, select.POLLIN)
    end = time.monotonic() + limits["total_seconds"]
    try:
        while True:
            events = dict(poll.poll(TICK * 1000))
            if handle in events:
                return "ended"
            if control.fileno() in events:
                message = control.recv(1 << 16)
                if not message:
                    os._exit(0)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, json.loads(message)["signal"])
            if time.monotonic() > end:
                return "time"
            usage = _usage()
            own = usage.pop(os.getpid(), 0)
            if len(usage) > limits["processes"]:
                return "processes"
            if sum(max(0, each - own) for each in usage.values()) > ROOM * limits["memory"]:
                return "memory"
            if usage and any(_files(place) > MOST_FILES for place in writable):
                return "files"
    finally:
        os.close(handle)


def _files(place: Path) -> int:
    about = os.statvfs(place)
    return about.f_files - about.f_ffree


def _usage() -> dict[int, int]:
    """Return the memory in use, in bytes, of each process in the sandbox."""
    page = resource.getpagesize()
    found: dict[int, int] = {}
    if os.getpid() != FIRST:
        return found  # Without a sandbox these would be everybody's processes.
    with contextlib.suppress(OSError):
        for name in os.listdir("/proc"):  # noqa: PTH208
            if name.isdigit():
                with contextlib.suppress(OSError, IndexError):
                    said = Path("/proc", name, "statm").read_text("ascii")
                    found[int(name)] = int(said.split()[1]) * page
    return found


def end_all(pid: int) -> int:
    """End whatever the job left running; return how its own process ended."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.getpid() == FIRST:
            os.kill(-1, signal.SIGKILL)
        else:
            os.killpg(pid, signal.SIGKILL)
    ended = 0
    with contextlib.suppress(ChildProcessError):
        while True:
            found, status = os.waitpid(-1 if os.getpid() == FIRST else pid, 0)
            if found == pid:
                ended = os.waitstatus_to_exitcode(status)
    return ended
