"""The files that all pages share, made when the pages are written, and nothing else beside them."""

from __future__ import annotations

import hashlib
import re
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from partnership.activities.view_source import classic_script
from partnership.site import inline_styles, installable, search_index, stylesheet
from partnership.site.view_files import styles
from partnership.site.vocabulary import Vocabulary

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SCRIPTS = Path(__file__).parent / "scripts"
HEAD_SCRIPT = SCRIPTS / "head.js"

ADDED_LATER = {"course-tools"}
"""Classes that pages get on their way to the reader, from JupyterLab's server."""

_NAMED = re.compile(r"(_static/([\w./-]+\.(?:css|js)))(?:\?v=\w*)?(?=\")")


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Write the stylesheet, the scripts and the search index, and sweep away what is not used."""
    if exception is not None or app.builder.format != "html":
        return
    outdir = Path(app.outdir)
    static = outdir / "_static"
    static.mkdir(exist_ok=True)
    pages = {name: outdir / f"{name}.html" for name in [*app.env.found_docs, "search"]}
    texts = {
        name: path.read_text(encoding="utf-8") for name, path in pages.items() if path.is_file()
    }
    css = _styles(static, texts, Path(app.doctreedir) / "theme-styles")
    (static / "book.css").write_text(css, encoding="utf-8")
    (static / "site.js").write_text(site_script(), encoding="utf-8")
    index = search_index.script(texts, order=[*app.env.toctree_includes, *sorted(texts)])
    (outdir / "search-index.js").write_text(index, encoding="utf-8")
    _sweep(outdir, [*texts.values(), css])
    for name, text in texts.items():
        dated = with_versions(text, static)
        if dated != text:
            pages[name].write_text(dated, encoding="utf-8")
    installable.write(outdir, str(app.config.html_title))


@cache
def site_script() -> str:
    """Return the one script of every page."""
    return classic_script(SCRIPTS / "site" / "main.js", "{name}.start();\n")


def minified_script(source: str) -> str:
    """Return a script without its comments, blank lines and indentation.

    Comments must stand on lines of their own.
    """
    source = re.sub(r"^\s*/\*\*?.*?\*/\s*?$", "", source, flags=re.DOTALL | re.MULTILINE)
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def with_versions(page: str, static: Path) -> str:
    """Return a page that asks for its styles and scripts by what is in them.

    A browser that has an older file of the same name then knows that it is another one.
    """

    def named(match: re.Match[str]) -> str:
        file = static / match[2]
        return f"{match[1]}?v={version(file)}" if file.is_file() else match[0]

    return _NAMED.sub(named, page)


def version(file: Path) -> str:
    """Return a short name for what is in a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10]


def _styles(static: Path, texts: dict[str, str], keep: Path) -> str:
    words = Vocabulary()
    for text in texts.values():
        words.read_page(text)
    words.read_scripts([site_script(), HEAD_SCRIPT.read_text(encoding="utf-8")])
    words.dynamic |= ADDED_LATER
    has_activities = any("data-activity=" in text for text in texts.values())
    activities = styles() if has_activities else ""
    own = inline_styles.rules_for(texts.values())
    return stylesheet.build(static, words, keep, after=f"{activities}{own}")


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
