"""A copy of the course that a test may change and check."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from partnership.check import check_course

ROOT = Path(__file__).resolve().parents[2]
Check = Callable[..., list[str]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The content of the course, in a folder of its own."""
    for folder in ("book", "datasets", "exercises/source", "notebooks"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for file in ("_toc.yml", "_config.yml"):
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


@pytest.fixture
def check(copy: Path) -> Check:
    """Change one thing in the course, and return what the check prints.

    ``old`` is what the file says now; None writes a new file. ``only`` names the rules to check.
    """

    def change_and_check(file: str, old: str | None, new: str, *only: str) -> list[str]:
        path = copy / file
        if old is None:
            path.write_text(new, encoding="utf-8")
        else:
            text = path.read_text(encoding="utf-8")
            assert old in text, f"{file} does not say {old!r}"
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [f"{problem.rule} {problem}" for problem in check_course(copy, only)]

    return change_and_check
