"""Where the course keeps its files, in a checkout and in an installed package."""

from __future__ import annotations

import os
from pathlib import Path

from partnership.errors import CourseError

PACKAGE = Path(__file__).resolve().parent
"""The folder of the library itself."""


def checkout() -> Path:
    """Return the top folder of the course, the one that holds ``_config.yml``.

    It is the checkout the library runs from, or the one that the current
    folder lies in when the library is installed somewhere else.

    Raises:
        CourseError: there is no such folder above either of them.
    """
    for start in (PACKAGE, Path.cwd() / "here"):
        for folder in start.parents:
            if (folder / "_config.yml").is_file() and (folder / "_toc.yml").is_file():
                return folder
    raise CourseError(
        f"no course found in {Path.cwd()}",
        "change to the folder that holds _config.yml and _toc.yml, then try again",
    )


def datasets() -> Path:
    """Return the folder that holds the bank: frameworks, quizzes, prompts and tables.

    ``PARTNERSHIP_DATASETS`` names another one, for adopters who keep their own.

    Raises:
        CourseError: the folder cannot be found.
    """
    chosen = _chosen()
    candidates = [chosen] if chosen else [PACKAGE.parent / "datasets", PACKAGE / "datasets"]
    for folder in candidates:
        if (folder / "quizzes").is_dir():
            return folder
    raise CourseError(
        f"no bank of questions in {' or '.join(str(folder) for folder in candidates)}",
        "set PARTNERSHIP_DATASETS to the folder that holds quizzes/, "
        "or unset it to use the course's own",
    )


def bank_of(root: Path) -> Path:
    """Return the folder of the bank that goes with the course in ``root``, there or not yet.

    ``PARTNERSHIP_DATASETS`` names another one here too.
    """
    return _chosen() or root / "datasets"


def named_from(root: Path, path: Path) -> Path:
    """Return a path as it is seen from ``root``; whole where it leads elsewhere."""
    return path.relative_to(root) if path.is_relative_to(root) else path


def _chosen() -> Path | None:
    chosen = os.environ.get("PARTNERSHIP_DATASETS")
    return Path(chosen).absolute() if chosen else None
