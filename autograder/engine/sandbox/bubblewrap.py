"""The sandbox as bubblewrap makes it: a well-tried program for exactly this."""

from __future__ import annotations

import os
from collections.abc import Iterator

from autograder.engine.sandbox.plan import HOME, TEMPORARY, Plan


def arguments(program: str, plan: Plan, disk: int) -> list[str]:
    """Return the command, to be followed by what is to run as the sandbox's first process.

    Root gets no user namespace: in one it would still be root to the files it can see. It
    keeps the right to become someone else, and the server gives that up with the rest.
    """
    return [program, *_namespaces(), *_files(plan, disk), "--as-pid-1", "--die-with-parent", "--"]


def _namespaces() -> Iterator[str]:
    yield from ("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts")
    yield from ("--unshare-cgroup-try", "--hostname", "sandbox", "--new-session")
    if os.geteuid() == 0:
        yield from ("--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID")
    else:
        yield from ("--unshare-user", "--uid", "65534", "--gid", "65534")


def _files(plan: Plan, disk: int) -> Iterator[str]:
    size = ("--size", str(disk))
    yield from ("--proc", "/proc", "--dev", "/dev")
    for folder in (HOME, *TEMPORARY):
        yield from ("--perms", "1777", *size, "--tmpfs", str(folder))
    for says, where in plan.links:
        yield from ("--symlink", says, str(where))
    # Left to itself, bubblewrap makes them folders that only root may enter.
    for folder in plan.ancestors():
        yield from ("--perms", "0755", "--dir", str(folder))
    for path in plan.readable:
        yield from ("--ro-bind", str(path), str(path))
    yield from ("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", str(HOME))
