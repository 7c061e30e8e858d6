"""The marker's end of a job's socket. What comes through it may be a student's forgery."""

from __future__ import annotations

import json
import socket
import time
from typing import Any

LONGEST = 8
"""How often its share of output a job may send in all; beyond, it is not our own code."""


class ForgedError(Exception):
    """What came is not what our side of the sandbox sends."""


class Channel:
    """JSON lines to and from one job, with an end to what may come."""

    def __init__(self, connected: socket.socket, output: int) -> None:
        self._socket = connected
        self._left = LONGEST * output + (1 << 20)
        self._rest = bytearray()
        self._looked_at = 0

    def send(self, message: dict[str, Any]) -> None:
        """Send one message.

        Raises:
            OSError: the job is gone.
        """
        self._socket.settimeout(30)
        self._socket.sendall(json.dumps(message).encode() + b"\n")

    def receive(self, deadline: float) -> dict[str, Any] | None:
        """Return the next message, or None if the job is gone.

        Raises:
            TimeoutError: none came before ``deadline``, a time of ``time.monotonic()``.
            ForgedError: what came is no message, or far too much.
        """
        while (end := self._rest.find(b"\n", self._looked_at)) < 0:
            self._looked_at = len(self._rest)
            self._socket.settimeout(max(0.001, deadline - time.monotonic()))
            try:
                more = self._socket.recv(1 << 18)
            except ConnectionError:
                return None
            if not more:
                return None
            self._left -= len(more)
            if self._left < 0:
                raise ForgedError("it sent more than its cells may show")
            self._rest += more
        line = bytes(self._rest[:end])
        del self._rest[: end + 1]
        self._looked_at = 0
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            raise ForgedError("it wrote to the channel of its results") from None
        if not isinstance(message, dict):
            raise ForgedError("it wrote to the channel of its results")
        return message

    def close(self) -> None:
        """Tell the job that no more cells come."""
        self._socket.close()
