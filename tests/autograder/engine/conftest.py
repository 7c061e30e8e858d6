"""One sandbox for all tests, and a machine to be attacked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from autograder.engine.sandbox import Sandbox, choose_way
from tests.autograder.engine.cases import LIMITS
from tests.autograder.engine.machine import Machine, make_machine


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox(choose_way(), LIMITS)
    yield made
    made.close()


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    with make_machine(tmp_path_factory.mktemp("course")) as made:
        yield made
