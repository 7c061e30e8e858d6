"""What brings activities to life: files that pages share, and the pages that ask for them.

The scripts are classic ones: they load from ``file://``, which modules do not, and the browser
fetches them once for all pages. So a page's security policy can name files and no inline code.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnership.activities.catalogue import TYPES
from partnership.activities.view_source import host_script, own_style, shared_style, view_script
from partnership.site.embed import ActivityPlace

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

HOST_FILE = "activities.js"
STYLE_FILE = "activities.css"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Have pages ask for what their activities need."""
    app.connect("html-page-context", ask_for_files)
    return {"parallel_read_safe": True, "parallel_write_safe": False}


def ask_for_files(
    app: Sphinx,
    _page: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Have a page with activities ask for their views, the host and the styles, and write these."""
    views = {place["view"] for place in doctree.findall(ActivityPlace)} if doctree else set()
    if not views:
        return
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    (static / STYLE_FILE).write_text(styles(), encoding="utf-8")
    app.add_css_file(STYLE_FILE)
    for file, text in {**_scripts(frozenset(views)), HOST_FILE: host_script()}.items():
        (static / file).write_text(text, encoding="utf-8")
        app.add_js_file(file, priority=900, loading_method="defer")


@cache
def styles() -> str:
    """Return the style sheet of all activities."""
    return "\n".join([shared_style(), *(own_style(kind.view) for kind in TYPES)])


@cache
def _scripts(views: frozenset[str]) -> dict[str, str]:
    """Return the script of each view, by the name of its file."""
    return {
        f"view-{kind.view}.js": view_script(kind.view, kind.shared())
        for kind in TYPES
        if kind.view in views
    }
