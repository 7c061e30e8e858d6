"""Refuse system calls that no notebook needs and that reach out of a sandbox.

A list of what is refused, not of what is allowed: libraries for data and charts call much.
What is left is held by the namespaces, by the user without rights and by the limits.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from functools import cache

# Numbers from Linux's asm/unistd_64.h and asm-generic/unistd.h.
_X86 = {
    "ptrace": 101, "personality": 135, "setpriority": 141, "sched_setparam": 142,
    "sched_setscheduler": 144, "pivot_root": 155, "chroot": 161, "acct": 163, "mount": 165,
    "umount2": 166, "swapon": 167, "swapoff": 168, "reboot": 169, "init_module": 175,
    "delete_module": 176, "quotactl": 179, "shmget": 29, "shmat": 30, "shmctl": 31,
    "semget": 64, "semop": 65, "semctl": 66, "msgget": 68, "msgsnd": 69, "msgrcv": 70,
    "msgctl": 71, "mq_open": 240, "kexec_load": 246, "add_key": 248, "request_key": 249,
    "keyctl": 250, "ioprio_set": 251, "migrate_pages": 256, "unshare": 272, "move_pages": 279,
    "perf_event_open": 298, "fanotify_init": 300, "name_to_handle_at": 303,
    "open_by_handle_at": 304, "setns": 308, "process_vm_readv": 310, "process_vm_writev": 311,
    "kcmp": 312, "finit_module": 313, "sched_setattr": 314, "memfd_create": 319,
    "kexec_file_load": 320, "bpf": 321, "userfaultfd": 323, "io_uring_setup": 425,
    "io_uring_enter": 426, "io_uring_register": 427, "open_tree": 428, "move_mount": 429,
    "fsopen": 430, "fsconfig": 431, "fsmount": 432, "fspick": 433, "pidfd_getfd": 438,
    "process_madvise": 440, "mount_setattr": 442, "memfd_secret": 447,
}  # fmt: skip
_ARM = {
    "ptrace": 117, "personality": 92, "setpriority": 140, "sched_setparam": 118,
    "sched_setscheduler": 119, "pivot_root": 41, "chroot": 51, "acct": 89, "mount": 40,
    "umount2": 39, "swapon": 224, "swapoff": 225, "reboot": 142, "init_module": 105,
    "delete_module": 106, "quotactl": 60, "shmget": 194, "shmctl": 195, "shmat": 196,
    "semget": 190, "semctl": 191, "semop": 193, "msgget": 186, "msgctl": 187, "msgrcv": 188,
    "msgsnd": 189, "mq_open": 180, "kexec_load": 104, "add_key": 217, "request_key": 218,
    "keyctl": 219, "ioprio_set": 30, "migrate_pages": 238, "unshare": 97, "move_pages": 239,
    "perf_event_open": 241, "fanotify_init": 262, "name_to_handle_at": 264,
    "open_by_handle_at": 265, "setns": 268, "process_vm_readv": 270, "process_vm_writev": 271,
    "kcmp": 272, "finit_module": 273, "sched_setattr": 274, "memfd_create": 279,
    "kexec_file_load": 294, "bpf": 280, "userfaultfd": 282, "io_uring_setup": 425,
    "io_uring_enter": 426, "io_uring_register": 427, "open_tree": 428, "move_mount": 429,
    "fsopen": 430, "fsconfig": 431, "fsmount": 432, "fspick": 433, "pidfd_getfd": 438,
    "process_madvise": 440, "mount_setattr": 442, "memfd_secret": 447,
}  # fmt: skip
# The machine's audit number, the calls refused, and: socket, prlimit64, ioctl, clone.
_MACHINES = {
    "x86_64": (0xC000003E, _X86, 41, 302, 16, 56),
    "aarch64": (0xC00000B7, _ARM, 198, 261, 29, 220),
}
_CLONE3 = 435
_NEW_NAMESPACES = 0x7E020080
_SOCKETS_ALLOWED = (1, 2, 10)  # Unix and the internet; it is the network that is missing.
_INPUT_OF_A_TERMINAL = (0x5412, 0x541C)  # TIOCSTI and TIOCLINUX

_LOAD, _EQUAL, _AND, _RETURN, _GREATER = 0x20, 0x15, 0x54, 0x06, 0x35
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
_ARCHITECTURE, _NUMBER = 4, 0


def supported() -> bool:
    """Say whether the filter is known for this machine."""
    return platform.machine() in _MACHINES


def _refuse(code: int) -> int:
    return 0x00050000 | code


@cache
def filter_program() -> bytes:
    """Return the filter as the kernel reads it: eight bytes an instruction."""
    audit, refused, socket, prlimit, ioctl, clone = _MACHINES[platform.machine()]
    program: list[tuple[int, int, int, int]] = []

    def add(code: int, value: int, if_so: int = 0, if_not: int = 0) -> None:
        program.append((code, if_so, if_not, value))

    def refuse_if(number: int, tests: list[tuple[int, int, int, int]]) -> None:
        add(_EQUAL, number, 0, len(tests))
        program.extend(tests)

    no = _refuse(errno.EPERM)
    add(_LOAD, _ARCHITECTURE)
    add(_EQUAL, audit, 1, 0)
    add(_RETURN, _KILL)
    add(_LOAD, _NUMBER)
    # The numbers of x86's second, 32-bit-like table would go round everything below.
    add(_GREATER, 0x40000000, 0, 1)
    add(_RETURN, _refuse(errno.ENOSYS))
    # Its arguments are out of a filter's sight; without it glibc falls back on clone.
    refuse_if(_CLONE3, [(_RETURN, 0, 0, _refuse(errno.ENOSYS))])
    for number in sorted(refused.values()):
        refuse_if(number, [(_RETURN, 0, 0, no)])
    refuse_if(clone, [
        (_LOAD, 0, 0, _argument(0)), (_AND, 0, 0, _NEW_NAMESPACES),
        (_EQUAL, 1, 0, 0), (_RETURN, 0, 0, no), (_RETURN, 0, 0, _ALLOW),
    ])  # fmt: skip
    # Another process's limits: the server's are not a student's to change.
    refuse_if(prlimit, [
        (_LOAD, 0, 0, _argument(0)), (_EQUAL, 1, 0, 0), (_RETURN, 0, 0, no),
        (_RETURN, 0, 0, _ALLOW),
    ])  # fmt: skip
    allowed = [
        (_EQUAL, len(_SOCKETS_ALLOWED) - place, 0, family)
        for place, family in enumerate(_SOCKETS_ALLOWED)
    ]
    refuse_if(
        socket,
        [(_LOAD, 0, 0, _argument(0)), *allowed, (_RETURN, 0, 0, no), (_RETURN, 0, 0, _ALLOW)],
    )
    first, second = _INPUT_OF_A_TERMINAL
    refuse_if(ioctl, [
        (_LOAD, 0, 0, _argument(1)), (_EQUAL, 1, 0, first), (_EQUAL, 0, 1, second),
        (_RETURN, 0, 0, no), (_RETURN, 0, 0, _ALLOW),
    ])  # fmt: skip
    add(_RETURN, _ALLOW)
    return b"".join(struct.pack("HBBI", *instruction) for instruction in program)


def _argument(place: int) -> int:
    """Return where the lower half of a call's argument stands."""
    return 16 + 8 * place


def install() -> None:
    """Apply the filter to this process and all it will start. It cannot be taken off.

    Raises:
        OSError: the system refuses it.
    """
    program = filter_program()
    code = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    for call in ((_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), (_PR_SET_SECCOMP, _FILTER, header, 0, 0)):
        if libc.prctl(*call) != 0:
            raise OSError(ctypes.get_errno(), "the system refuses a filter of its calls")
