"""Started once in a sandbox: loads what notebooks need, then forks for each submission.

Run as the sandbox's first process, so that it cannot be killed, traced or looked into by
what it starts, and so that everything a submission leaves running can be ended at once. It
takes one job at a time, from a socket that it alone holds; a job's own socket comes with it.
It runs as ``python -I server.py SETTINGS``, the settings being JSON.
"""

from __future__ import annotations

import base64
import contextlib
import importlib
import json
import os
import resource
import select
import signal
import socket
import sys
import time
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from autograder.engine.inside import seccomp
from autograder.engine.inside.confine import ROOM, confine, drop_to, hide_memory
from autograder.engine.inside.gathering import gather
from autograder.engine.inside.lean import skip_needless
from autograder.engine.inside.lines import LineReader, send_line
from autograder.engine.inside.wiping import wipe

TICK = 0.05
"""Seconds between two looks at what a job uses."""
PATIENCE = 20.0
"""Seconds for the other side to take the files that a job wrote."""
MUCH = 10_000
"""Characters of an error's text that are sent with the reply, line by line."""
FIRST = 1
"""The number of the first process. Only it may end all others."""


def main(settings: Mapping[str, Any]) -> None:
    """Serve jobs until the other side is gone."""
    if settings["uid"] is not None:
        drop_to(settings["uid"])
    hide_memory()
    # The first process of a sandbox gets only signals it has a handler for.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    control = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    skip_needless()
    kernel = _prepare(settings["modules"], settings["cells"])
    # What is loaded is never freed, so the collector need not look at it, or copy its pages.
    _freeze()
    shown = {Path(each) for each in settings["shown"]}
    writable = [Path(each) for each in settings["writable"]]
    # What loading left behind goes too: nothing may stay that a submission could change.
    wipe(writable, shown)
    ready = {"ready": True, "language_info": kernel.language_info, "first": os.getpid() == FIRST}
    control.send(json.dumps(ready).encode())
    while True:
        message, received, _, _ = socket.recv_fds(control, 1 << 20, 2)
        if not message:
            return
        job = json.loads(message)
        if not received:
            continue  # A signal for a job that has just ended.
        if _load(kernel, job, settings["later"]):
            wipe(writable, shown)
            _freeze()
        channel, files = received
        ending, status = _run(kernel, control, job, channel)
        _give(files, job)
        clean = wipe(writable, shown)
        done = {"done": True, "ending": ending, "status": status, "clean": clean}
        control.send(json.dumps(done).encode())
        if not clean:
            return


def _load(kernel: Any, job: Mapping[str, Any], later: Collection[str]) -> bool:
    """Load what the next job names and run what all have in common; say if there was any."""
    modules = [each for each in job["modules"] if each in later and each not in sys.modules]
    for module in modules:
        with contextlib.suppress(Exception):
            importlib.import_module(module)
    if job["common"]:
        kernel.warm_up(job["common"])
    return bool(modules or job["common"])


def _prepare(modules: list[str], cells: list[str]) -> Any:
    # What is loaded after the fork is loaded again for each submission.
    from autograder.engine.inside import shortening  # noqa: F401
    from autograder.engine.inside.kernel import NotebookKernel

    if seccomp.supported():
        seccomp.filter_program()
    kernel = NotebookKernel()
    kernel.warm_up([f"import {each}" for each in modules] + cells)
    return kernel


def _freeze() -> None:
    import gc

    gc.collect()
    gc.freeze()


def _run(
    kernel: Any, control: socket.socket, job: Mapping[str, Any], channel: int
) -> tuple[str, int]:
    """Run one job to its end; return what ended it and the status its process ended with.

    The status is the exit code, or the number of a signal with a minus.
    """
    pid = os.fork()
    if pid == 0:
        status = 70
        try:
            control.close()
            _serve_cells(kernel, job, channel)
            status = 0
        finally:
            os._exit(status)
    os.close(channel)
    ending = _watch(control, pid, job["limits"])
    return ending, _end_all(pid)


def _serve_cells(kernel: Any, job: Mapping[str, Any], number: int) -> None:
    """In the child: write the files, then run cells as they come."""
    from autograder.engine.inside.shortening import Allowance

    confine(job["limits"], number)
    channel = socket.socket(fileno=number)
    reader = LineReader(channel)
    setup = reader.read()
    if setup is None:
        return
    _write_files(Path(job["folder"]), setup["files"])
    os.chdir(job["folder"])
    os.environ.update(job["environment"])
    _reseed()
    sys.path.insert(0, "")
    secret = [""]

    room = Allowance(int(job["limits"]["output"]))

    def publish(kind: str, content: dict[str, Any], buffers: Any) -> None:
        channel.sendall(room.line({"secret": secret[0], "kind": kind}, content, buffers))

    kernel.open(publish, gather=True)
    while (request := reader.read()) is not None:
        secret[0] = request["secret"]
        reply = kernel.run(request["code"], request["comms"], request["secret"])
        reply = {key: value and _brief(value) for key, value in reply.items()}
        send_line(channel, {"secret": secret[0], "kind": "reply", "content": reply})


def _brief(said: Any) -> Any:
    """Return what an error said, in few enough characters to be sent."""
    if isinstance(said, list):
        return [str(line)[:MUCH] for line in said[:100]]
    return str(said)[:MUCH]


def _write_files(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(content))


def _reseed() -> None:
    """Give the submission random numbers of its own; a fork copies the generator."""
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()


def _give(number: int, job: Mapping[str, Any]) -> None:
    """Send what the job wrote through a socket that the job itself never had."""
    with socket.socket(fileno=number) as files, contextlib.suppress(OSError):
        files.settimeout(PATIENCE)
        asked = job["keep"]
        found = gather(Path(job["folder"]), asked["sent"], asked["bytes"], asked["files"])
        send_line(files, found)


def _watch(control: socket.socket, pid: int, limits: Mapping[str, float]) -> str:
    """Wait for the child to end; pass signals on and look at what all processes use."""
    handle = os.pidfd_open(pid)
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    poll.register(control, select.POLLIN)
    end = time.monotonic() + limits["total_seconds"]
    own = _usage().get(os.getpid(), 0)
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
            usage.pop(os.getpid(), None)
            if len(usage) > limits["processes"]:
                return "processes"
            if sum(max(0, each - own) for each in usage.values()) > ROOM * limits["memory"]:
                return "memory"
    finally:
        os.close(handle)


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


def _end_all(pid: int) -> int:
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
