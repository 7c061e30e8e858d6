"""Run ``partnership`` on a course that is not the checkout's own, as a user would."""

from __future__ import annotations

import http.client
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

# The library finds the course it belongs to by itself; here it is told of another one.
COMMAND = (
    "import sys; from pathlib import Path; import partnership.paths as paths\n"
    "root = Path(sys.argv.pop(1)); paths.checkout = lambda: root\n"
    "from partnership.cli import main; main()"
)
READY = "Press Ctrl-C here to stop"
SECONDS = 300
"""To wait before something counts as hung: the tests share the machine with each other."""


def command(root: Path, *words: str) -> list[str]:
    """Return the command line for ``partnership words`` in the course at ``root``."""
    return [sys.executable, "-c", COMMAND, str(root), *words]


def surroundings(root: Path) -> dict[str, str]:
    """Return an environment in which Jupyter keeps its own files in the course, not at home."""
    own = root / "_build" / "jupyter"
    return os.environ | {
        "COLUMNS": "200",
        "JUPYTER_CONFIG_DIR": str(own / "config"),
        "JUPYTER_RUNTIME_DIR": str(own / "runtime"),
    }


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run ``partnership words`` to its end."""
    return subprocess.run(
        command(root, *words),
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        env=surroundings(root),
    )


@dataclass
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Served:
    """A course that is being served."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.said)

    @property
    def address(self) -> str:
        """The address of the book, with the token."""
        found = re.search(r"http://\S+/course/\?token=\S+", self.text)
        assert found, self.text
        return found[0]

    @property
    def origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def token(self) -> str:
        return self.address.partition("token=")[2]

    def ask(self, path: str, method: str = "GET", *, token: bool = True, **headers: str) -> Answer:
        """Send one request, exactly as written."""
        if token:
            headers["Authorization"] = f"token {self.token}"
        with_dashes = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=SECONDS)
        try:
            connection.request(method, path, headers=with_dashes)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def interrupt(self) -> int:
        """Press Ctrl-C and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


@contextmanager
def served(root: Path, *options: str, stdin: int = subprocess.DEVNULL) -> Iterator[Served]:
    """Run ``partnership course --no-browser``, wait until it is there, and stop it at the end."""
    process = subprocess.Popen(
        command(root, "course", "--no-browser", *options),
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=surroundings(root),
    )
    with process:
        course = Served(process)
        lines: queue.Queue[str] = queue.Queue()
        listener = threading.Thread(target=_listen, args=(process.stderr, lines), daemon=True)
        listener.start()
        too_late = time.monotonic() + SECONDS
        try:
            while READY not in course.text:
                assert time.monotonic() < too_late, course.text
                with suppress(queue.Empty):
                    course.said.append(lines.get(timeout=1))
                assert process.poll() is None or not lines.empty(), course.text
            yield course
        finally:
            if process.poll() is None:
                course.interrupt()
            listener.join(timeout=60)
            while not lines.empty():
                course.said.append(lines.get())


def _listen(stream: IO[str] | None, lines: queue.Queue[str]) -> None:
    for line in stream or ():
        lines.put(line)
