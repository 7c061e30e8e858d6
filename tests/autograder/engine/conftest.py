"""One sandbox for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from autograder.engine.sandbox import Sandbox, choose_way
from tests.autograder.engine.cases import LIMITS


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox(choose_way(), LIMITS)
    yield made
    made.close()
