"""How fast is the marking desk beside formgrader, on one gradebook in one run?

A course of 1,000 students and six assignments on SQLite, made for this. Both are Jupyter Server
extensions and are asked over HTTP on this machine, by turns: the list of all answers to one
question, one answer, and going on to the next one. formgrader's handlers are nbgrader's own. Then
fifty markers save at once. Run:

    python benchmarks/desk.py                      # 1,000 students; takes some minutes
    python benchmarks/desk.py --students 100
    python benchmarks/desk.py --course FOLDER      # one that was made before
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
ASSIGNMENT, CELL = "benefits-and-evidence", "acted-on"
TOKEN = "benchmark"
HEADERS = {"Authorization": f"token {TOKEN}"}
MARKERS, EACH = 50, 20
FULL = {"depth": 6.0, "evidence": 3.0, "practice": 3.0, "perspectives": 3.0, "clarity": 3.0}


@contextmanager
def server(course: Path, port: int) -> Iterator[None]:
    """Serve the desk and formgrader from one Jupyter server, as in JupyterLab."""
    with tempfile.TemporaryDirectory() as home:
        own = {f"JUPYTER_{name}_DIR": f"{home}/{name}" for name in ("CONFIG", "DATA", "RUNTIME")}
        settings = {"JUPYTER_CONFIG_PATH": str(course), "PYTHONPATH": str(ROOT)}
        extensions = {
            "autograder.desk": True,
            "nbgrader.server_extensions.formgrader": True,
        }
        words = (
            f"--port={port}", "--ServerApp.port_retries=0", "--no-browser", "--allow-root",
            f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={course}",
            f"--ServerApp.jpserver_extensions={extensions}", f"--MarkingDesk.course={course}",
        )  # fmt: skip
        program = subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", *words],
            cwd=course, env=os.environ | own | settings,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            for _ in range(600):
                try:
                    get(port, "/api/status")
                    break
                except OSError:
                    time.sleep(0.2)
            yield
        finally:
            program.send_signal(signal.SIGTERM)
            program.wait(timeout=20)


def get(port: int, path: str) -> bytes:
    """Return what is answered in the end, redirects followed, as a browser would."""
    for _ in range(5):
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        link.request("GET", path, headers=HEADERS)
        answer = link.getresponse()
        body = answer.read()
        link.close()
        if answer.status not in (301, 302):
            break
        path = answer.headers["Location"]
    if answer.status != 200:
        raise OSError(f"{path}: {answer.status} {body[:200]!r}")
    return body


def times(ask: Callable[[int], object], rounds: int) -> list[float]:
    """Return milliseconds of each of some calls; the first has been made before."""
    ask(0)
    found = []
    for number in range(1, rounds + 1):
        start = time.perf_counter()
        ask(number)
        found.append((time.perf_counter() - start) * 1000)
    return found


def p95(found: list[float]) -> float:
    return statistics.quantiles(found, n=20)[-1] if len(found) > 1 else found[0]


def tell(what: str, ours: list[float], theirs: list[float]) -> None:
    said = [
        f"p50 {statistics.median(each):8.1f} ms  p95 {p95(each):8.1f} ms" for each in (ours, theirs)
    ]
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(f"{what:<22} desk {said[0]}   formgrader {said[1]}   {ratio:6.1f} x", flush=True)


def compare(port: int, rounds: int, slow: int) -> list[float]:
    """Print each comparison, and return all times of the desk."""
    place = f"{ASSIGNMENT}/{CELL}/marker"
    rows = json.loads(get(port, f"/marking/api/sheet/{place}"))["rows"]
    listed = f"/formgrader/api/submitted_notebooks/{ASSIGNMENT}/{ASSIGNMENT}"
    others = [each["id"] for each in json.loads(get(port, listed))]
    ours: list[float] = []

    def answer(number: int) -> bytes:
        script = rows[number * 7 % len(rows)]["script"]
        return get(port, f"/marking/api/answer/{place}/{script}")

    def following(number: int) -> bytes:
        # Going on: what is given is kept, and the next answer is fetched.
        row = rows[number * 11 % len(rows)]
        post(port, [mark(row["script"])])
        return answer(number)

    def their_next(number: int) -> bytes:
        now = others[number * 11 % len(others)]
        return get(port, f"/formgrader/submissions/{now}/next?index=0")

    steps: list[tuple[str, Callable[[int], object], Callable[[int], object]]] = [
        ("the page", lambda _: get(port, "/marking/"),
         lambda _: get(port, f"/formgrader/gradebook/{ASSIGNMENT}/{ASSIGNMENT}")),
        ("list of all answers", lambda _: get(port, f"/marking/api/sheet/{place}"),
         lambda _: get(port, listed)),
        ("one answer", answer,
         lambda n: get(port, f"/formgrader/submissions/{others[n * 7 % len(others)]}/?index=0")),
        ("save, then the next", following, their_next),
    ]  # fmt: skip
    for what, mine, theirs in steps:
        found = times(mine, rounds)
        ours += found
        tell(what, found, times(theirs, slow))
    print("(formgrader's next is without saving; its marks are saved as they are typed)")
    return ours


def mark(script: str, comment: str = "") -> dict[str, object]:
    return {
        "key": uuid4().hex, "assignment": ASSIGNMENT, "cell": CELL, "script": script,
        "role": "marker", "kind": "mark", "because": "", "seen": 0, "rubric": "",
        "given": {"marks": FULL, "comments": {}, "comment": comment},
    }  # fmt: skip


def post(port: int, events: list[dict[str, object]]) -> None:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    link.request("POST", "/marking/api/save", json.dumps({"events": events}), HEADERS)
    answer = json.loads(link.getresponse().read())
    link.close()
    if answer.get("refused") or len(answer.get("kept", ())) != len(events):
        raise OSError(str(answer))


def crowd(port: int) -> None:
    """Let fifty people save at once, each one mark after another."""
    rows = json.loads(get(port, f"/marking/api/sheet/{ASSIGNMENT}/{CELL}/marker"))["rows"]
    found: list[float] = []
    wrong: list[str] = []

    def save(who: int) -> None:
        for number in range(EACH):
            start = time.perf_counter()
            try:
                post(port, [mark(rows[(who * EACH + number) % len(rows)]["script"], f"{who}")])
            except (OSError, ValueError, KeyError, http.client.HTTPException) as error:
                wrong.append(str(error))
            found.append((time.perf_counter() - start) * 1000)

    start = time.perf_counter()
    hands = [threading.Thread(target=save, args=(who,)) for who in range(MARKERS)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    spent = time.perf_counter() - start
    print(
        f"{MARKERS} markers at once, {len(found)} marks in {spent:.1f} s"
        f" ({len(found) / spent:.0f} a second): {len(wrong)} errors,"
        f" p50 {statistics.median(found):.0f} ms, p95 {p95(found):.0f} ms"
    )
    for each in wrong[:3]:
        print("  ", each)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--students", type=int, default=1000)
    parser.add_argument("--course", type=Path)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--slow-rounds", type=int, default=5)
    parser.add_argument("--crowd", action="store_true", help="only the fifty who save at once")
    parser.add_argument("--port", type=int, default=8977)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        course = told.course
        if course is None:
            from tests.autograder.marking_course import ASSIGNMENTS, make_marking_course

            course = Path(folder) / "course"
            make_marking_course(course, told.students, ASSIGNMENTS)
        with server(course.resolve(), told.port):
            if not told.crowd:
                found = compare(told.port, told.rounds, told.slow_rounds)
                print(f"all that the desk was asked: p95 {p95(found):.1f} ms (bar: 100 ms)")
            crowd(told.port)


if __name__ == "__main__":
    main()
