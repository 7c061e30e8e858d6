"""Slim pages: the book theme's structure with one stylesheet, one script and nothing else.

The theme's own assets weigh 2.4 MB a page. What its pages use of its stylesheets is kept in
``book.css``; its scripts are replaced by ``site.js``; its icons by masks in ``icons.css``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.util import logging

from partnership.site import policy
from partnership.site.assets import HEAD_SCRIPT, finish, minified_script
from partnership.site.image_sizes import with_sizes
from partnership.site.inline_styles import as_classes
from partnership.site.installable import ICON
from partnership.site.view_files import HOST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent
LANGUAGE = "en-GB"
DESCRIPTION_LENGTH = 160

SLIM_OPTIONS: dict[str, Any] = {
    "article_header_end": ["course-buttons.html"],
    "article_header_start": ["course-menu-button.html"],
    "back_to_top_button": False,
    "disable_search": False,
    "navbar_persistent": [],
    "primary_sidebar_end": [],
    "secondary_sidebar_items": ["page-toc.html"],
    "toc_title": "On this page",
}
SIDEBAR = ["course-brand.html", "course-nav.html"]

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Replace the theme's assets and templates by the course's."""
    app.connect("config-inited", _configure)
    app.connect("builder-inited", _start)
    app.connect("html-collect-pages", _search_page)
    # After the theme and every extension have had their say about the page.
    app.connect("html-page-context", _slim_page, priority=900)
    app.connect("build-finished", finish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": False}


def _configure(app: Sphinx, config: Any) -> None:
    config.templates_path.insert(0, str(HERE / "templates"))
    config.html_theme_options = {**config.html_theme_options, **SLIM_OPTIONS}
    config.html_sidebars = {"**": SIDEBAR}
    config.html_use_index = False
    config.html_domain_indices = False
    config.html_copy_source = False
    config.html_show_sourcelink = False
    config.html_permalinks_icon = "#"


def _start(app: Sphinx) -> None:
    if app.builder.format == "html":
        # The course has a search index of its own, by section and with the text.
        app.builder.search = False  # type: ignore[attr-defined]


def _search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    yield "search", {"pw_description": "Search every page of the course."}, "search.html"


def _slim_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    head_script = minified_script(HEAD_SCRIPT.read_text(encoding="utf-8"))
    context["language"] = LANGUAGE
    context["css_files"] = []
    context["pw_view_files"] = _view_files(context["script_files"])
    context["script_files"] = []
    context["pw_head_script"] = head_script
    context["pw_icon"] = "data:image/svg+xml," + quote(
        ICON.read_text(encoding="utf-8").strip(), safe="/:=' "
    )
    context.setdefault("pw_description", _description(doctree) or app.config.html_title)
    context["pw_contents"] = _contents(context)
    # Sphinx writes one, and docutils another.
    metatags = re.sub(r'<meta name="viewport"[^>]*>', "", context.get("metatags", ""))
    body = with_sizes(_plain_body(context.get("body", "")), _pictures(app))
    context["body"] = as_classes(body)
    for what in policy.refused(body):
        logger.warning(
            "this page has %s, which its security policy refuses - put styles into "
            "partnership/site/styles and scripts into a script element",
            what,
            location=pagename,
        )
    # The policy counts from where it stands, so nothing goes before it.
    policy_tag = policy.meta([f"<script>{head_script}</script>", body])
    context["metatags"] = f"\n    {policy_tag}\n{metatags}"
    if doctree is not None and any(doctree.findall(_is_maths)):
        logger.warning(
            "this page has maths, which the course's pages cannot show - "
            "write it in words, or as a picture with a text alternative",
            location=pagename,
        )


def _is_maths(node: nodes.Node) -> bool:
    return isinstance(node, nodes.math | nodes.math_block)


def _view_files(scripts: Iterable[Any]) -> list[str]:
    """Return those of a page's scripts that its activities need."""
    names = (str(script.filename).removeprefix("_static/") for script in scripts)
    return [name for name in names if name == HOST_FILE or name.startswith("view-")]


def _pictures(app: Sphinx) -> dict[str, Path]:
    """Return the file of each picture, by its name in the built book."""
    return {names[1]: Path(app.srcdir, path) for path, names in app.env.images.items()}


def _contents(context: dict[str, Any]) -> str:
    """Return the list of pages, with the page being read marked for everyone."""
    listing = str(
        context["generate_toctree_html"](
            "sidebar",
            startdepth=0,
            show_nav_level=1,
            maxdepth=4,
            collapse=False,
            includehidden=True,
            titles_only=True,
        )
    )
    return listing.replace('<a class="current ', '<a aria-current="page" class="current ')


def _plain_body(body: str) -> str:
    """Return the page's text without what no script or reader here has a use for."""
    # Docutils marks references with a role that ARIA has since withdrawn.
    body = body.replace('role="doc-biblioentry"', 'role="listitem"')
    # The corner of a table with headings both ways is a heading of nothing.
    body = re.sub(r"<th\b[^>]*>\s*</th>", "<td></td>", body)
    body = re.sub(r'<script type="text/x-thebe-config">.*?</script>', "", body, flags=re.DOTALL)
    return re.sub(r"<script>kernelName = '[^']*'</script>", "", body)


def _description(doctree: nodes.document | None) -> str:
    """Return the page's first paragraph, cut at a word."""
    if doctree is None:
        return ""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section):
            text = " ".join(paragraph.astext().split())
            if len(text) <= DESCRIPTION_LENGTH:
                return text
            return text[: DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return ""
