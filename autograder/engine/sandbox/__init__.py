"""Run student code where it can reach nothing: one sandbox takes one submission at a time."""

from __future__ import annotations

from autograder.engine.sandbox.job import Ending, Job
from autograder.engine.sandbox.sandbox import RetiredError, Sandbox
from autograder.engine.sandbox.several import open_sandboxes, start_soon, workers_here
from autograder.engine.sandbox.ways import UNSAFE, Way, choose_way

__all__ = [
    "UNSAFE", "Ending", "Job", "RetiredError", "Sandbox", "Way", "choose_way", "open_sandboxes",
    "start_soon", "workers_here",
]  # fmt: skip
