"""A JupyterLab server set up for the course: no requests to anywhere, no questions at the end."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_server.serverapp import ServerApp, list_running_servers
from jupyterlab.labapp import LabApp
from traitlets.config import Config

from partnership.server.holding import HoldingServer
from partnership.server.ports import Held

SETTINGS = Path(__file__).parent / "jupyter"
GRACE = 2.0
"""Seconds for what is under way to come to its end, once the server was stopped."""


@dataclass(frozen=True)
class Lab:
    """A server that is ready to start, and where it will be found."""

    server: ServerApp
    token: str

    def address(self, page: str) -> str:
        """Return the address of a page, with the token that lets its reader in."""
        host = self.server.ip if self.server.ip not in ("", "0.0.0.0", "::") else "localhost"  # noqa: S104
        host = f"[{host}]" if ":" in host else host
        base = f"http://{host}:{self.server.port}{self.server.base_url}{page}"
        return f"{base}?token={self.token}" if self.token else base

    def run(self, when_ready: Callable[[], None]) -> None:
        """Serve until Ctrl-C, then end the kernels and return."""

        def stop(*_: object) -> None:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # the second time, at once
            self.server.stop(from_signal=True)

        # Jupyter's own way depends on whether there is a terminal: with one it asks "are you
        # sure?", without one it leaves the kernels running.
        signal.signal(signal.SIGINT, stop)
        # The server takes its port in a callback of its own, asked for before this one.
        self.server.io_loop.add_callback(when_ready)
        self.server.start()
        end_requests(self.server)


def end_requests(server: ServerApp) -> None:
    """End what is still being done for somebody, a file that is being saved, say.

    Jupyter stops without. The thread that saves waits for the request's end, and Python waits
    for the thread: the program would never end.
    """
    loop = server.io_loop.asyncio_loop  # type: ignore[attr-defined]
    if under_way := asyncio.all_tasks(loop):
        loop.run_until_complete(end_all(under_way))


async def end_all(tasks: set[asyncio.Task[Any]]) -> None:
    """Let tasks come to their end; those that wait for a browser, say, are cut off."""
    _, left = await asyncio.wait(tasks, timeout=GRACE)
    for task in left:
        task.cancel()
    if left:
        await asyncio.wait(left, timeout=GRACE)


def prepare_lab(root: Path, *, host: str, held: Held, browser: bool, log: Path) -> Lab:
    """Set up a server for the folder ``root``; what it has to say goes to ``log``."""
    find_settings(root)
    find_commands()
    token = os.environ.get("JUPYTER_TOKEN") or secrets.token_urlsafe(24)
    # JupyterLab asks for the one server of this process; from here on it is this one.
    server = HoldingServer.instance(
        jpserver_extensions={LabApp.get_extension_package(): True},
        # For this application and all that it starts.
        config=Config(Application={"logging_config": quiet_log(log)}),
    )
    server.held = held
    LabApp.initialize_server(
        argv=[
            f"--ServerApp.root_dir={root}",
            f"--ServerApp.ip={host}",
            f"--ServerApp.port={held.port}",
            f"--ServerApp.open_browser={browser}",
            f"--ServerApp.allow_root={is_root()}",
            f"--IdentityProvider.token={token}",
            "--LabApp.default_url=/course/",
            f"--LabApp.extra_labextensions_path={SETTINGS / 'labextensions'}",
            # JupyterLab would ask the network for news, updates and extensions.
            "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
            "--LabApp.news_url=None",
            "--LabApp.extension_manager=readonly",
        ]
    )
    return Lab(server, token)


def find_settings(root: Path) -> None:
    """Have Jupyter and nbgrader find the course's own settings first.

    It is told through the environment, which kernels and nbgrader's commands inherit.
    """
    folders = [str(root / "exercises"), str(SETTINGS / "etc")]
    before = os.environ.get("JUPYTER_CONFIG_PATH")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(folders + ([before] if before else []))


def find_commands() -> None:
    """Have the terminals of JupyterLab find ``partnership``, however the course was started.

    ``make course`` uses the environment in ``.venv`` without activating it.
    """
    own = str(Path(sys.executable).parent)
    before = os.environ.get("PATH", os.defpath)
    if before.split(os.pathsep)[0] != own:
        os.environ["PATH"] = os.pathsep.join([own, before])


def running_here(root: Path, port: int) -> str | None:
    """Return the address of a server for this course on that port, if there is one."""
    for server in list_running_servers():
        if server["port"] == port and Path(server["root_dir"]) == root:
            return f"{server['url']}course/?token={server['token']}"
    return None


def is_root() -> bool:
    """Tell whether this is the superuser, as in a container; Jupyter wants to be told so."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


class Faults(logging.Filter):
    """Let faults through to the terminal, and no announcements.

    Jupyter announces that it stops at the level of a disaster.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a message belongs in the terminal."""
        return "Shutting down" not in record.getMessage()


def quiet_log(file: Path) -> dict[str, object]:
    """Return settings that send all messages to ``file`` and faults to the terminal too."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("", encoding="utf-8")
    all_messages = {"level": "INFO", "handlers": ["console", "file"]}
    return {
        "filters": {"faults": {"()": Faults}},
        "formatters": {"dated": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {
            "console": {"level": "ERROR", "filters": ["faults"]},
            "file": {
                "class": "logging.FileHandler",
                "filename": str(file),
                "mode": "a",  # each application that starts closes it, and it opens again
                "encoding": "utf-8",
                "formatter": "dated",
            },
        },
        "loggers": dict.fromkeys(("ServerApp", "LabApp", "NbGrader"), all_messages),
    }
