"""JSON lines over a socket: never pickle, for what comes back may be a student's."""

from __future__ import annotations

import json
import socket
from typing import Any


def send_line(channel: socket.socket, message: dict[str, Any]) -> None:
    """Send one message.

    Raises:
        OSError: the other side is gone.
    """
    channel.sendall(json.dumps(message).encode() + b"\n")


class LineReader:
    """Read messages one at a time from a socket."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._rest = bytearray()
        self._looked_at = 0

    def read(self) -> dict[str, Any] | None:
        """Return the next message, or None at the end."""
        while (end := self._rest.find(b"\n", self._looked_at)) < 0:
            self._looked_at = len(self._rest)
            more = self._channel.recv(1 << 16)
            if not more:
                return None
            self._rest += more
        line = bytes(self._rest[:end])
        del self._rest[: end + 1]
        self._looked_at = 0
        message = json.loads(line)
        assert isinstance(message, dict)  # noqa: S101 - both sides are ours
        return message
