"""The built book, once a session, as a folder and as a site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import hypothesis
import pytest
from rich.console import Console

from partnership.paths import checkout
from partnership.site.build import build_book, why_stale

# What stands outside the test files says as much when it fails as what stands in them: pytest looks
# into test files alone, and the bare assertion of a helper would fail with no word of why.
pytest.register_assert_rewrite(
    *(f"tests.{each.stem}" for each in Path(__file__).parent.iterdir() if each.stem != "conftest")
)

# What is drawn must be right, not quick: a busy machine is slow now and then. And it is the same
# each time, so that a test fails with the change that breaks it and not on some later day. To look
# further: pytest --hypothesis-profile search
hypothesis.settings.register_profile(
    "search", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile(
    "course", hypothesis.settings.get_profile("search"), derandomize=True, database=None
)
hypothesis.settings.load_profile("course")


@pytest.fixture(scope="session")
def built_book() -> Path:
    """The folder of the course's own book, built if it is out of date."""
    root = checkout()
    if why_stale(root):
        build_book(root, Console(stderr=True))
    return root / "_build" / "html"


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve a folder and write nothing to the terminal."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def book_site(built_book: Path) -> Iterator[str]:
    """The address of a plain web server that serves the book, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=built_book))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what went wrong the first time, of each test that `make test` tried a second time."""
    tried_again = terminalreporter.getreports("rerun")
    if tried_again:
        terminalreporter.section("what failed the first time")
    for report in tried_again:
        terminalreporter.write_sep("_", f"{report.nodeid}, {report.when}")
        terminalreporter.write_line(report.longreprtext)
