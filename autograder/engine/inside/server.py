"""Started once in a sandbox: loads what notebooks need, then forks for each submission.

Run as the sandbox's first process, so that it cannot be killed, traced or looked into by
what it starts, and so that everything a submission leaves running can be ended at once. It
takes one job at a time, from a socket that it alone holds; a job's own socket comes with it.
It runs as ``python -I server.py SETTINGS``, the settings being JSON.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from autograder.engine.inside import seccomp
from autograder.engine.inside.confine import address_space, drop_to, hide_memory
from autograder.engine.inside.gathering import gather
from autograder.engine.inside.large_pages import take_large_pages
from autograder.engine.inside.lean import skip_needless
from autograder.engine.inside.lines import send_line
from autograder.engine.inside.watching import FIRST, end_all, watch
from autograder.engine.inside.wiping import wipe

PATIENCE = 20.0
"""Seconds for the other side to take the files that a job wrote."""


def main(settings: Mapping[str, Any]) -> None:
    """Serve jobs until the other side is gone."""
    if settings["uid"] is not None:
        drop_to(settings["uid"])
    hide_memory()
    # The first process of a sandbox gets only signals it has a handler for.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    control = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    skip_needless()
    kernel = _prepare(settings["modules"], settings["cells"])
    _settle()
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
            _settle()
            wipe(writable, shown)
        channel, files = received
        ending, status = _run(kernel, control, job, channel, writable)
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


def _prepare(modules: Collection[str], cells: Collection[str]) -> Any:
    # What is loaded after the fork is loaded again for each submission.
    from autograder.engine.inside import serving  # noqa: F401
    from autograder.engine.inside.kernel import NotebookKernel

    # It holds for the server too, which calls nothing of what it refuses.
    if seccomp.supported():
        seccomp.install()
    kernel = NotebookKernel()
    kernel.warm_up([f"import {each}" for each in modules] + [*cells])
    return kernel


def _settle() -> None:
    """Leave everything where it is for good: what is loaded is never freed.

    So the collector need not look at it, or copy its pages, for each submission.
    """
    gc.collect()
    gc.freeze()
    take_large_pages()


def _run(
    kernel: Any,
    control: socket.socket,
    job: Mapping[str, Any],
    channel: int,
    writable: Collection[Path],
) -> tuple[str, int]:
    """Run one job to its end; return what ended it and the status its process ended with.

    The status is the exit code, or the number of a signal with a minus.
    """
    from autograder.engine.inside.serving import serve_cells

    own = address_space()
    pid = os.fork()
    if pid == 0:
        status = 70
        try:
            control.close()
            serve_cells(kernel, job, channel, own)
            status = 0
        finally:
            os._exit(status)
    os.close(channel)
    ending = watch(control, pid, job["limits"], writable)
    return ending, end_all(pid)


def _give(number: int, job: Mapping[str, Any]) -> None:
    """Send what the job wrote through a socket that the job itself never had."""
    with socket.socket(fileno=number) as files, contextlib.suppress(OSError):
        files.settimeout(PATIENCE)
        asked = job["keep"]
        found = gather(Path(job["folder"]), asked["sent"], asked["bytes"], asked["files"])
        send_line(files, found)
