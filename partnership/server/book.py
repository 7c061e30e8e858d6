"""Serve the built book as static files, to the people who may use the server."""

from __future__ import annotations

import html
import re
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web

# Each page states a stricter policy, which names its own inline script; this one holds for what
# is not a page, and for books with another theme. Pages are live here, so none are kept offline.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "worker-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self'"
)

BAR = (
    '<nav class="course-tools" aria-label="Course tools">'
    '<a href="{lab}">Labs and assignments (opens JupyterLab)</a></nav>'
)

MESSAGE_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ font: 1.125rem/1.5 system-ui, sans-serif; max-width: 38rem; margin: 3rem auto;
padding: 0 1rem; color-scheme: light dark; }}</style></head>
<body><main><h1>{title}</h1><p>{text}</p>
<p><a href="{book}">The course's first page</a> - <a href="{lab}">JupyterLab</a></p></main></body>
</html>"""
NOT_BUILT = "The book is not built yet"
HOW_TO_BUILD = (
    "Run <code>partnership build</code> (or <code>make book</code>), then reload this page."
)
WORDS = {
    HTTPStatus.NOT_FOUND: (
        "There is no such page",
        "The address may be mistyped, or the page may have moved. Look for it in the contents.",
    ),
    HTTPStatus.FORBIDDEN: (
        "This address is not part of the book",
        "Only the pages of the built book can be read here.",
    ),
}

_BODY = re.compile(r"<body[^>]*>")
_SKIP_LINK = re.compile(r'<div[^>]*id="pst-skip-link".*?</div>', re.DOTALL)


class BookHandler(JupyterHandler, web.StaticFileHandler):
    """Show the files below one folder. Pages get a link to JupyterLab on their way out."""

    auth_resource = "contents"

    def initialize(self, folder: Path | None) -> None:  # type: ignore[override]
        """Take the book's folder; None if there is no course."""
        self.is_built = folder is not None and (folder / "index.html").is_file()
        self.absolute_path: str | None = None
        super().initialize(path=str(folder or "."), default_filename="index.html")

    @property
    def content_security_policy(self) -> str:
        """What a page of the book may load, besides what the server says of every page."""
        return f"{POLICY}; {super().content_security_policy}"

    def set_default_headers(self) -> None:
        """Add to the server's own headers."""
        super().set_default_headers()
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    @web.authenticated
    @authorized
    async def get(  # type: ignore[override]
        self, path: str | None, include_body: bool = True
    ) -> None:
        """Send one file of the book."""
        await self._send(path, include_body)

    @web.authenticated
    @authorized
    async def head(self, path: str | None) -> None:  # type: ignore[override]
        """Send what ``get`` would, without the content."""
        await self._send(path, include_body=False)

    async def _send(self, path: str | None, include_body: bool) -> None:
        if path is None or "token" in self.request.query_arguments:
            self._redirect(f"{self.request.path}{'' if path is not None else '/'}")
            return
        if not self.is_built:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            await self.finish(self._message(NOT_BUILT, HOW_TO_BUILD))
            return
        self.path = self.parse_url_path(path)
        wanted = self.get_absolute_path(self.root, self.path)
        file = self.validate_absolute_path(self.root, wanted)
        if file is None:  # it answered itself: a folder's address lacked its last slash
            return
        if file.endswith(".html"):
            self.absolute_path = file
            self._never_from_cache_unasked()
            self.set_header("Content-Type", "text/html; charset=UTF-8")
            await self.finish(self._with_bar(Path(file).read_text(encoding="utf-8")))
        else:
            await web.StaticFileHandler.get(self, path, include_body)

    def set_extra_headers(self, path: str) -> None:
        """Have the browser ask each time whether its copy is still the latest."""
        self._never_from_cache_unasked()

    def compute_etag(self) -> str | None:
        """Return a mark that changes with the file.

        Tornado's own is computed once for a path, so that after a new build a reader would go
        on seeing the old pages until the server is started again.
        """
        if not self.absolute_path or self.absolute_path.endswith(".html"):
            return web.RequestHandler.compute_etag(self)
        state = Path(self.absolute_path).stat()
        return f'"{state.st_mtime_ns:x}-{state.st_size:x}"'

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Explain a failure in a page of the book's own."""
        title, text = WORDS.get(HTTPStatus(status_code), (f"Error {status_code}", self._reason))
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(self._message(html.escape(title), html.escape(text)))

    def _redirect(self, address: str) -> None:
        """Send the browser on, without the token.

        It has a cookie by now, and a learner who copies the address for a friend should not give
        away the server.
        """
        query = [pair for pair in parse_qsl(self.request.query) if pair[0] != "token"]
        self.redirect(f"{address}?{urlencode(query)}" if query else address)

    def _never_from_cache_unasked(self) -> None:
        self.set_header("Cache-Control", "no-cache")

    def _with_bar(self, page: str) -> str:
        found = _SKIP_LINK.search(page) or _BODY.search(page)
        if not found:
            return page
        bar = BAR.format(lab=html.escape(self._lab, quote=True))
        return f"{page[: found.end()]}{bar}{page[found.end() :]}"

    def _message(self, title: str, text: str) -> str:
        book = url_path_join(self.base_url, "course/")
        return MESSAGE_PAGE.format(title=title, text=text, book=book, lab=self._lab)

    @property
    def _lab(self) -> str:
        return url_path_join(self.base_url, "lab")
