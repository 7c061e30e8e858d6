"""A marker's machine with things on it that no student may reach, and the attacks on it."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.engine.spec import MB, Limits, Submission
from tests.autograder.engine.cases import assignment, cell_of, code, handed_in, source
from tests.autograder.engine.hostile import ATTACKS

BEFORE = source("before", "assert answer == 42", points=3)
AFTER = source("after", "assert answer == 42", points=3)
TEXT = source("text", "Write.", points=5, cell_type="markdown", locked=False, is_solution=True)
LIMITS = Limits(
    cell_seconds=4, total_seconds=20, memory=256 * MB, disk=16 * MB, output=4 * MB, processes=24
)
WORDS = assignment(BEFORE, AFTER, TEXT, limits=LIMITS)
WORK = cell_of(TEXT, "What I learnt.")


@dataclass(frozen=True)
class Machine:
    """What stands on the marker's machine, to be found as it was."""

    place: Path
    port: int
    pid: int
    connections: list[object]

    def state(self) -> dict[str, str]:
        files = [path for path in self.place.rglob("*") if path.is_file()]
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@contextmanager
def make_machine(place: Path) -> Iterator[Machine]:
    """Give a machine whose course is in a folder; what runs there must run on to the end."""
    for name in ("gradebook.db", "source/words/hidden.txt", "submitted/ben/words/secret.txt"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(b"as it was")
    # It must be the sandbox that keeps a student out, not the permissions of pytest's folders.
    for folder in (place, *place.parents[:3]):
        folder.chmod(0o755)
    for path in place.rglob("*"):
        path.chmod(0o777)
    connections: list[object] = []
    with (
        socket.create_server(("127.0.0.1", 0)) as port,
        socket.socket(socket.AF_UNIX) as local,
        subprocess.Popen(["sleep", "600"]) as sleeper,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("PARTNERSHIP_CANARY", "secret")
        patch.chdir(place)
        local.bind("canary.socket")
        local.listen()
        for listening in (port, local):
            threading.Thread(target=_listen, args=(listening, connections), daemon=True).start()
        yield Machine(place, port.getsockname()[1], sleeper.pid, connections)
        assert sleeper.poll() is None
        sleeper.kill()
        for listening in (port, local):
            listening.shutdown(socket.SHUT_RDWR)


def _listen(listening: socket.socket, connections: list[object]) -> None:
    while True:
        try:
            connections.append(listening.accept())
        except OSError:
            return


def attack(name: str, machine: Machine) -> Submission:
    said = ATTACKS[name].code.format(place=machine.place, port=machine.port, pid=machine.pid)
    return handed_in(code("answer = 42"), cell_of(BEFORE), code(said), cell_of(AFTER), WORK)
