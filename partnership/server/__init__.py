"""A Jupyter Server extension: the built book at ``/course/`` and its tile in the Launcher."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "partnership.server"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    from partnership.server.extension import load

    load(server)
