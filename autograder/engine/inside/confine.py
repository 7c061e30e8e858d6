"""Take from a process, before it runs a student's code, all that the code does not need."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from collections.abc import Mapping

ROOM = 1.25
"""How far beyond its limit a submission may go: an error in a cell, which leaves the rest to be
marked, comes first, and needs some memory to be told."""
_LIBC = ctypes.CDLL(None)
_PR_SET_DUMPABLE = 4
_HARD_PROCESSES = 512
"""The most that can start before the server, which looks on, has counted them."""


def hide_memory() -> None:
    """Let no process of the same user look into this one or trace it."""
    _LIBC.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def drop_to(uid: int) -> None:
    """Become an ordinary user for good, if this is root."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)


def confine(limits: Mapping[str, float], channel: int, own: int) -> None:
    """Close everything but ``channel``, and set the limits.

    ``limits`` has ``memory``, ``disk``, ``open_files`` and ``total_seconds``; ``own`` is what
    ``address_space`` says of the server. Each page that this touches is copied for every
    submission, so that whatever can be done before the fork is done there.
    """
    os.setsid()
    # Its own memory is its own: /proc/self must work as usual.
    _LIBC.prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.closerange(3, channel)
    os.closerange(channel + 1, 65536)
    seconds = int(limits["total_seconds"]) + 1
    memory = int(limits["memory"])
    resource.setrlimit(resource.RLIMIT_AS, (own + memory, own + int(ROOM * memory)))
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, int(limits["disk"])),
        (resource.RLIMIT_NOFILE, int(limits["open_files"])),
        (resource.RLIMIT_NPROC, _HARD_PROCESSES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def make_room() -> None:
    """Let the process have the memory that was kept back for saying that there is no more."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def address_space() -> int:
    """Return the address space in use, in bytes; a guess where that cannot be seen."""
    try:
        with open("/proc/self/statm", encoding="utf-8") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 1 << 31
