"""The marking desk: a Jupyter Server extension with a page for marking by question."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "autograder.desk"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    from autograder.desk.extension import load

    load(server)
