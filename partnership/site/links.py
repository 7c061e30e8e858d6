"""The ``external-links`` directive: every address outside the course, with a way to a copy.

```{external-links}
```

It lists ``datasets/links.csv`` and the sources of the bibliography that have a DOI. Nothing is
asked of the network when the book is built: a status is what the table says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from partnership import paths
from partnership.bank.references import cited, read_references, references_file
from partnership.bank.rows import read_rows
from partnership.bank.table_rows import Link
from partnership.errors import ContentError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

HEADS = {"live": "In use", "archived": "Kept as a copy", "closed": "Gone"}


class ExternalLinks(SphinxDirective):
    """Show the addresses by their status."""

    def run(self) -> list[nodes.Node]:
        """Return a section for each status that some address has."""
        table = paths.datasets() / "links.csv"
        for path in (table, references_file()):
            self.env.note_dependency(str(path))
        try:
            links = [link for _, link in read_rows(table, Link)] + _dois()
        except ContentError as error:
            logger.warning("the links cannot be shown:\n%s", error, location=self.get_location())
            return []
        return [
            self._section(status, head, [link for link in links if link.status == status])
            for status, head in HEADS.items()
            if any(link.status == status for link in links)
        ]

    def _section(self, status: str, head: str, links: list[Link]) -> nodes.section:
        section = nodes.section(ids=[f"links-{status}"])
        section += nodes.title("", head)
        items = nodes.bullet_list()
        for link in links:
            items += nodes.list_item("", _line(link))
        section += items
        self.set_source_info(section)
        return section


def _dois() -> list[Link]:
    """Return the sources that have a DOI, as links."""
    entries = read_references(references_file()).entries
    return [
        Link(url=f"https://doi.org/{entry.fields['doi']}", what=cited(key), status="live")
        for key, entry in sorted(entries.items())
        if "doi" in entry.fields
    ]


def _line(link: Link) -> nodes.paragraph:
    """Return one address: what is there, where, what became of it, and a copy."""
    # An address that has gone leads nowhere, so it is not a link.
    gone = link.status == "closed"
    address = nodes.literal("", link.url) if gone else _reference(link.url, link.url)
    about = [nodes.Text(f" {link.about}")] if link.about else []
    copy = _reference(link.archive, "copies of it in a web archive")
    parts = [nodes.Text(f"{link.what}: "), address, nodes.Text("."), *about]
    return nodes.paragraph("", "", *parts, nodes.Text(" Look for "), copy, nodes.Text("."))


def _reference(url: str, text: str) -> nodes.reference:
    return nodes.reference("", "", nodes.Text(text), refuri=url, internal=False)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.add_directive("external-links", ExternalLinks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
