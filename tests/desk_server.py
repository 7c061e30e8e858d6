"""Run ``partnership mark desk`` as a tutor would, and talk to it as a browser would."""

from __future__ import annotations

import http.client
import json
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
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from tests.serving import READY, SECONDS, Answer


@dataclass
class DeskServer:
    """A desk that is being served."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The page's address, with the token."""
        found = re.search(r"http://\S+/marking/\?token=\S+", "".join(self.said))
        assert found, "".join(self.said)
        return found[0]

    @property
    def origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def token(self) -> str:
        return self.address.partition("token=")[2]

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        token: bool = True,
    ) -> Answer:
        """Send one request, exactly as written."""
        sent = dict(headers or {})
        if token:
            sent["Authorization"] = f"token {self.token}"
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=SECONDS)
        try:
            connection.request(method, path, body=body, headers=sent)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def get(self, path: str) -> Any:
        """Return what the desk says to a question below ``marking/api/``."""
        answer = self.ask(f"/marking/api/{path}")
        assert answer.status == 200, answer.text
        return json.loads(answer.text)

    def post(self, path: str, sent: object) -> Any:
        """Return what the desk says to what is sent."""
        answer = self.ask(f"/marking/api/{path}", "POST", json.dumps(sent))
        assert answer.status == 200, answer.text
        return json.loads(answer.text)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def event(assignment: str, cell: str, script: str, **fields: object) -> dict[str, object]:
    """Return what the page would send."""
    return {
        "key": uuid4().hex, "assignment": assignment, "cell": cell, "script": script,
        "role": "marker", "kind": "mark", "given": None, "because": "", "seen": 0, "rubric": "",
        **fields,
    }  # fmt: skip


@contextmanager
def desk_server(course: Path, home: Path, *options: str) -> Iterator[DeskServer]:
    """Serve the desk of a course, and stop it at the end. ``home``: for Jupyter's own files."""
    own = {f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    words = ("mark", "desk", "--course", str(course), "--no-browser", *options)
    process = subprocess.Popen(
        [sys.executable, "-m", "partnership", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=os.environ | own | {"COLUMNS": "200"},
    )
    server = DeskServer(process)
    lines: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        for line in process.stdout or ():
            lines.put(line)

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    too_late = time.monotonic() + SECONDS
    try:
        while READY not in "".join(server.said):
            assert time.monotonic() < too_late, "".join(server.said)
            with suppress(queue.Empty):
                server.said.append(lines.get(timeout=0.5))
            assert process.poll() is None or not lines.empty(), "".join(server.said)
        yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=60)
            if process.poll() is None:
                process.kill()
        listener.join(timeout=60)
        if process.stdout:
            process.stdout.close()
