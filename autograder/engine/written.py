"""Which of the files that a notebook wrote are kept beside it, as nbgrader keeps them.

They were made by a student's code: each name is checked, and none takes the place of a file
of the tutor's, of a notebook, or of a folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from pathlib import PurePosixPath

MOST_FILES = 50
LONGEST = 100
"""Letters in the name of a file or folder."""
NEVER = ("*.ipynb", "*.pyc", "__pycache__", "timestamp.txt", ".*")
"""What marking itself puts there, and what Python leaves behind."""


def kept(
    files: Mapping[str, bytes], handed_in: Iterable[str], tutors: Iterable[str]
) -> tuple[dict[str, bytes], list[str]]:
    """Return the files to keep, by path, and the names of those that are not."""
    fixed = set(tutors)
    folders = {str(above) for name in (*handed_in, *fixed) for above in PurePosixPath(name).parents}
    taken = {*handed_in, *fixed}
    found: dict[str, bytes] = {}
    left_out: list[str] = []
    for name in sorted(files):
        path = PurePosixPath(name)
        above = {str(each) for each in path.parents}
        if any(fnmatch(part, pattern) for part in path.parts for pattern in NEVER):
            continue
        if not _is_plain(name) or name in fixed or name in folders or above & taken:
            left_out.append(name)
            continue
        found[name] = files[name]
        taken.add(name)
        folders |= above
    return found, left_out


def _is_plain(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        str(path) == name
        and not path.is_absolute()
        and ".." not in path.parts
        and "\\" not in name
        and name.isprintable()
        and all(len(part) <= LONGEST for part in path.parts)
    )
