"""What the book is made from, and whether the built book is older than it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

Inputs = Mapping[str, str]
"""A digest for each file, by its path from the top folder, and a number for each version."""

PAGES = "book/"
RECORD = ".inputs.json"
"""Lies in a built book and says what it was built from."""

_FOLDERS = ("book", "datasets", "exercises/source", "partnership")
_FILES = ("_config.yml", "_toc.yml")
_TOOLS = (
    "docutils",
    "jupyter-book",
    "myst-nb",
    "myst-parser",
    "pydata-sphinx-theme",
    "sphinx",
    "sphinx-book-theme",
    "sphinxcontrib-bibtex",
)


def read_inputs(root: Path) -> dict[str, str]:
    """Return what a book built now would be made from."""
    found = {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in _files(root)
    }
    return found | {f"the installed {tool}": _version(tool) for tool in _TOOLS}


def changed(before: Inputs, now: Inputs) -> list[str]:
    """Return the names of what was added, changed or removed, in order."""
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def recorded(folder: Path) -> dict[str, str] | None:
    """Return what the book in ``folder`` was made from; None if it does not say."""
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def record(folder: Path, inputs: Inputs) -> None:
    """Write down what the book in ``folder`` was made from."""
    text = json.dumps(dict(inputs), indent=1, sort_keys=True)
    (folder / RECORD).write_text(text, encoding="utf-8")


def only_pages_edited(before: Inputs, now: Inputs) -> bool:
    """Tell whether Sphinx can be trusted to find by itself what has to be built again.

    It looks at the pages. It does not know of the data and the code they are made with, and it
    leaves the HTML of a page that has gone.
    """
    return before.keys() <= now.keys() and all(
        name.startswith(PAGES) for name in changed(before, now)
    )


def _files(root: Path) -> Iterator[Path]:
    for name in _FILES:
        if (root / name).is_file():
            yield root / name
    for folder in _FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            parts = file.relative_to(root).parts
            hidden = any(part.startswith(".") or part == "__pycache__" for part in parts)
            if file.is_file() and not hidden:
                yield file


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return "none"
