"""Ways to do whole activities of the course, from their data, as a learner would.

Each type of activity has a file here, with the name of its folder in ``partnership/activities``,
and in it ``do`` (do all of it, and check what is said of it) and ``was_kept`` (check that a page
opened afterwards shows the same). Both take the learner, the activity and its place in the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from partnership.activities.catalogue import TYPES

WALKS: Mapping[str, Any] = {kind.view: import_module(f"{__name__}.{kind.view}") for kind in TYPES}
