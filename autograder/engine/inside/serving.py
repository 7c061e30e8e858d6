"""In the process of one submission: take its files, then run its cells as they come."""

from __future__ import annotations

import base64
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.engine.inside.confine import confine
from autograder.engine.inside.lines import LineReader, send_line
from autograder.engine.inside.shortening import Allowance

MUCH = 10_000
"""Characters of an error's text that are sent with the reply, line by line."""


def serve_cells(kernel: Any, job: Mapping[str, Any], number: int, own: int) -> None:
    """Write the files, then run cells as they come through the socket ``number``.

    ``own`` is the address space that the server takes.
    """
    confine(job["limits"], number, own)
    channel = socket.socket(fileno=number)
    reader = LineReader(channel)
    setup = reader.read()
    if setup is None:
        return
    _write_files(Path(job["folder"]), setup["files"])
    os.chdir(job["folder"])
    os.environ.update(job["environment"])
    _reseed()
    sys.path.insert(0, "")
    secret = [""]

    room = Allowance(int(job["limits"]["output"]))

    def publish(kind: str, content: dict[str, Any], buffers: Any) -> None:
        channel.sendall(room.line({"secret": secret[0], "kind": kind}, content, buffers))

    kernel.open(publish, gather=True)
    while (request := reader.read()) is not None:
        secret[0] = request["secret"]
        reply = kernel.run(request["code"], request["comms"], request["secret"])
        reply = {key: value and _brief(value) for key, value in reply.items()}
        send_line(channel, {"secret": secret[0], "kind": "reply", "content": reply})


def _brief(said: Any) -> Any:
    """Return what an error said, in few enough characters to be sent."""
    if isinstance(said, list):
        return [str(line)[:MUCH] for line in said[:100]]
    return str(said)[:MUCH]


def _write_files(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(content))


def _reseed() -> None:
    """Give the submission random numbers of its own; a fork copies the generator."""
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        # By a number: to look for a better one costs more pages than all else of this.
        numpy.random.seed(int.from_bytes(os.urandom(4), "little"))
