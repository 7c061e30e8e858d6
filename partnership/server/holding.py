"""A Jupyter server at a port that is held for it."""

from __future__ import annotations

from jupyter_server.serverapp import ServerApp

from partnership.server.ports import Held


class HoldingServer(ServerApp):
    """It listens through the sockets it is given.

    Jupyter's own lets go of a port between looking whether it is free and taking it, and another
    program that starts in the same second may then take it.
    """

    held: Held

    def _find_http_port(self) -> None:
        """It is found, and would look taken to whoever asked."""

    def _bind_http_server_tcp(self) -> bool:
        """Listen, and say that it could be done."""
        self.http_server.add_sockets(self.held.sockets)
        return True
