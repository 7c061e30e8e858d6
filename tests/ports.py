"""A port for a server that has to come back at the same address."""

from __future__ import annotations

import os
import socket

LOWEST, HIGHEST = 20_000, 30_000
"""Below those that systems give to whoever asks for any port, so nobody is given it meanwhile."""


def free_port() -> int:
    """Return a port at which nothing listens, in another place for each process of the tests."""
    count = HIGHEST - LOWEST
    for step in range(count):
        port = LOWEST + (os.getpid() * 97 + step) % count
        with socket.socket() as trial:
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError(f"every port from {LOWEST} to {HIGHEST} is taken")
