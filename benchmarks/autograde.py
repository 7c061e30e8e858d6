"""How fast is ``partnership mark autograde`` beside ``nbgrader autograde``, sandbox included?

Both mark the same submissions on this machine in the same run, by turns. What one more
submission costs in the steady state is the slope between a small batch and a larger one, so
that starting up is left out; it is printed by itself: what each command costs where there is
nothing to mark. Run on a machine that does nothing else:

    python benchmarks/autograde.py                          # everything, some ten minutes
    python benchmarks/autograde.py --parts ratio --rounds 5
    python benchmarks/autograde.py --parts start many

Of several rounds the median is given, with the lowest and the highest. Time of processors
bears a busy machine better than time by the clock; the load is printed beside both.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAME = "numbers"
PROGRAMS = Path(sysconfig.get_path("scripts"))
ANSWERS = (
    ("table = pd.read_csv('centres.csv')", "table.centres.mean()", "table.centres.max()"),
    ("table = pd.read_csv('centres.csv')", "table.centres.sum()", "table.centres.max()"),
    ("table = pd.read_csv('centres.csv')", "table.centres.mean()", "table.centres.min()"),
)
HIDE = "### BEGIN HIDDEN TESTS"
WORDS = "What I expected and what I saw were not the same, and this is why I think so. "


def cell(
    kind: str, source: str, name: str = "", points: int = 0, **more: bool
) -> dict[str, object]:
    about = {"schema_version": 3, "grade": False, "solution": False, "locked": True, "task": False}
    metadata = {"nbgrader": {**about, "grade_id": name, **more}} if name else {}
    if points:
        metadata["nbgrader"]["points"] = points
    found: dict[str, object] = {"cell_type": kind, "metadata": metadata, "source": source}
    return found | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def master() -> dict[str, object]:
    """Return an assignment of twenty cells: four tests, three reflections, nine of code."""
    cells = [cell("markdown", "# Numbers of centres", "title"), cell("code", "import pandas as pd")]
    for number, (solution, check) in enumerate((
        (ANSWERS[0][0], "assert list(table.columns) == ['year', 'centres']"),
        (f"mean = {ANSWERS[0][1]}", "assert round(mean) == 1860"),
        (f"most = {ANSWERS[0][2]}", f"{HIDE}\nassert most == 3620\n{HIDE.replace('BEGIN', 'END')}"),
    )):  # fmt: skip
        cells.append(cell("markdown", f"## Question {number}", f"q{number}"))
        cells.append(cell("code", solution, f"a{number}", solution=True, locked=False))
        cells.append(cell("code", check, f"t{number}", points=3, grade=True))
    cells.append(cell("code", "table.head(3)"))
    cells.append(cell("code", "min(mean / most, 1)", "part", points=1, grade=True))
    for number in range(3):
        cells.append(cell("markdown", f"## Reflection {number}", f"r{number}"))
        answer = {"points": 10, "grade": True, "solution": True, "locked": False}
        cells.append(cell("markdown", "Write.", f"w{number}", **answer))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": kernel}, "cells": cells}


def make_course(folder: Path) -> None:
    (folder / "source" / NAME).mkdir(parents=True)
    (folder / "source" / NAME / f"{NAME}.ipynb").write_text(json.dumps(master()), "utf-8")
    rows = "".join(f"{2004 + n},{n * 220 + 100}\n" for n in range(17))
    (folder / "source" / NAME / "centres.csv").write_text("year,centres\n" + rows, "utf-8")
    shutil.copy(ROOT / "exercises" / "nbgrader_config.py", folder)
    run(folder, "nbgrader", "generate_assignment", NAME)


def hand_in(folder: Path, count: int) -> None:
    """Copy the released notebook for ``count`` students, with right, wrong and broken answers."""
    shutil.rmtree(folder / "submitted", ignore_errors=True)
    shutil.rmtree(folder / "autograded", ignore_errors=True)
    released = json.loads((folder / "release" / NAME / f"{NAME}.ipynb").read_text("utf-8"))
    for number in range(count):
        answers = ANSWERS[number % len(ANSWERS)]
        texts = {"a0": answers[0], "a1": f"mean = {answers[1]}", "a2": f"most = {answers[2]}"}
        texts |= {f"w{place}": WORDS * (1 + (number + place) % 4) for place in range(3)}
        for each in released["cells"]:
            name = each["metadata"].get("nbgrader", {}).get("grade_id")
            each["source"] = texts.get(name, each["source"])
        where = folder / "submitted" / f"s{number:05}" / NAME
        where.mkdir(parents=True)
        (where / f"{NAME}.ipynb").write_text(json.dumps(released), "utf-8")
        (where / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC", "utf-8")


def run(folder: Path, *command: str) -> tuple[float, float]:
    """Run a command in the course; return the seconds it took, by the clock and of processors."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    path = os.pathsep.join([str(PROGRAMS), os.environ["PATH"]])
    done = subprocess.run(
        [PROGRAMS / command[0] if command[0] == "nbgrader" else sys.executable, *command[1:]],
        cwd=folder, check=False, capture_output=True, text=True,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "HOME": str(folder)},
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    gather_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - started, spent


def adopt_orphans() -> None:
    """Have processes that outlive their parents come to this one, so that their time is counted.

    bubblewrap ends before what runs in the sandbox does.
    """
    subreaper = 36
    ctypes.CDLL(None).prctl(subreaper, 1, 0, 0, 0)


def gather_orphans() -> None:
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


NBGRADER = ("nbgrader", "autograde", NAME, "--force")
OURS = ("python", "-m", "partnership", "mark", "autograde", NAME, "--again", "--course", ".")


def slope(folder: Path, command: tuple[str, ...], few: int, many: int) -> tuple[float, float]:
    """Return what one more submission costs, by the clock and of processors."""
    hand_in(folder, few)
    small = run(folder, *command)
    hand_in(folder, many)
    large = run(folder, *command)
    wall, spent = ((b - a) / (many - few) for a, b in zip(small, large, strict=True))
    return wall, spent


def ratio(folder: Path, rounds: int) -> None:
    """Print what one more submission costs each, and how many times as much nbgrader's is."""
    found: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for number in range(rounds):
        found.append((slope(folder, NBGRADER, 3, 12), slope(folder, OURS, 30, 330)))
        print(f"round {number + 1} of {rounds}; {load()}", flush=True)
    for place, what in enumerate(("wall", "CPU")):
        theirs, ours = ([each[who][place] * 1000 for each in found] for who in (0, 1))
        times = [a / b for a, b in zip(theirs, ours, strict=True)]
        print(f"{what} a submission: nbgrader {middle(theirs, '.0f')} ms,"
              f" ours {middle(ours, '.1f')} ms: {middle(times, '.0f')} times")  # fmt: skip


def start(folder: Path, rounds: int) -> None:
    """Print what each command costs where everything is marked already."""
    hand_in(folder, 1)
    run(folder, *OURS)
    found = {
        "nbgrader": [run(folder, *NBGRADER[:-1]) for _ in range(rounds)],
        "ours": [run(folder, *(each for each in OURS if each != "--again")) for _ in range(rounds)],
    }
    said = ", ".join(
        f"{who} {middle([each[0] for each in times], '.2f')} s wall"
        f" and {middle([each[1] for each in times], '.2f')} s CPU"
        for who, times in found.items()
    )
    print(f"starting up: {said}; {load()}")


def many(folder: Path, _rounds: int) -> None:
    """Print how long 2,000 submissions take."""
    hand_in(folder, 2000)
    wall, spent = run(folder, *OURS)
    print(f"2,000 submissions: {wall:.0f} s wall, {spent:.0f} s CPU; {load()}")


def dask(folder: Path, rounds: int) -> None:
    """Print how long a batch takes in the program's own sandboxes, and on a local Dask cluster."""
    for count in (40, 400):
        hand_in(folder, count)
        found = [
            (run(folder, *OURS), run(folder, *OURS, "--scheduler", "local")) for _ in range(rounds)
        ]
        own, cluster = ([each[who][0] for each in found] for who in (0, 1))
        times = [b / a for a, b in zip(own, cluster, strict=True)]
        print(f"{count} submissions: {middle(own, '.1f')} s wall, on a local Dask cluster"
              f" {middle(cluster, '.1f')} s: {middle(times, '.1f')} times; {load()}")  # fmt: skip


def middle(values: list[float], shape: str) -> str:
    """Return the median and, where there are several, the lowest and the highest."""
    low, high = min(values), max(values)
    around = f" ({low:{shape}} to {high:{shape}})" if len(values) > 1 else ""
    return f"{statistics.median(values):{shape}}{around}"


def load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {len(os.sched_getaffinity(0))} processors"


PARTS = {"start": start, "ratio": ratio, "many": many, "dask": dask}


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    adopt_orphans()
    with tempfile.TemporaryDirectory() as name:
        make_course(Path(name))
        print(f"before: {load()}", flush=True)
        for part in chosen.parts:
            PARTS[part](Path(name), chosen.rounds)


if __name__ == "__main__":
    main()
