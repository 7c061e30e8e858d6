"""The package as a student's server installs it: no checkout beside it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from itertools import chain
from pathlib import Path

import pytest

from partnership.paths import checkout

ASK = """
import partnership
from partnership import activity, references
quiz = activity("terms")
print(quiz.score, len(references()) > 100, len(quiz._esm) > 1000, partnership.__file__)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel holds, and nothing else of the course."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, check=True, cwd=checkout(), capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_an_installed_package_brings_its_bank_and_its_views(
    installed: Path, tmp_path: Path
) -> None:
    said = subprocess.run(
        [sys.executable, "-c", ASK],
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    ).stdout
    assert "questions answered" in said
    assert "True" in said
    assert str(installed) in said, "the checkout must not have been used"


def test_the_wheel_leaves_out_what_a_student_should_not_get(installed: Path) -> None:
    names = {path.relative_to(installed).parts[0] for path in installed.rglob("*")}
    of_the_wheel = (".dist-info", ".data")
    assert {name for name in names if not name.endswith(of_the_wheel)} == {
        "partnership",
        "autograder",
    }


def test_the_decision_on_what_we_depend_on_names_everything() -> None:
    project = tomllib.loads((checkout() / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {re.split(r"[^\w-]", each)[0] for each in wanted}
    (decision,) = (checkout() / "docs" / "decisions").glob("0003-*.md")
    told = set(re.findall(r"`([\w-]+)`", decision.read_text("utf-8")))
    # "mypy and stubs"
    stubs = {name for name in names if name.startswith("types-") or name.endswith("-stubs")}
    assert names - stubs <= told
