"""Refuse system calls that no notebook needs and that reach out of a sandbox.

A list of what is refused, not of what is allowed: libraries for data and charts call much.
What is left is held by the namespaces, by the user without rights and by the limits.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

# For x86-64 and for ARM, from Linux's asm/unistd_64.h and asm-generic/unistd.h.
_REFUSED = {
    "ptrace": (101, 117), "personality": (135, 92), "setpriority": (141, 140),
    "sched_setparam": (142, 118), "sched_setscheduler": (144, 119),
    "sched_setaffinity": (203, 122), "pivot_root": (155, 41),
    "chroot": (161, 51), "acct": (163, 89), "mount": (165, 40), "umount2": (166, 39),
    "swapon": (167, 224), "swapoff": (168, 225), "reboot": (169, 142), "init_module": (175, 105),
    "delete_module": (176, 106), "quotactl": (179, 60), "shmget": (29, 194), "shmat": (30, 196),
    "shmctl": (31, 195), "semget": (64, 190), "semop": (65, 193), "semctl": (66, 191),
    "msgget": (68, 186), "msgsnd": (69, 189), "msgrcv": (70, 188), "msgctl": (71, 187),
    "mq_open": (240, 180), "kexec_load": (246, 104), "add_key": (248, 217),
    "request_key": (249, 218), "keyctl": (250, 219), "ioprio_set": (251, 30),
    "migrate_pages": (256, 238), "unshare": (272, 97), "move_pages": (279, 239),
    "perf_event_open": (298, 241), "fanotify_init": (300, 262), "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265), "setns": (308, 268), "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271), "kcmp": (312, 272), "finit_module": (313, 273),
    "sched_setattr": (314, 274), "memfd_create": (319, 279), "kexec_file_load": (320, 294),
    "bpf": (321, 280), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "open_tree": (428, 428),
    "move_mount": (429, 429), "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432),
    "fspick": (433, 433), "pidfd_getfd": (438, 438), "process_madvise": (440, 440),
    "mount_setattr": (442, 442), "memfd_secret": (447, 447),
}  # fmt: skip
# The machine's audit number, its place in the table, and: socket, prlimit64, ioctl, clone.
_MACHINES = {
    "x86_64": (0xC000003E, 0, 41, 302, 16, 56),
    "aarch64": (0xC00000B7, 1, 198, 261, 29, 220),
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


def filter_program() -> bytes:
    """Return the filter as the kernel reads it: eight bytes an instruction."""
    audit, column, socket, prlimit, ioctl, clone = _MACHINES[platform.machine()]
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
    for number in sorted(numbers[column] for numbers in _REFUSED.values()):
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
