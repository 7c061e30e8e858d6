"""The sandbox without bubblewrap: the same namespaces, made by the kernel's own calls.

It does what bubblewrap does with the arguments in ``bubblewrap.py``, on the same plan. Root
gets no user namespace here either; an ordinary user needs one.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import signal
import socket
import struct
import sys
from pathlib import Path
from typing import Any

from autograder.engine.sandbox.plan import HOME, TEMPORARY, Plan

_LAUNCH = (
    "import json, sys; plan = json.loads(sys.argv[1]); sys.path[:0] = plan['paths'];"
    "from autograder.engine.sandbox.namespaces import enter; enter(plan, sys.argv[2:])"
)
_PRIVATE, _BIND, _RECURSIVE = 1 << 18, 4096, 16384
_NOSUID, _NODEV, _NOEXEC, _DETACH = 2, 4, 8, 2
_MOUNT, _PID, _NET, _IPC, _UTS, _USER = (
    0x00020000, 0x20000000, 0x40000000, 0x08000000, 0x04000000, 0x10000000,
)  # fmt: skip
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_MOUNT_SETATTR, _AT_RECURSIVE, _HERE = 442, 0x8000, -100
_READ_ONLY, _ATTR_NOSUID, _ATTR_NODEV = 1, 2, 4
_DEVICES = ("null", "zero", "full", "random", "urandom")
_FILES = 50_000
_PR_SET_PDEATHSIG = 1


def arguments(plan: Plan, disk: int) -> list[str]:
    """Return the command, to be followed by what is to run as the sandbox's first process."""
    told = {
        "paths": plan.paths,
        "readable": [[str(path.resolve()), str(path)] for path in plan.readable],
        "ancestors": [str(path) for path in plan.ancestors()],
        "links": [[says, str(where)] for says, where in plan.links],
        "disk": disk,
    }
    return [sys.executable, "-I", "-B", "-c", _LAUNCH, json.dumps(told)]


def enter(plan: dict[str, Any], command: list[str]) -> None:
    """Make the namespaces and run ``command`` in them as their first process; does not return.

    Raises:
        OSError: the system does not allow it.
    """
    user, group = os.geteuid(), os.getegid()
    _call("unshare", _MOUNT | _PID | _NET | _IPC | _UTS | (_USER if user else 0))
    if user:
        Path("/proc/self/setgroups").write_text("deny", "ascii")
        Path("/proc/self/uid_map").write_text(f"65534 {user} 1", "ascii")
        Path("/proc/self/gid_map").write_text(f"65534 {group} 1", "ascii")
    child = os.fork()
    if child:
        os.close(0)
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) % 256)
    os.setsid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    socket.sethostname("sandbox")
    _build(plan)
    os.execv(command[0], command)  # noqa: S606 - our own command, without a shell


def _build(plan: dict[str, Any]) -> None:
    """Make a file system of what the plan shows, and make it the only one."""
    _mount(None, "/", None, _PRIVATE | _RECURSIVE)
    _mount("tmpfs", "/tmp", "tmpfs", 0, "mode=755")  # noqa: S108 - ours alone from here on
    Path("/tmp/old").mkdir()  # noqa: S108
    _pivot("/tmp", "/tmp/old")  # noqa: S108
    os.chdir("/")
    new = Path("/new")
    new.mkdir()
    _mount("tmpfs", new, "tmpfs", _NOSUID, "mode=755")
    for folder in ("/proc", "/dev", str(HOME.parent), *map(str, (HOME, *TEMPORARY))):
        _at(new, folder).mkdir(exist_ok=True)
        if folder == "/dev":
            _devices(new)
        elif folder == "/proc":
            _mount("proc", new / "proc", "proc", _NOSUID | _NODEV | _NOEXEC)
        elif Path(folder) in (HOME, *TEMPORARY):
            options = f"mode=1777,size={plan['disk']},nr_inodes={_FILES}"
            _mount("tmpfs", _at(new, folder), "tmpfs", _NOSUID | _NODEV, options)
    for says, where in plan["links"]:
        _at(new, where).symlink_to(says)
    for folder in plan["ancestors"]:
        _at(new, folder).mkdir(exist_ok=True, mode=0o755)
    for path, where in plan["readable"]:
        _show(_at(Path("/old"), path), _at(new, where))
    for path in (new / "dev", new):
        _read_only(path, 0)
    os.chdir(new)
    _pivot(".", ".")
    _call("umount2", b".", _DETACH)
    os.chdir(HOME)


def _devices(new: Path) -> None:
    _mount("tmpfs", new / "dev", "tmpfs", _NOSUID, "mode=755,size=64k")
    (new / "dev" / "shm").mkdir()
    (new / "dev" / "fd").symlink_to("/proc/self/fd")
    for name in _DEVICES:
        (new / "dev" / name).touch()
        _mount(Path("/old/dev", name), new / "dev" / name, None, _BIND)


def _show(old: Path, new: Path) -> None:
    if old.is_dir():
        new.mkdir(exist_ok=True)
    else:
        new.touch()
    _mount(old, new, None, _BIND | _RECURSIVE)
    _read_only(new, _AT_RECURSIVE)


def _at(root: Path, path: str) -> Path:
    return root / path.lstrip("/")


def _read_only(path: Path, how: int) -> None:
    set_these = _READ_ONLY | _ATTR_NOSUID | (_ATTR_NODEV if how else 0)
    attributes = struct.pack("QQQQ", set_these, 0, 0, 0)
    _syscall(_MOUNT_SETATTR, _HERE, os.fsencode(path), how, attributes, len(attributes))


def _pivot(new: str, old: str) -> None:
    _syscall(_PIVOT_ROOT[platform.machine()], new.encode(), old.encode())


def _mount(
    what: str | Path | None, where: str | Path, kind: str | None, flags: int, options: str = ""
) -> None:
    source, target = (os.fsencode(each) if each else None for each in (what, where))
    _call("mount", source, target, kind.encode() if kind else None, flags, options.encode() or None)


def _call(name: str, *arguments: Any) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments) != 0:
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")


def _syscall(number: int, *arguments: Any) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(number, *arguments) != 0:
        raise OSError(ctypes.get_errno(), f"call {number}: {os.strerror(ctypes.get_errno())}")
