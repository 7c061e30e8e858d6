"""Assignments are handed out when the course opens, by nbgrader's own steps."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import nbformat
import pytest
from rich.console import Console

from partnership.assignments import out_of_date, prepare_assignments
from tests.books import TOP


@pytest.fixture
def exercises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("PARTNERSHIP_EXCHANGE", raising=False)
    folder = tmp_path / "a course" / "exercises"
    (folder / "source" / "first").mkdir(parents=True)
    shutil.copy(TOP / "exercises" / "nbgrader_config.py", folder)
    notebook = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        cells=[nbformat.v4.new_markdown_cell("Read this.")],
    )
    nbformat.write(notebook, folder / "source" / "first" / "first.ipynb")
    return folder


def prepared(exercises: Path) -> str:
    said = io.StringIO()
    prepare_assignments(exercises, Console(file=said, width=200))
    return said.getvalue()


def test_a_new_assignment_is_handed_out_once_and_again_when_its_source_changes(
    exercises: Path,
) -> None:
    assert prepared(exercises) == "Preparing the assignment first ...\n"
    assert (exercises / "exchange" / "partnership" / "outbound" / "first").is_dir()
    assert prepared(exercises) == ""
    source = exercises / "source" / "first" / "first.ipynb"
    later = source.stat().st_mtime + 60
    os.utime(source, (later, later))
    assert list(out_of_date(exercises)) == ["first"]


def test_one_that_students_cannot_fetch_is_out_of_date(exercises: Path) -> None:
    shutil.copytree(exercises / "source" / "first", exercises / "release" / "first")
    assert list(out_of_date(exercises)) == ["first"]


def test_one_that_cannot_be_handed_out_is_a_warning(exercises: Path) -> None:
    (exercises / "source" / "first" / "first.ipynb").write_text("not a notebook", "utf-8")
    said = prepared(exercises)
    assert "Warning: the assignment first is not handed out: " in said
    assert "Traceback" not in said


def test_a_course_without_assignments_has_none_to_prepare(tmp_path: Path) -> None:
    assert prepared(tmp_path / "exercises") == ""
