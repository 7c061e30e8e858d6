"""Read what a student handed in: files by value, and nothing a link points to."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from autograder.engine.spec import Limits, Submission
from autograder.engine.task import Trace

MOST_FILES = 1000


def read_submission(
    folder: Path, limits: Limits | None = None, ignore: Sequence[str] = ()
) -> Submission:
    """Return the files in a folder, apart from those whose name fits a pattern in ``ignore``.

    Links, and anything else that is not a plain file, are left out: they could lead to
    another student's work. So is what goes beyond the limits. Each is named in the result.

    Raises:
        OSError: the folder cannot be read.
    """
    limits = limits or Limits()
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    room = limits.submitted
    for path in _entries(folder, ignore):
        name = path.relative_to(folder).as_posix()
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode):
            left_out.append(f"{name} is left out: it is not a plain file")
        elif about.st_size > room or len(files) >= MOST_FILES:
            left_out.append(f"{name} is left out: the submission is too large")
        else:
            files[name] = _read(path)
            room -= about.st_size
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


def _read(path: Path) -> bytes:
    # Without following a link that took the file's place meanwhile.
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        return file.read()
