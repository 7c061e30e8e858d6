"""Hand out the assignments whose students' version is missing or out of date."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console


def prepare_assignments(exercises: Path, console: Console) -> None:
    """Release what needs it, with nbgrader's own steps; a failure is a warning, not an end."""
    for name in out_of_date(exercises):
        with console.status(f"Preparing the assignment {name} ..."):
            if not console.is_terminal:
                console.print(f"Preparing the assignment {name} ...", highlight=False)
            failure = _release(exercises, name)
        if failure:
            console.print(
                f"[bold yellow]Warning[/]: the assignment {name} is not handed out: ",
                highlight=False,
                end="",
            )
            console.print(failure, markup=False, highlight=False, soft_wrap=True)


def out_of_date(exercises: Path) -> Iterator[str]:
    """Yield the assignments that students cannot fetch, or not in the latest version."""
    exchange = Path(os.environ.get("PARTNERSHIP_EXCHANGE") or exercises / "exchange")
    for source in sorted((exercises / "source").glob("[!.]*/")):
        copies = [exercises / "release" / source.name, *exchange.glob(f"*/outbound/{source.name}")]
        if len(copies) < 2 or any(_newest(copy) < _newest(source) for copy in copies):
            yield source.name


def _newest(folder: Path) -> float:
    times = (
        file.stat().st_mtime
        for file in folder.rglob("*")
        if file.is_file() and ".ipynb_checkpoints" not in file.parts
    )
    return max(times, default=0.0)


def _release(exercises: Path, name: str) -> str | None:
    """Release one assignment; return what went wrong, if anything did."""
    command = [
        *(sys.executable, "-m", "partnership", "mark", "release", name),
        *("--again", "--course", str(exercises)),
    ]
    done = subprocess.run(  # noqa: S603 - every word is ours, the name is a folder's
        command,
        cwd=exercises.parent,
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
    )
    if done.returncode == 0:
        return None
    lines = (done.stderr or done.stdout).strip().splitlines()
    return lines[-1] if lines else "partnership mark release ended without saying why"
