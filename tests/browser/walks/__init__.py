"""Ways to do whole activities of the course, from their data, as a learner would.

Each type of activity has a file here, with the name of its folder in ``partnership/activities``.
In it are ``do`` (do all of it, and check what is said of it), ``was_kept`` (check that a page
opened afterwards shows the same) and ``announced`` (what has to be heard); where answers are the
activity's own, also ``begin`` (do as little as is kept).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from partnership.activities.catalogue import TYPES

WALKS: Mapping[str, Any] = {kind.view: import_module(f"{__name__}.{kind.view}") for kind in TYPES}
