"""What a page did behind the learner's back: strange requests and console errors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
CARRIED_IN_THE_PAGE = {"about", "blob", "data"}
WEB_SOCKETS = {"ws": "http", "wss": "https"}


@dataclass
class Watch:
    """Listen to every page of a browser context, and keep what should not have happened."""

    allowed_console: tuple[str, ...] = ()
    origins: set[tuple[str, str]] = field(default_factory=set)
    offences: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    """Every address asked for, in order, for tests that count or weigh them."""

    def over(self, context: BrowserContext) -> None:
        """Start listening."""
        context.on("request", self.saw_request)
        context.on("console", self.saw_console)
        context.on("weberror", self.saw_error)

    def saw_request(self, request: Request) -> None:
        """Note a request; one to an origin the test did not open itself is an offence."""
        self.requests.append(request.url)
        address = urlsplit(request.url)
        if address.scheme in CARRIED_IN_THE_PAGE:
            return
        origin = (WEB_SOCKETS.get(address.scheme, address.scheme), address.netloc)
        near = address.scheme == "file" or address.hostname in LOOPBACK
        # A page that the test opens decides the origin; what the page fetches must stay there.
        if near and request.is_navigation_request() and request.frame.parent_frame is None:
            self.origins.add(origin)
        elif origin not in self.origins:
            self.offences.append(f"request outside the page's origin: {request.url}")

    def saw_console(self, message: ConsoleMessage) -> None:
        """Note an error in the console, unless the test said it expects one."""
        if message.type == "error":
            self._offence(f"console error: {message.text} ({message.location.get('url', '')})")

    def saw_error(self, error: WebError) -> None:
        """Note an exception that no script caught."""
        self._offence(f"uncaught in the page: {error.error}")

    def _offence(self, text: str) -> None:
        if not any(re.search(pattern, text) for pattern in self.allowed_console):
            self.offences.append(text)


def report(offences: Iterable[str]) -> str:
    """Say what a page did wrong, one line each."""
    return "the page misbehaved:\n" + "\n".join(f"  {offence}" for offence in offences)
