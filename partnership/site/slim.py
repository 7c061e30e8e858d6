"""Slim pages: the book theme's structure with one stylesheet, one script and nothing else.

The theme's own assets weigh 2.4 MB a page. What its pages use of its stylesheets is kept in
``book.css``; its scripts are replaced by ``site.js``; its icons by masks in ``icons.css``.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.util import logging

from partnership.site import search_index, stylesheet
from partnership.site.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent
SITE_SCRIPT = HERE / "scripts" / "site.js"
HEAD_SCRIPT = HERE / "scripts" / "head.js"
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

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="8" fill="#115e59"/>'
    '<circle cx="12.5" cy="16" r="6.5" fill="none" stroke="#fff" stroke-width="3"/>'
    '<circle cx="19.5" cy="16" r="6.5" fill="none" stroke="#f6c99f" stroke-width="3"/></svg>'
)

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Replace the theme's assets and templates by the course's."""
    app.connect("config-inited", _configure)
    app.connect("builder-inited", _start)
    app.connect("html-collect-pages", _search_page)
    # After the theme and every extension have had their say about the page.
    app.connect("html-page-context", _slim_page, priority=900)
    app.connect("build-finished", _finish, priority=900)
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
    context["language"] = LANGUAGE
    context["css_files"] = []
    context["script_files"] = []
    context["pw_head_script"] = minified_script(HEAD_SCRIPT.read_text(encoding="utf-8"))
    context["pw_icon"] = "data:image/svg+xml," + quote(ICON, safe="/:=' ")
    context.setdefault("pw_description", _description(doctree) or app.config.html_title)
    context["pw_contents"] = _contents(context)
    # Sphinx writes one, and docutils another.
    context["metatags"] = re.sub(r'<meta name="viewport"[^>]*>', "", context.get("metatags", ""))
    context["body"] = _plain_body(context.get("body", ""))
    if doctree is not None and any(doctree.findall(_is_maths)):
        logger.warning(
            "this page has maths, which the course's pages cannot show - "
            "write it in words, or as a picture with a text alternative",
            location=pagename,
        )


def _is_maths(node: nodes.Node) -> bool:
    return isinstance(node, nodes.math | nodes.math_block)


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


def minified_script(source: str) -> str:
    """Return a script without its comments, blank lines and indentation.

    Comments must stand on lines of their own.
    """
    source = re.sub(r"^\s*/\*\*?.*?\*/\s*?$", "", source, flags=re.DOTALL | re.MULTILINE)
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _finish(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.format != "html":
        return
    outdir = Path(app.outdir)
    static = outdir / "_static"
    static.mkdir(exist_ok=True)
    pages = {name: outdir / f"{name}.html" for name in [*app.env.found_docs, "search"]}
    texts = {
        name: path.read_text(encoding="utf-8") for name, path in pages.items() if path.is_file()
    }

    words = Vocabulary()
    for text in texts.values():
        words.read_page(text)
    site_script = SITE_SCRIPT.read_text(encoding="utf-8")
    words.read_scripts([site_script, HEAD_SCRIPT.read_text(encoding="utf-8")])

    css = stylesheet.build(static, words, Path(app.doctreedir) / "theme-styles")
    (static / "book.css").write_text(css, encoding="utf-8")
    (static / "site.js").write_text(minified_script(site_script), encoding="utf-8")
    index = search_index.script(texts, order=[*app.env.toctree_includes, *sorted(texts)])
    (outdir / "search-index.js").write_text(index, encoding="utf-8")
    _sweep(outdir, [*texts.values(), css])


def _sweep(outdir: Path, texts: list[str]) -> None:
    """Remove the theme's files that no page mentions: 6 MB that would travel with the folder."""
    static = outdir / "_static"
    mentioned = set()
    for text in texts:
        mentioned.update(re.findall(r"_static/([^\"'?#)\s]+)", text))
    for path in sorted(static.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(static).as_posix() not in mentioned:
            path.unlink()
    for leftover in ("_sphinx_design_static", "_sources"):
        shutil.rmtree(outdir / leftover, ignore_errors=True)
    for leftover in ("searchindex.js", "genindex.html"):
        (outdir / leftover).unlink(missing_ok=True)
