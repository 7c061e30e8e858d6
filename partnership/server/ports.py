"""Which port the server has: it is held from when it is chosen until the server listens there."""

from __future__ import annotations

import errno
import os
import socket
from dataclasses import dataclass

from partnership.errors import CourseError

FIRST = 8888
TRIES = 50


@dataclass(frozen=True)
class Held:
    """A port that no other program can have any more: whoever calls there waits for the server."""

    port: int
    sockets: list[socket.socket]
    """What listens there: one for each address that the host's name stands for."""


def hold(host: str, port: int) -> Held | None:
    """Take a port for a server to come; None if another program has it.

    Raises:
        CourseError: no server could ever have it: not this computer's address, or a reserved port.
    """
    from tornado.netutil import bind_sockets

    if not is_free(host, port):
        return None
    try:
        return Held(port, bind_sockets(port, host))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            # Taken since it was looked at, or at another of the addresses of the name.
            return None
        raise


def is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen there now.

    Raises:
        CourseError: it never could: not this computer's address, or a reserved port.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            # As the server does: a port whose last user has just gone counts as free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except PermissionError as error:
            raise CourseError(
                f"port {port} is reserved for the system", "choose one above 1023", "--port"
            ) from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise CourseError(
                f"{host} is not an address of this computer ({error.strerror})",
                "leave --host out to listen on this computer only",
                "--host",
            ) from error
    return True


def hold_next(host: str) -> Held:
    """Take the first free port from 8888 on.

    Raises:
        CourseError: many ports in a row are in use.
    """
    for port in range(FIRST, FIRST + TRIES):
        if held := hold(host, port):
            return held
    raise CourseError(
        f"ports {FIRST} to {FIRST + TRIES - 1} are all in use",
        "stop some of the programs that use them, or name another with --port",
    )
