"""A sandbox and the threads of the program that uses it."""

from __future__ import annotations

import subprocess
from threading import Thread

import pytest

from autograder.engine.sandbox import Sandbox
from autograder.engine.sandbox.ways import Way, known_ways
from tests.autograder.engine.cases import LIMITS


@pytest.mark.parametrize("way", known_ways(), ids=lambda way: way.name)
def test_a_sandbox_outlives_the_thread_that_had_it_started(way: Way) -> None:
    sandbox = Sandbox(way, LIMITS)
    starter = Thread(target=sandbox.start)
    starter.start()
    starter.join()
    process = sandbox._process
    try:
        assert process is not None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2)
    finally:
        sandbox.retire()
