"""Which files a student may have beside the tutor's: none where one of the tutor's has to be."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath


def in_the_way(handed_in: Iterable[str], tutors: Iterable[str]) -> set[str]:
    """Return the paths handed in that cannot be written beside the tutor's.

    They need a folder where the tutor has a file, or are a file where the tutor has a folder.
    """
    files = set(tutors)
    folders = {str(above) for name in files for above in PurePosixPath(name).parents}
    return {
        name
        for name in handed_in
        if name in folders or files & {str(above) for above in PurePosixPath(name).parents}
    }
