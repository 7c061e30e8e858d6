"""A server for the marking desk alone: it starts fast, and asks nobody else for anything."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from jupyter_core.paths import jupyter_runtime_dir
from traitlets.config import Config

from autograder.course import Course
from autograder.desk.extension import load
from partnership.errors import CourseError
from partnership.server.holding import HoldingServer
from partnership.server.lab import Lab, is_root, quiet_log
from partnership.server.ports import hold, hold_next

HOST = "127.0.0.1"


def prepare_desk(course: Course, marker: str, *, port: int | None, browser: bool) -> Lab:
    """Set up a server on this computer, for this marker.

    Raises:
        CourseError: the port is in use.
    """
    held = hold_next(HOST) if port is None else hold(HOST, port)
    if held is None:
        raise CourseError(
            f"port {port} is in use",
            "name another, or leave --port out to get a free one",
            "--port",
        )
    log = Path(jupyter_runtime_dir()) / f"marking-desk-{held.port}.log"
    token = os.environ.get("JUPYTER_TOKEN") or secrets.token_urlsafe(24)
    server = HoldingServer.instance(
        config=Config(
            Application={"logging_config": quiet_log(log)},
            MarkingDesk={"course": str(course.folder), "marker": marker},
        )
    )
    server.held = held
    server.initialize(
        argv=[
            f"--ServerApp.root_dir={course.folder}",
            f"--ServerApp.ip={HOST}",
            f"--ServerApp.port={held.port}",
            f"--ServerApp.open_browser={browser}",
            f"--ServerApp.allow_root={is_root()}",
            f"--IdentityProvider.token={token}",
            "--ServerApp.default_url=/marking/",
            "--ServerApp.terminals_enabled=False",
        ],
        # Whatever else is installed here has no business at the desk.
        find_extensions=False,
    )
    load(server)
    return Lab(server, token)
