"""The ``framework`` directive: a framework of the bank as a table with its source.

```{framework} frost_levels
:confusions:
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from partnership import paths
from partnership.bank.framework import Framework, read_framework
from partnership.errors import ContentError
from partnership.site.framework_table import framework_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

NOTES = {
    "tells": "How to tell them apart",
    "confusions": "Easily confused",
    "cautions": "Handle with care",
}
"""Lists of a framework that an option of the same name shows below its table."""

_PLAIN_SOURCE = re.compile(r"^(?!after )[^;,]+ \d{4}$")


class FrameworkTable(SphinxDirective):
    """Show a framework by its id."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], object]]] = dict.fromkeys(
        NOTES, directives.flag
    )

    def run(self) -> list[nodes.Node]:
        """Return the table, and the notes that options ask for."""
        folder = paths.datasets() / "frameworks"
        path = folder / f"{self.arguments[0]}.yaml"
        self.env.note_dependency(str(path))
        if not path.is_file():
            known = ", ".join(sorted(found.stem for found in folder.glob("*.yaml")))
            logger.warning(
                "there is no framework '%s' - use one of these, or add %s: %s",
                self.arguments[0],
                path,
                known,
                location=self.get_location(),
            )
            return []
        try:
            framework = read_framework(path)
        except ContentError as error:
            logger.warning(
                "the framework cannot be shown:\n%s", error, location=self.get_location()
            )
            return []
        notes = [self._note(framework, name) for name in NOTES if name in self.options]
        return [self._table(framework), self._source(framework), *filter(None, notes)]

    def _table(self, framework: Framework) -> nodes.table:
        table = framework_table(framework)
        table["ids"].append(f"framework-{framework.id.replace('_', '-')}")
        self.state.document.note_explicit_target(table)
        self.set_source_info(table)
        return table

    def _source(self, framework: Framework) -> nodes.paragraph:
        cited = f"{{cite:t}}`{framework.source}`"
        if not _PLAIN_SOURCE.match(framework.author_year):
            cited = f"{framework.author_year}. See {cited}"
        found, messages = self.state.inline_text(f"Source: {cited}.", self.lineno)
        return nodes.paragraph("", "", *found, *messages, classes=["pw-source"])

    def _note(self, framework: Framework, name: str) -> nodes.admonition | None:
        texts = getattr(framework, name)
        if not texts:
            return None
        paragraphs = [nodes.paragraph("", text) for text in texts]
        title = nodes.title("", NOTES[name])
        return nodes.admonition("", title, *paragraphs, classes=[f"pw-{name}"])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.add_directive("framework", FrameworkTable)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
