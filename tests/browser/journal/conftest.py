"""The small book with a journal, from a server and from a folder.

``address`` is where it stands, in both ways; ``kind`` is by mouse from the server and by keyboard
from the folder, as the journal's parts are tried in all ways elsewhere; ``site`` is the server's.
"""

from __future__ import annotations

import pytest

from tests.browser.journal_hands import journal_book


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> str:
    book, site = journal_book()
    return site if request.param == "http" else book.as_uri()


@pytest.fixture
def kind(address: str) -> str:
    return "mouse" if address.startswith("http") else "keyboard"


@pytest.fixture
def site() -> str:
    return journal_book()[1]
