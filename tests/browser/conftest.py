"""Fixtures for tests in real Chromium.

``page`` is a fresh page in a fresh context; the test fails if the page sends a request outside
the origin it was opened from, writes an error to the console or leaves an exception uncaught.
``new_page(**options)`` makes more of them, with Playwright's options for a context (a phone's
screen, dark mode, no JavaScript). ``watch`` holds what was seen. Nothing is kept for reading
without a network, unless a test says ``service_workers="allow"``.
``@pytest.mark.allow_console("regex", ...)`` names console errors that a test expects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.browser.watch import Watch, report
from tests.chromium import NoChromiumError, chromium_path, is_root

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # A request to anywhere else fails at once, with or without a network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ::1",
]


PATIENCE = 60_000
"""Milliseconds to wait for what is expected: the tests share the machine with each other."""


def pytest_configure(config: pytest.Config) -> None:
    expect.set_options(timeout=PATIENCE)
    config.addinivalue_line(
        "markers", "allow_console(*patterns): console errors that this test expects"
    )


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    try:
        executable = chromium_path(playwright)
    except NoChromiumError as error:
        pytest.fail(str(error), pytrace=False)
    browser = playwright.chromium.launch(
        executable_path=executable, args=QUIET, chromium_sandbox=not is_root()
    )
    yield browser
    browser.close()


@pytest.fixture
def watch(request: pytest.FixtureRequest) -> Watch:
    marks = request.node.iter_markers("allow_console")
    return Watch(allowed_console=tuple(pattern for mark in marks for pattern in mark.args))


@pytest.fixture
def new_page(browser: Browser, watch: Watch) -> Iterator[Callable[..., Page]]:
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**{"service_workers": "block", **options})
        contexts.append(context)
        watch.over(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    if watch.offences:
        pytest.fail(report(watch.offences), pytrace=False)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()
