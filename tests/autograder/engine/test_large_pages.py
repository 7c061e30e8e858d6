"""What is loaded is the same once it has been moved to large pages."""

from __future__ import annotations

import hashlib
import os

from autograder.engine.inside.large_pages import LARGE, take_large_pages


def test_memory_holds_what_it_held() -> None:
    held = bytearray(os.urandom(4 * LARGE))
    before = hashlib.sha256(held).digest()
    take_large_pages()
    assert hashlib.sha256(held).digest() == before
