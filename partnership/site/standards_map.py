"""The ``standards-map`` directive: outcomes and professional standards, both ways.

```{standards-map} standards
```

``standards`` shows each list of ``datasets/standards/`` with the outcomes that help towards each
standard of it; ``chapters`` shows each chapter's outcomes with the standards.
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
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from partnership.bank.standards import Standard, Standards
    from partnership.bank.table_rows import Outcome

logger = logging.getLogger(__name__)

WAYS = ("standards", "chapters")
NOTHING = "Nothing in this course."
Row = tuple[list[nodes.Node], list[nodes.Node]]


class StandardsMap(SphinxDirective):
    """Show which outcomes help towards which standards."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a section for each list of standards, or for each chapter."""
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
        known = {name: standard for one in lists for name, standard in one.names.items()}
        pages = dict.fromkeys(outcome.page for outcome in found)
        return [
            self._of_page(page, [one for one in found if one.page == page], known) for page in pages
        ]

    def _of_list(self, one: Standards, found: list[Outcome]) -> nodes.section:
        section = self._section(f"standards-{one.id}", [nodes.Text(one.short)])
        section += self._text(
            f"**{one.name}.** {one.publisher}, {one.published}. {one.nation}. {one.for_whom} "
            f"{{cite:p}}`{one.source}`"
        )
        day = f"{one.review_by.day} {one.review_by:%B %Y}"
        section += self._text(f"**What we read:** {one.was_read} We look again by {day}.")
        section += self._text(f"**Whose words:** {one.rights}")
        section += _table(
            ("Standard", "What helps towards it"),
            (
                (
                    [nodes.paragraph("", label) for label in (item.label, item.gist)],
                    [self._helping(one for one in found if name in one.towards)],
                )
                for name, item in one.names.items()
            ),
        )
        return section

    def _helping(self, found: Iterable[Outcome]) -> nodes.Element:
        by_page: dict[str, list[Outcome]] = {}
        for outcome in found:
            by_page.setdefault(outcome.page, []).append(outcome)
        if not by_page:
            return nodes.paragraph("", NOTHING)
        return _bullets(
            self._inline(f"{{doc}}`/{page}`: {'; '.join(one.says for one in own)}")
            for page, own in by_page.items()
        )

    def _of_page(
        self, page: str, found: list[Outcome], known: Mapping[str, Standard]
    ) -> nodes.section:
        section = self._section(f"outcomes-{page}", self._inline(f"{{doc}}`/{page}`"))
        section += _table(
            ("Outcome", "Helps towards"),
            (
                (
                    [nodes.paragraph("", "", *self._inline(outcome.says))],
                    [
                        nodes.paragraph("", known[name].label)
                        for name in outcome.towards
                        if name in known
                    ]
                    or [nodes.paragraph("", "–")],
                )
                for outcome in found
            ),
        )
        return section

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


def _bullets(items: Iterable[list[nodes.Node]]) -> nodes.bullet_list:
    found = nodes.bullet_list()
    for texts in items:
        found += nodes.list_item("", nodes.paragraph("", "", *texts))
    return found


def _table(heads: tuple[str, str], rows: Iterable[Row]) -> nodes.table:
    group = nodes.tgroup(cols=2)
    group += nodes.colspec(colwidth=40, stub=1)  # A stub column holds the headings of the rows.
    group += nodes.colspec(colwidth=60)
    head: Row = ([nodes.paragraph("", heads[0])], [nodes.paragraph("", heads[1])])
    group += nodes.thead("", *_rows([head]))
    group += nodes.tbody("", *_rows(rows))
    return nodes.table("", group)


def _rows(rows: Iterable[Row]) -> Iterator[nodes.row]:
    for row in rows:
        yield nodes.row("", *(nodes.entry("", *cell) for cell in row))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.add_directive("standards-map", StandardsMap)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
