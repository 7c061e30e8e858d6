"""The ``standards-map`` directive: outcomes and professional standards, both ways.

```{standards-map} standards
```

``standards`` shows each list of ``datasets/standards/`` with the outcomes that help towards each
standard of it; ``chapters`` is a table of every chapter's outcomes with the standards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from partnership import paths
from partnership.bank.outcomes import outcomes, outcomes_file
from partnership.bank.standards import all_standards
from partnership.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from partnership.bank.standards import Standards
    from partnership.bank.table_rows import Outcome

logger = logging.getLogger(__name__)

WAYS = ("standards", "chapters")
HEADS = ("Outcome", "Helps towards")
NOTHING = "Nothing in this course."


class StandardsMap(SphinxDirective):
    """Show which outcomes help towards which standards."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a section for each list of standards, or a table of the chapters."""
        way = self.arguments[0]
        if way not in WAYS:
            logger.warning(
                "there is no map by '%s' - use one of %s",
                way,
                ", ".join(WAYS),
                location=self.get_location(),
            )
            return []
        for path in (outcomes_file(), *(paths.datasets() / "standards").glob("*.yaml")):
            self.env.note_dependency(str(path))
        try:
            lists, found = all_standards(), outcomes()
        except ContentError as error:
            logger.warning("the map cannot be shown:\n%s", error, location=self.get_location())
            return []
        if way == "standards":
            return [self._of_list(one, found) for one in lists]
        return [self._by_chapter(found, lists)]

    def _of_list(self, one: Standards, found: list[Outcome]) -> nodes.section:
        section = self._section(f"standards-{one.id}", [nodes.Text(one.short)])
        section += self._text(
            f"**{one.name}.** {one.publisher}, {one.published}. {one.nation}. {one.for_whom} "
            f"{{cite:p}}`{one.source}`"
        )
        day = f"{one.review_by.day} {one.review_by:%B %Y}"
        section += self._text(f"**What we read:** {one.was_read} We look again by {day}.")
        section += self._text(f"**Whose words:** {one.rights}")
        section += self._helping(one, found)
        return section

    def _helping(self, one: Standards, found: list[Outcome]) -> nodes.definition_list:
        items = nodes.definition_list()
        for name, item in one.names.items():
            body = nodes.definition("", nodes.paragraph("", item.gist))
            body += self._chapters([outcome for outcome in found if name in outcome.towards])
            items += nodes.definition_list_item("", nodes.term("", item.label), body)
        return items

    def _chapters(self, found: list[Outcome]) -> nodes.Element:
        if not found:
            return nodes.paragraph("", NOTHING)
        items = nodes.bullet_list()
        for page, own in by_page(found).items():
            says = "; ".join(outcome.says for outcome in own)
            items += nodes.list_item("", self._text(f"{{doc}}`/{page}`: {says}."))
        return items

    def _by_chapter(self, found: list[Outcome], lists: list[Standards]) -> nodes.table:
        labels = {
            name: item.label if len(lists) == 1 else f"{item.label} ({one.short})"
            for one in lists
            for name, item in one.names.items()
        }
        group = nodes.tgroup(cols=len(HEADS))
        group += nodes.colspec(colwidth=60, stub=1)  # It holds the headings of the rows.
        group += nodes.colspec(colwidth=40)
        group += nodes.thead("", _row(*([nodes.Text(head)] for head in HEADS)))
        body = nodes.tbody()
        for page, own in by_page(found).items():
            wide = nodes.entry("", self._text(f"{{doc}}`/{page}`"), morecols=1)
            wide["classes"].append("pw-group")
            body += nodes.row("", wide)
            for outcome in own:
                towards = [labels[name] for name in outcome.towards if name in labels]
                entries = nodes.Text("; ".join(towards) or "–")
                body += _row(self._inline(outcome.says), [entries])
        group += body
        return nodes.table("", group)

    def _section(self, name: str, title: list[nodes.Node]) -> nodes.section:
        section = nodes.section(ids=[name])
        section += nodes.title("", "", *title)
        self.set_source_info(section)
        return section

    def _text(self, text: str) -> nodes.paragraph:
        return nodes.paragraph("", "", *self._inline(text))

    def _inline(self, text: str) -> list[nodes.Node]:
        found, messages = self.state.inline_text(text, self.lineno)
        return [*found, *messages]


def by_page(found: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """Return outcomes by the page that they belong to."""
    pages: dict[str, list[Outcome]] = {}
    for outcome in found:
        pages.setdefault(outcome.page, []).append(outcome)
    return pages


def _row(*cells: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.add_directive("standards-map", StandardsMap)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
