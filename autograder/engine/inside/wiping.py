"""Remove what a job left behind, so that the next one finds a sandbox as it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

MANY = 5_000
"""Files that are removed one by one. With more, the sandbox is given up and made anew."""


def _below(folder: Path, shown: set[Path]) -> Iterator[str]:
    """Yield one more than the most that would be removed from a folder, if there is as much."""
    count = 0
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if Path(where, name) not in shown]
        for name in (*folders, *files):
            count += 1
            yield name
        if count > MANY:
            return


def wipe(folders: list[Path], shown: set[Path]) -> bool:
    """Remove all that was written, around what the sandbox shows; say whether that was done."""
    try:
        if sum(1 for folder in folders for _ in _below(folder, shown)) > MANY:
            return False
        for folder in folders:
            for path in folder.iterdir():
                if path in shown:
                    continue
                if any(path in each.parents for each in shown):
                    wipe([path], shown)
                elif path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
    except (OSError, RecursionError):
        return False
    return True
