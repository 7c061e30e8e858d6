"""The Sphinx extension that turns the course's sources into its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PARTS = (
    "harvard",
    "folding",
    "frameworks",
    "outcomes",
    "standards_map",
    "glossary",
    "labs",
    "links",
    "data_guide",
    "assignments",
    "embed",
    "view_files",
    "slim",
)
"""The extension's own parts: modules of this package, each with a ``setup`` of its own."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add every part of the site to a Sphinx build."""
    for part in PARTS:
        app.setup_extension(f"{__name__}.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": False}
