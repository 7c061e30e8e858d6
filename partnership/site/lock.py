"""One build at a time in a folder."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_one(path: Path, when_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file ``path``; if another process holds it, say so and wait.

    The operating system lets go of the lock when its holder ends, however that happens.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        waiting = False
        while True:
            try:
                _take(file)
                break
            except OSError:
                if not waiting:
                    waiting = True
                    when_waiting()
                time.sleep(0.2)
        yield
