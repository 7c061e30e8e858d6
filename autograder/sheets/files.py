"""Write a file whole or not at all, so that a spreadsheet left open never costs the old one."""

from __future__ import annotations

import os
from pathlib import Path

from partnership.errors import CourseError


def write_whole(file: Path, content: bytes, what: str = "the marks") -> None:
    """Put ``content`` into a file, in place of what was there.

    Raises:
        CourseError: the file cannot be written; the one that was there is as it was.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        try:
            beside.write_bytes(content)
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise CourseError(
            f"{what} cannot be written here ({error.strerror})",
            "close the file if it is open elsewhere, or choose another with --to",
            str(file),
        ) from error
