"""Add the marking desk to a Jupyter server."""

from __future__ import annotations

import atexit
import getpass
from pathlib import Path

from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from traitlets import Unicode
from traitlets.config import Configurable

from autograder.course import Course, read_course
from autograder.desk.handlers import AskHandler, FileHandler, PageHandler
from autograder.desk.local_model import local_model
from autograder.desk.service import Desk
from partnership.server.compress import compressed


class MarkingDesk(Configurable):
    """The desk that tutors mark at."""

    course = Unicode(
        help="The folder that holds nbgrader_config.py. Default: exercises of the course."
    ).tag(config=True)
    marker = Unicode(
        help="Who marks at a server that has a token and no users. Default: who runs it."
    ).tag(config=True)

    def find(self) -> Course:
        """Return the course that is marked here."""
        return read_course(Path(self.course) if self.course else None)


def load(server: ServerApp) -> None:
    """Serve the desk at ``marking/`` below the server's base address."""
    settings = MarkingDesk(parent=server)
    desk = Desk(settings.find, local_model())
    atexit.register(desk.close)
    start = url_path_join(server.base_url, "marking")
    given = {"desk": desk, "marker": settings.marker or getpass.getuser()}
    server.web_app.add_handlers(  # type: ignore[no-untyped-call]
        ".*$",
        [
            (f"{start}(/?)", PageHandler, given),
            (f"{start}/static/([a-z_.-]+)", FileHandler, given),
            (f"{start}/api/([a-z]+)((?:/[^/]+)*)", AskHandler, given),
        ],
    )
    server.web_app.add_transform(compressed(below=f"{start}/"))
