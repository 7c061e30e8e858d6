"""The book's pages, as ``_toc.yml`` names them."""

from __future__ import annotations

from collections.abc import Iterator

LOOKED_UP = frozenset(
    {
        "About the course",
        "For those who run the course",
        "Start here",
        "To look things up",
        "Tools for your own partnership",
    }
)
"""Captions of parts whose pages are looked up and not studied, so that they are not chapters."""


def pages_in(contents: object, caption: str = "") -> Iterator[tuple[str, str]]:
    """Yield each page in a table of contents, in order, with the caption of its part.

    The home page comes with no caption.
    """
    if isinstance(contents, dict):
        caption = str(contents.get("caption", caption))
        for key, value in contents.items():
            if key in ("root", "file"):
                yield str(value), caption
            else:
                yield from pages_in(value, caption)
    elif isinstance(contents, list):
        for part in contents:
            yield from pages_in(part, caption)
