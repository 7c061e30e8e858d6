"""nbgrader's own steps with a course's options, made once: making them takes as long as using them.

Each thread has its own, for some of them remember what they have seen of a notebook.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

from nbgrader.nbgraderformat import MetadataValidator  # type: ignore[import-untyped]
from nbgrader.preprocessors import (  # type: ignore[import-untyped]
    ClearOutput,
    DeduplicateIds,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
)
from traitlets.config import Config

Settings = Mapping[str, Mapping[str, Any]]
_OF_THREAD = threading.local()


class Tools:
    """The steps that a notebook goes through before it is run, and after."""

    def __init__(self, settings: Settings) -> None:
        config = Config({name: dict(options) for name, options in settings.items()})
        self.clear = ClearOutput(config=config)
        self.deduplicate = DeduplicateIds(config=config)
        self.overwrite = OverwriteCells(config=config)
        self.ignore = IgnorePattern(config=config)
        self.shorten = LimitOutput(config=config)
        self.metadata = MetadataValidator()


def tools_for(settings: Settings) -> Tools:
    """Return this thread's tools, made anew where an assignment has other settings."""
    known: tuple[Settings, Tools] | None = getattr(_OF_THREAD, "known", None)
    if known is None or known[0] is not settings:
        known = _OF_THREAD.known = (settings, Tools(settings))
    return known[1]


def apply(step: Any, notebook: Any) -> None:
    """Let a step change the notebook, if it is switched on."""
    if step.enabled:
        step.preprocess(notebook, {})
