"""Gather the files that a notebook wrote, once nothing that it started is running any more."""

from __future__ import annotations

import base64
import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from io import BufferedReader
from pathlib import Path
from typing import Any

DEEP = 6
"""Folders in folders that are looked into."""
LOOKED_AT = 1000
"""Entries that are looked at, whatever they are."""


def gather(folder: Path, sent: Mapping[str, str], most: int, files: int) -> dict[str, Any]:
    """Return what is new or changed in a folder: ``files`` in base 64, and names ``left_out``.

    ``sent`` has the SHA-256 of each file that was there before, ``most`` bytes in all are taken
    and at most so many ``files``. Only plain files are, and no link is followed.
    """
    taken: dict[str, str] = {}
    left_out: list[str] = []
    # The small ones first, so that one large one does not keep them out.
    for _, path in sorted(_plain_files(folder)):
        name = path.relative_to(folder).as_posix()
        if name in sent and sent[name] == _digest(path):
            continue
        content = _read(path, most)
        if content is None or len(taken) >= files:
            left_out.append(name)
            continue
        taken[name] = base64.b64encode(content).decode()
        most -= len(content)
    return {"files": taken, "left_out": left_out[:files]}


def _plain_files(folder: Path) -> Iterator[tuple[int, Path]]:
    """Yield the size and place of plain files; none, if the folder is no longer one."""
    waiting = [(folder, 0)]
    looked_at = 0
    while waiting:
        where, depth = waiting.pop()
        try:
            if not stat.S_ISDIR(where.lstat().st_mode):
                continue
            with os.scandir(where) as found:
                for entry in found:
                    looked_at += 1
                    if looked_at > LOOKED_AT:
                        return
                    if entry.name.startswith("."):
                        continue
                    if entry.is_file(follow_symlinks=False):
                        yield entry.stat(follow_symlinks=False).st_size, Path(entry.path)
                    elif entry.is_dir(follow_symlinks=False) and depth < DEEP:
                        waiting.append((Path(entry.path), depth + 1))
        except OSError:
            continue


def _digest(path: Path) -> str | None:
    """Return a file's SHA-256, however large it is: one that was handed in was not written."""
    try:
        with _open(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _read(path: Path, most: int) -> bytes | None:
    """Return a file's content; None if it is larger than ``most`` or cannot be read."""
    try:
        with _open(path) as file:
            content = file.read(most + 1)
    except OSError:
        return None
    return content if len(content) <= most else None


def _open(path: Path) -> BufferedReader:
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb")
