"""How fast is ``partnership mark feedback`` beside ``nbgrader generate_feedback``?

Both write feedback on the same submissions in the same run. nbgrader gets the first 20 of them,
since it takes long; what one costs is the slope between 5 and 20, so that starting up is left
out. Ours are all 300, with everything that it takes: reading the ledger, the gradebook, each
notebook, and writing the files. Run:

    python benchmarks/feedback.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import warnings
from getpass import getuser
from pathlib import Path

ROOT = Path(__file__).parents[1]
STUDENTS = 300
FEW, MORE = 5, 20


def seconds(*command: str, folder: Path) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return time.perf_counter() - start


def main() -> None:
    sys.path.insert(0, str(ROOT))
    warnings.simplefilter("ignore")
    from autograder.marks.ledger import open_ledger
    from tests.autograder.marking_course import (
        EXERCISES,
        SMALL,
        make_marking_course,
        mark_everything,
        rubric_of,
    )

    with tempfile.TemporaryDirectory() as place:
        course = make_marking_course(Path(place) / "exercises", STUDENTS)
        shutil.copy(EXERCISES / "next-steps.yaml", course.folder)
        with open_ledger(course) as ledger:
            mark_everything(ledger, SMALL, rubric_of(SMALL).pieces[0], who=getuser())
        ours = [sys.executable, "-m", "partnership", "mark", "feedback", SMALL]
        ours += ["--course", str(course.folder), "--to"]
        pages = seconds(*ours, str(Path(place) / "pages"), folder=ROOT)
        words = seconds(*ours, str(Path(place) / "words"), "--word", folder=ROOT)
        theirs = str(Path(sysconfig.get_path("scripts")) / "nbgrader")
        took = {}
        for count in (FEW, MORE):
            chosen = "s0000[0-4]" if count == FEW else "s000[01][0-9]"
            took[count] = seconds(
                theirs, "generate_feedback", SMALL, f"--student={chosen}", "--force",
                folder=course.folder,
            )  # fmt: skip
        each = (took[MORE] - took[FEW]) / (MORE - FEW)
        small = (Path(place) / "pages" / "s00000" / "feedback.html").stat().st_size
        large = (course.place("feedback", "s00000", SMALL) / f"{SMALL}.html").stat().st_size
    mine = pages / STUDENTS
    print(f"{STUDENTS} pages, starting up included: {pages:.1f} s, {1000 * mine:.0f} ms each")
    with_word = 1000 * words / STUDENTS
    print(f"{STUDENTS} pages and Word documents:    {words:.1f} s, {with_word:.0f} ms each")
    print(f"nbgrader, starting up left out:       {1000 * each:.0f} ms each")
    print(f"ratio of what one page costs:         {each / mine:.1f}")
    print(f"one page: {small / 1000:.0f} KB and {large / 1000:.0f} KB, ratio {large / small:.0f}")


if __name__ == "__main__":
    main()
