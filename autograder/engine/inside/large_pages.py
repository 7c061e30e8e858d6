"""Keep what is loaded in pages of 2 MB, where the system has them: a fork is told of fewer."""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator

LARGE = 1 << 21
"""Bytes."""
_COLLAPSE = 25  # MADV_COLLAPSE: once, for what is there now. A submission's own memory stays small.


def take_large_pages() -> None:
    """Move this process's own memory to large pages, as far as it fills any.

    What a submission then changes is still copied in pages of 4 KB. Nothing happens on a
    system that does not know how, or that has no room.
    """
    madvise = ctypes.CDLL(None).madvise
    madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    with contextlib.suppress(OSError, AttributeError):
        for start, end in list(_own_memory()):
            for place in range(-(-start // LARGE) * LARGE, end - LARGE + 1, LARGE):
                madvise(place, LARGE, _COLLAPSE)


def _own_memory() -> Iterator[tuple[int, int]]:
    """Yield where memory begins and ends that is of no file and can be written to."""
    with open("/proc/self/maps", encoding="utf-8") as file:  # noqa: PTH123
        for line in file:
            place, rights, *_, inode = line.split()[:5]
            if rights == "rw-p" and inode == "0" and "[stack]" not in line:
                start, end = place.split("-")
                yield int(start, 16), int(end, 16)
