"""Read what a student handed in: files by value, and nothing a link points to."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from autograder.engine.spec import Limits, Submission
from autograder.engine.task import Trace

MOST_FILES = 1000
LONGEST = 1000
"""Bytes in the path of a file: the system takes 4,096, and each has to be written elsewhere."""


def read_submission(
    folder: Path, limits: Limits | None = None, ignore: Sequence[str] = ()
) -> Submission:
    """Return the files in a folder, apart from those whose name fits a pattern in ``ignore``.

    Links, and anything else that is not a plain file, are left out: they could lead to
    another student's work. So is what goes beyond the limits or cannot be read. Each is named in
    the result.

    Raises:
        OSError: the folder cannot be read.
    """
    limits = limits or Limits()
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    room = limits.submitted
    for path in _entries(folder, ignore):
        name = path.relative_to(folder).as_posix()
        if len(os.fsencode(name)) > LONGEST:
            left_out.append(f"{name[:40]}... is left out: its path is too long")
            continue
        try:
            about = path.lstat()
            if not stat.S_ISREG(about.st_mode):
                left_out.append(f"{name} is left out: it is not a plain file")
            elif about.st_size > room or len(files) >= MOST_FILES:
                left_out.append(f"{name} is left out: the submission is too large")
            else:
                files[name] = read_plain(path, about.st_size)
                room -= about.st_size
        except OSError as error:
            left_out.append(f"{name} is left out: it cannot be read ({error.strerror})")
    return Submission(files=files, left_out=tuple(left_out))


def traces_in(folder: Path, ignore: Sequence[str] = ()) -> frozenset[Trace]:
    """Return what tells whether anything in a folder was changed, put there or taken away.

    Raises:
        OSError: the folder cannot be read, or something in it has just gone.
    """
    found = ((path, path.lstat()) for path in _entries(folder, ignore))
    return frozenset((str(p), each.st_ino, each.st_size, each.st_mtime_ns) for p, each in found)


def _entries(folder: Path, ignore: Sequence[str]) -> Iterator[Path]:
    """Yield everything that is not a folder, notebooks first."""
    found = []
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not _ignored(each, ignore))
        links = [each for each in folders if Path(where, each).is_symlink()]
        found += [Path(where, each) for each in [*names, *links] if not _ignored(each, ignore)]
    yield from sorted(found, key=lambda path: (path.suffix != ".ipynb", path))


def _ignored(name: str, ignore: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in ignore)


def read_plain(path: Path, most: int) -> bytes:
    """Return the first ``most`` bytes of a plain file; follow no link, and wait for nobody.

    Raises:
        OSError: it cannot be read, or is no plain file.
    """
    # A link, or a pipe that nobody ever writes to, may have taken the file's place meanwhile.
    number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "it is not a plain file", str(path))
        return file.read(most)
