"""A failed test's second try (docs/decisions/0027-a-second-try.md)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from partnership.paths import checkout

HELD_THE_SECOND_TIME = """
from pathlib import Path

def test_a_thing():
    seen = Path("seen")
    first = not seen.exists()
    seen.touch()
    assert not first, "the machine had other work"
"""
NEVER_HOLDS = "def test_a_thing():\n    assert 1 > 2, 'no time will do'\n"


def run(folder: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_it.py").write_text(text, "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "--rootdir", folder, *options],
        cwd=folder, check=False, capture_output=True, text=True,
        env={"PYTHONPATH": str(checkout()), "PATH": ""},
    )  # fmt: skip


def test_what_holds_the_second_time_passes_and_says_what_failed_the_first(tmp_path: Path) -> None:
    done = run(tmp_path, HELD_THE_SECOND_TIME, "--reruns", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "what failed the first time" in done.stdout
    assert "the machine had other work" in done.stdout


def test_what_never_holds_fails(tmp_path: Path) -> None:
    done = run(tmp_path, NEVER_HOLDS, "--reruns", "1")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "no time will do" in done.stdout


def test_nothing_is_tried_twice_unless_asked(tmp_path: Path) -> None:
    assert run(tmp_path, HELD_THE_SECOND_TIME).returncode == 1
