"""The server is killed while marks are being saved: what it acknowledged is there."""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

from autograder.gradebook import open_gradebook
from autograder.marks.ledger import open_ledger
from tests.autograder.marking_course import SMALL, make_marking_course
from tests.desk_server import event
from tests.ports import free_port

CELL = "acted-on"
KILLS, SAVES, HANDS = 20, 50, 4
# The same server as `partnership mark desk`, forked from a process that has imported all of it.
SERVERS = """
import os, sys
from pathlib import Path
from autograder.course import read_course
from autograder.desk.serve import prepare_desk
from autograder.desk.service import Desk
course = read_course(Path(sys.argv[1]))
for port in sys.stdin:
    server = os.fork()
    if not server:
        prepare_desk(course, "ann", port=int(port), browser=False).run(
            lambda: print(os.getpid(), flush=True)
        )
        os._exit(0)
    os.waitpid(server, 0)
"""


class Marker:
    """Saves one mark after another, and notes which the server said it has kept."""

    def __init__(self, port: int, sent: list[dict[str, object]]) -> None:
        self.port, self.sent = port, sent
        self.kept: list[str] = []

    def save(self) -> None:
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Authorization": "token known"}
        try:
            for each in self.sent:
                link.request("POST", "/marking/api/save", json.dumps({"events": [each]}), headers)
                answer = json.loads(link.getresponse().read())
                assert answer["refused"] == []
                self.kept += answer["kept"]
        except (OSError, http.client.HTTPException, ValueError):
            pass  # the server was killed
        finally:
            link.close()


def test_what_was_acknowledged_survives_twenty_kills(tmp_path: Path) -> None:
    course = make_marking_course(tmp_path / "course", 20)
    with open_ledger(course) as ledger:
        scripts = [row.script for row in ledger.answers(SMALL, CELL, marker="ann")]
    luck = random.Random(7)
    port = free_port()
    own = {f"JUPYTER_{name}_DIR": str(tmp_path / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    sent: dict[str, dict[str, object]] = {}
    kept: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", SERVERS, str(course.folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env=os.environ | own | {"JUPYTER_TOKEN": "known"},
    ) as servers:  # fmt: skip
        assert servers.stdin
        assert servers.stdout
        for _ in range(KILLS):
            servers.stdin.write(f"{port}\n")
            servers.stdin.flush()
            server = int(servers.stdout.readline())
            events = [
                event(SMALL, CELL, luck.choice(scripts), given={"marks": {
                    "depth": luck.randrange(21) / 2, "evidence": 2.5, "practice": 3.0,
                    "perspectives": 2.0, "clarity": 4.0,
                }}) for _ in range(SAVES)
            ]  # fmt: skip
            sent |= {str(each["key"]): each for each in events}
            markers = [Marker(port, events[hand::HANDS]) for hand in range(HANDS)]
            threads = [threading.Thread(target=each.save) for each in markers]
            for thread in threads:
                thread.start()
            enough = luck.randrange(5, SAVES - HANDS)
            while sum(len(each.kept) for each in markers) < enough:
                threads[0].join(0.002)
            os.kill(server, signal.SIGKILL)
            for thread in threads:
                thread.join()
            kept += [key for each in markers for key in each.kept]
        servers.stdin.close()
    assert len(sent) == KILLS * SAVES
    # Every kill came in the middle: some were kept, and some were not.
    assert KILLS * 5 <= len(kept) < len(sent)

    with open_ledger(course) as ledger:
        standings = ledger.standings(SMALL, CELL)
        there = {e.key: e for each in standings.values() for e in each.events}
        assert set(kept) <= set(there)
        for key in kept:
            given = there[key].given
            assert given
            assert given.marks == sent[key]["given"]["marks"]  # type: ignore[index]
        # What was sent and not acknowledged is sent again, as the page does: once each.
        from autograder.marks.event import read_event

        rest = [each for key, each in sent.items() if key not in kept]
        ledger.add([read_event(each, who="ann", role="marker") for each in rest])
        standings = ledger.standings(SMALL, CELL)
    counts = Counter(e.key for each in standings.values() for e in each.events)
    assert counts == dict.fromkeys(sent, 1)
    agreed = sorted(each.agreed.total for each in standings.values() if each.agreed)
    with open_gradebook(course, writing=False) as book:
        scores = sorted(each.written_score for each in book.assignment_submissions(SMALL))
    assert [score for score in scores if score] == agreed
