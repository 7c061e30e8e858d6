"""The ``course-glossary`` directive: the bank's terms as a Sphinx glossary.

Every term, and every acronym, is a target of the role ``term``. Above them stand the letters
that terms begin with; each leads to the first term of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup
from sphinx import addnodes
from sphinx.domains.std import make_glossary_term
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from partnership import paths
from partnership.bank.glossary import Term, read_glossary
from partnership.errors import ContentError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


class CourseGlossary(SphinxDirective):
    """Show every term of the bank, in alphabetical order."""

    def run(self) -> list[nodes.Node]:
        """Return the letters and the glossary."""
        path = paths.datasets() / "glossary.csv"
        self.env.note_dependency(str(path))
        try:
            terms = read_glossary(path)
        except ContentError as error:
            logger.warning("the glossary cannot be shown:\n%s", error, location=self.get_location())
            return []
        items = nodes.definition_list(classes=["glossary"])
        firsts: dict[str, str] = {}
        for term in sorted(terms, key=lambda term: term.term.lower()):
            item = self._item(term)
            firsts.setdefault(term.term[0].upper(), next(item.findall(nodes.term))["ids"][0])
            items += item
        glossary = addnodes.glossary("", items, sorted=False)
        self.set_source_info(glossary)
        return [_letters(firsts), glossary]

    def _item(self, term: Term) -> nodes.definition_list_item:
        names = [term.term, term.acronym] if term.acronym else [term.term]
        source, line = self.get_source_info()
        heads = [
            make_glossary_term(
                self.env, [nodes.Text(name)], None, source, line, None, self.state.document
            )
            for name in names
        ]
        paragraph = nodes.paragraph("", term.definition)
        if term.source:
            cited, messages = self.state.inline_text(f" {{cite:p}}`{term.source}`", self.lineno)
            paragraph.extend([nodes.Text(" "), *cited, *messages])
        return nodes.definition_list_item("", *heads, nodes.definition("", paragraph))


def _letters(firsts: Mapping[str, str]) -> nodes.raw:
    """Return links to the first term (letter to id) of each letter."""
    link = Markup('<li><a href="#{}">{}</a></li>')
    links = Markup().join(link.format(anchor, letter) for letter, anchor in firsts.items())
    nav = Markup('<nav class="pw-letters" aria-label="First letters"><ul>{}</ul></nav>')
    return nodes.raw("", nav.format(links), format="html")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.add_directive("course-glossary", CourseGlossary)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
