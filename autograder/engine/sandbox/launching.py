"""The process that a sandbox is: its command, what it may know, and the thread that starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

from autograder.engine.sandbox.plan import TEMPORARY, make_plan
from autograder.engine.sandbox.warming import WARM_UP
from autograder.engine.sandbox.ways import UNSAFE, Way

_START = (
    "import json, os, sys; settings = json.loads(sys.argv[1]); sys.path[:0] = settings['paths'];"
    "from autograder.engine.inside.server import main; main(settings); os._exit(0)"
)
# A sandbox ends with what started it, and to Linux that is a thread, not a program: started by a
# thread that ends, it is killed at once. This one lives as long as the program does.
_STARTER = ThreadPoolExecutor(1, "starts-sandboxes")


def launch(
    way: Way, home: Path, *, uid: int, disk: int, control: int, errors: IO[bytes]
) -> subprocess.Popen[bytes]:
    """Start the server of a sandbox; it hears through the socket numbered ``control``.

    ``disk`` is in bytes. What it has to say of a failure goes to ``errors``. The process ends
    with this program at the latest.

    Raises:
        OSError: the system does not start it.
    """
    return _STARTER.submit(
        subprocess.Popen,
        _command(way, home, uid, disk),
        stdin=control,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        env=_environment(home),
        cwd="/",
        start_new_session=True,
    ).result()


def _command(way: Way, home: Path, uid: int, disk: int) -> Sequence[str]:
    plan = make_plan()
    settings = {
        "uid": None if way is UNSAFE else uid,
        "paths": plan.paths,
        "modules": plan.modules,
        "later": plan.later,
        "cells": WARM_UP,
        "shown": [str(path) for path in plan.readable],
        "writable": [str(home), *([] if way is UNSAFE else map(str, TEMPORARY))],
    }
    python = [sys.executable, "-I", "-B", "-c", _START, json.dumps(settings)]
    return [*way.arguments(plan, disk), *python]


def _environment(home: Path) -> dict[str, str]:
    """Return what a notebook's Python may know: nothing of the marker's own."""
    one_thread = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    return {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"]),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYTHONDONTWRITEBYTECODE": "1",
        "USER": "student",
        **dict.fromkeys(one_thread, "1"),
    }
