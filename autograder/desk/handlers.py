"""The desk's addresses: its page, the page's files, and what the page asks for."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.auth.identity import IdentityProvider, PasswordIdentityProvider
from jupyter_server.base.handlers import APIHandler, JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import template, web

from autograder.desk import wire
from autograder.desk.service import Desk
from autograder.marks.event import MarkingError
from partnership.errors import CourseError
from partnership.paths import PACKAGE

PAGE = Path(__file__).parent / "page"
RESOURCE = "marking"
LARGEST = 5_000_000
"""Bytes in one request."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
)
_FAULTS = {
    "invalid": HTTPStatus.BAD_REQUEST,
    "forbidden": HTTPStatus.FORBIDDEN,
    "unknown": HTTPStatus.NOT_FOUND,
}
_KINDS = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
}


def page_files() -> dict[str, Path]:
    """Return every file that the page may load, by its name."""
    own = {path.name: path for path in PAGE.iterdir() if path.suffix in _KINDS}
    # The course's colours, and its way of building elements.
    return own | {
        "tokens.css": PACKAGE / "site" / "styles" / "tokens.css",
        "dom.js": PACKAGE / "activities" / "view" / "dom.js",
    }


class _Marking:
    """What all of them share: whose desk it is, and who asks."""

    def initialize(self, desk: Desk, marker: str) -> None:
        self.desk = desk
        self._marker = marker

    @property
    def who(self) -> str:
        """The marker's user name.

        A server with a token or a password makes up a user; then it is whoever runs it.
        """
        provider = self.identity_provider  # type: ignore[attr-defined]
        if type(provider) in (IdentityProvider, PasswordIdentityProvider):
            return self._marker
        return str(self.current_user.username)  # type: ignore[attr-defined]

    def set_default_headers(self) -> None:
        super().set_default_headers()  # type: ignore[misc]
        self.set_header("X-Content-Type-Options", "nosniff")  # type: ignore[attr-defined]
        self.set_header("Referrer-Policy", "no-referrer")  # type: ignore[attr-defined]
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")  # type: ignore[attr-defined]
        self.set_header("Cross-Origin-Opener-Policy", "same-origin")  # type: ignore[attr-defined]


class PageHandler(_Marking, JupyterHandler):
    """The page. It holds no work: that is asked for by the page's script."""

    auth_resource = RESOURCE
    _page = template.Loader(str(PAGE))

    @property
    def content_security_policy(self) -> str:
        """Nothing from elsewhere, no script in the page itself, and no frame round it."""
        return POLICY

    @web.authenticated
    @authorized
    async def get(self, slash: str | None) -> None:
        """Send the page."""
        if not slash or "token" in self.request.query_arguments:
            # The browser has a cookie by now. The address may be shown to somebody.
            self.redirect(url_path_join(self.base_url, "marking/"))
            return
        self.set_header("Cache-Control", "no-store")
        page = self._page.load("index.html").generate(
            base=url_path_join(self.base_url, "marking/"), xsrf=self.xsrf_token.decode()
        )
        await self.finish(page)


class FileHandler(_Marking, JupyterHandler):
    """One of the page's files, by its name in a list; no name is ever made into a path."""

    auth_resource = RESOURCE

    @property
    def content_security_policy(self) -> str:
        """A file shown by itself does nothing."""
        return "default-src 'none'; frame-ancestors 'none'"

    @web.authenticated
    @authorized
    async def get(self, name: str) -> None:
        """Send the file."""
        file = page_files().get(name)
        if file is None:
            raise web.HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", f"{_KINDS[file.suffix]}; charset=UTF-8")
        self.set_header("Cache-Control", "no-cache")
        await self.finish(file.read_bytes())


class AskHandler(_Marking, APIHandler):
    """What the page asks for, and what it wants kept. Answers are JSON."""

    auth_resource = RESOURCE
    READS = {  # noqa: RUF012
        "tile": 0, "start": 0, "sheet": 3, "change": 2, "answer": 4, "history": 4, "alike": 4,
        "reading": 2,
    }  # fmt: skip
    WRITES = ("save", "here", "name", "names", "accept")

    @web.authenticated
    @authorized
    async def get(self, what: str, rest: str | None) -> None:
        """Answer a question; nothing is changed by asking."""
        parts = (rest or "").split("/")[1:]
        if len(parts) != self.READS.get(what, -1):
            raise web.HTTPError(HTTPStatus.NOT_FOUND)
        by = self.get_argument("by", "words")
        if what == "sheet":
            await self._answer(self.desk.sheet, *parts, self.get_argument("order", "own"), by)
        elif what == "alike":
            await self._answer(self.desk.alike, *parts, by)
        else:
            await self._answer(getattr(self.desk, what), *parts)

    @web.authenticated
    @authorized
    async def post(self, what: str, rest: str | None) -> None:
        """Keep something."""
        if rest or what not in self.WRITES:
            raise web.HTTPError(HTTPStatus.NOT_FOUND)
        if len(self.request.body) > LARGEST:
            raise web.HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            sent = json.loads(self.request.body)
        except ValueError:
            sent = None
        if not isinstance(sent, dict):
            raise web.HTTPError(HTTPStatus.BAD_REQUEST)
        await self._answer(getattr(self.desk, what), sent)

    async def _answer(self, do: Any, *given: Any) -> None:
        # The gradebook may have to be waited for; others are served meanwhile.
        try:
            answer = await asyncio.to_thread(do, self.who, *given)
        except MarkingError as error:
            self.set_status(_FAULTS[error.fault])
            answer = {"message": wire.said(error)}
        except CourseError as error:
            self.log.exception("The marking desk cannot use its course")
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            answer = {"message": wire.said(error)}
        self.set_header("Cache-Control", "no-store")
        await self.finish(json.dumps(answer, ensure_ascii=False))
