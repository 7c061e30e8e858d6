"""A course of two pages, small enough to build in a test."""

from __future__ import annotations

import shutil
from pathlib import Path

TOP = Path(__file__).parents[1]
CONFIG = 'title: A tiny course\nexecute:\n  execute_notebooks: "off"\n'
TOC = "format: jb-book\nroot: index\nchapters:\n  - file: words\n"


def tiny_course(root: Path) -> Path:
    """Write the sources of a course into ``root`` and return it."""
    (root / "book").mkdir(parents=True)
    (root / "datasets").mkdir()
    (root / "_config.yml").write_text(CONFIG, encoding="utf-8")
    (root / "_toc.yml").write_text(TOC, encoding="utf-8")
    (root / "book" / "index.md").write_text("# Home\n\nRead [words](words.md).\n", "utf-8")
    (root / "book" / "words.md").write_text("# Words\n\nFirst edition.\n", "utf-8")
    (root / "datasets" / "facts.csv").write_text("year,centres\n2010,3632\n", "utf-8")
    (root / "exercises").mkdir()
    shutil.copy(TOP / "exercises" / "nbgrader_config.py", root / "exercises")
    return root
