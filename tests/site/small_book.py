"""A book of a few pages, built with the course's theme in a couple of seconds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).parents[2]
CONF = """
extensions = ["myst_nb", "sphinx_design", "sphinxcontrib.bibtex", "partnership.site"]
html_theme = "sphinx_book_theme"
html_title = "A small book"
language = "en_GB"
nb_execution_mode = "off"
myst_enable_extensions = ["colon_fence", "dollarmath"]
bibtex_bibfiles = ["references.bib"]
bibtex_cite_id = "ref-{key}"
bibtex_default_style = "harvard"
bibtex_reference_style = "harvard"
"""
REFERENCES = "# References\n\n```{bibliography}\n```\n"


@dataclass(frozen=True)
class SmallBook:
    """A built book and what Sphinx had to say."""

    sources: Path
    html: Path
    warnings: str

    def page(self, name: str) -> str:
        """Return the HTML of a page."""
        return (self.html / f"{name}.html").read_text(encoding="utf-8")


def build(folder: Path, pages: Mapping[str, str], datasets: Path | None = None) -> SmallBook:
    """Write ``pages`` (name to MyST text) into ``folder`` and build them.

    A page ``references`` is added, and every page is listed on the page ``index``. To build
    again after a change, call it again with the same folder.
    """
    sources = folder / "book"
    sources.mkdir(parents=True, exist_ok=True)
    written = {"references": REFERENCES, **pages}
    names = "\n".join(name for name in written if name != "index")
    written["index"] = written.get("index", "# Home\n") + f"\n```{{toctree}}\n{names}\n```\n"
    for name, text in written.items():
        path = sources / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    (sources / "conf.py").write_text(CONF, encoding="utf-8")
    bibliography = (TOP / "book" / "references.bib").read_text(encoding="utf-8")
    (sources / "references.bib").write_text(bibliography, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(TOP)}
    if datasets:
        environment["PARTNERSHIP_DATASETS"] = str(datasets)
    html = folder / "html"
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-n", str(sources), str(html)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return SmallBook(sources, html, done.stderr)
