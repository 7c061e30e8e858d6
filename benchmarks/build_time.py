"""How long the course takes to build: default Jupyter Book against this course, and as it grows.

Builds the same sources with the default theme and with ours, from nothing and after an edit of one
page, with the chapters once, 4 times and 16 times over.

    python benchmarks/build_time.py [--times 1 4 16] [--edits 3]

Prints seconds, the ratio of the two, and how many times longer than the course as it is. An edit
is the median of several. The seconds are those of a processor, which a build keeps busy from
beginning to end: on an idle computer they are the time by the clock, and on a busy one they
still mean something. Targets: 60 s from nothing, 5 s after an edit.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.many_chapters import enlarge  # noqa: E402
from benchmarks.page_weight import build_default  # noqa: E402
from partnership.site.toc import pages  # noqa: E402

EDITED = "why-it-matters.md"
OURS = (
    "import sys; from pathlib import Path; from rich.console import Console;"
    "from partnership.site.build import build_book;"
    "build_book(Path(sys.argv[1]), Console(stderr=True))"
)


@dataclass(frozen=True)
class Times:
    """Seconds of a processor that a book takes."""

    cold: float
    edit: float


def build_ours(root: Path) -> None:
    """Build as ``partnership build`` does, in a process of its own, as it is used."""
    done = subprocess.run(
        [sys.executable, "-c", OURS, str(root)],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PARTNERSHIP_DATASETS": str(root / "datasets")},
        check=False,
    )
    if done.returncode:
        sys.exit(f"the book was not built:\n{done.stderr[-3000:]}")


def measure(build: Callable[[], object], edited: Path, edits: int) -> Times:
    """Return how long a build from nothing takes, and one after an edit of a page."""
    cold = _seconds(build)
    warm = []
    for number in range(edits):
        with edited.open("a", encoding="utf-8") as file:
            file.write(f"\nEdit number {number}, by a benchmark.\n")
        warm.append(_seconds(build))
    return Times(cold, median(warm))


def _seconds(build: Callable[[], object]) -> float:
    before = os.times()
    build()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def main() -> None:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--edits", type=int, default=3)
    options = parser.parse_args()
    print(f"{'chapters':>10}{'pages':>7}{'':>12}{'default s':>11}{'ours s':>9}{'ratio':>8}", end="")
    print(f"{'default grew':>14}{'ours grew':>11}")
    first: tuple[Times, Times] | None = None
    for times in options.times:
        with tempfile.TemporaryDirectory() as folder:
            root = enlarge(Path(folder) / "course", times)
            edited = root / "book" / EDITED
            ours = measure(lambda root=root: build_ours(root), edited, options.edits)
            place = Path(folder) / "default"
            default = measure(
                lambda root=root, place=place: build_default(place, root), edited, options.edits
            )
            count = len(pages(root / "_toc.yml", root / "book"))
        first = first or (default, ours)
        for what in ("cold", "edit"):
            theirs, mine = getattr(default, what), getattr(ours, what)
            grew = (theirs / getattr(first[0], what), mine / getattr(first[1], what))
            print(
                f"{times:>9}x{count:>7}{what:>12}{theirs:>11.1f}{mine:>9.1f}{theirs / mine:>7.2f}x"
                f"{grew[0]:>13.1f}x{grew[1]:>10.1f}x",
                flush=True,
            )


if __name__ == "__main__":
    main()
