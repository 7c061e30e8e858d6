"""The ``course-data`` directive: the bank's tables, folders or files, as they describe themselves.

```{course-data} tables
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from partnership import paths
from partnership.bank.described import described_files, described_folders, described_tables
from partnership.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from partnership.bank.described import Described, Field

logger = logging.getLogger(__name__)

KINDS = ("tables", "folders", "files")
FEW = 6
"""So many sources are named; of more, only the number is given."""


class CourseData(SphinxDirective):
    """Describe every table, every folder of records or every single file of the bank."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a section for each table or folder, or a list of files."""
        kind = self.arguments[0]
        if kind not in KINDS:
            logger.warning(
                "there are no '%s' in the data - use one of %s",
                kind,
                ", ".join(KINDS),
                location=self.get_location(),
            )
            return []
        datasets = paths.datasets()
        for path in datasets.rglob("*"):
            if path.is_file():
                self.env.note_dependency(str(path))
        try:
            if kind == "files":
                return [self._files(described_files(datasets))]
            read = described_tables if kind == "tables" else described_folders
            return [self._section(one, kind) for one in read(datasets)]
        except ContentError as error:
            logger.warning("the data cannot be shown:\n%s", error, location=self.get_location())
            return []

    def _files(self, files: dict[str, str]) -> nodes.bullet_list:
        items = nodes.bullet_list()
        for name, about in files.items():
            text = [nodes.literal("", name), nodes.Text(": "), *self._inline(about)]
            items += nodes.list_item("", nodes.paragraph("", "", *text))
        return items

    def _section(self, one: Described, kind: str) -> nodes.section:
        # A table and a folder may have the same name.
        start = "data" if kind == "tables" else "records"
        section = nodes.section(ids=[f"{start}-{one.name}"])
        section += nodes.title("", one.title)
        section += nodes.paragraph("", "", *self._inline(one.about))
        section += self._facts(one, kind)
        title = f"Columns of {one.place}" if kind == "tables" else f"Fields of a {one.name}"
        section += nodes.admonition(
            "", nodes.title("", title), self._fields(one.fields), classes=["dropdown"]
        )
        self.set_source_info(section)
        return section

    def _facts(self, one: Described, kind: str) -> nodes.bullet_list:
        made_up = f"made up by {one.synthetic}"
        plain = "not made up" if kind == "tables" else "written for this course"
        facts: dict[str, list[nodes.Node]] = {
            "File" if kind == "tables" else "Files": [nodes.literal("", one.place)],
            "Rows" if kind == "tables" else "How many": [nodes.Text(str(one.count))],
            "Content": [nodes.Text(made_up if one.synthetic else plain)],
            "Sources": self._sources(one),
            "Licence": [nodes.Text(one.licence)],
        }
        items = nodes.bullet_list(classes=["simple"])
        for head, body in facts.items():
            text = [nodes.strong("", f"{head}:"), nodes.Text(" "), *body]
            items += nodes.list_item("", nodes.paragraph("", "", *text))
        return items

    def _sources(self, one: Described) -> list[nodes.Node]:
        if not one.sources:
            return [nodes.Text("none named")]
        if len(one.sources) > FEW:
            return [nodes.Text(f"{len(one.sources)}, all in the list of references")]
        return self._inline(f"{{cite:t}}`{','.join(one.sources)}`")

    def _fields(self, fields: Iterable[Field]) -> nodes.table:
        widths = {"Name": 24, "Type": 28, "What it holds": 48}
        group = nodes.tgroup(cols=len(widths))
        columns = [nodes.colspec(colwidth=width) for width in widths.values()]
        columns[0]["stub"] = 1  # A stub column holds the headings of the rows.
        group += columns
        group += nodes.thead("", _row([nodes.Text(head)] for head in widths))
        group += nodes.tbody("", *(_row(self._cells(field)) for field in fields))
        return nodes.table("", group)

    def _cells(self, field: Field) -> Iterator[list[nodes.Node]]:
        yield [nodes.literal("", field.name)]
        yield [nodes.Text(field.type if field.required else f"{field.type}; may be left out")]
        yield self._inline(field.about) if field.about else [nodes.Text("–")]

    def _inline(self, text: str) -> list[nodes.Node]:
        found, messages = self.state.inline_text(text, self.lineno)
        return [*found, *messages]


def _row(cells: Iterable[list[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.add_directive("course-data", CourseData)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
