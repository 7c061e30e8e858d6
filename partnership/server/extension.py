"""Add the book's pages to a Jupyter server."""

from __future__ import annotations

from pathlib import Path

from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from traitlets import Unicode
from traitlets.config import Configurable

from partnership.errors import CourseError
from partnership.paths import checkout
from partnership.server.book import BookHandler
from partnership.server.compress import compressed


class CourseBook(Configurable):
    """The built book that the server shows."""

    html = Unicode(help="The folder of the built book. Default: _build/html of the course.").tag(
        config=True
    )

    def folder(self) -> Path | None:
        """Return the book's folder; None if no course can be found."""
        if self.html:
            return Path(self.html)
        try:
            return checkout() / "_build" / "html"
        except CourseError:
            return None


def load(server: ServerApp) -> None:
    """Serve the book at ``course/`` below the server's base address."""
    start = url_path_join(server.base_url, "course")
    handler = (f"{start}(?:/(.*))?", BookHandler, {"folder": CourseBook(parent=server).folder()})
    server.web_app.add_handlers(".*$", [handler])  # type: ignore[no-untyped-call]
    server.web_app.add_transform(compressed(below=f"{start}/"))
