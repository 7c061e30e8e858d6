"""The directives that lead from the book to its labs.

```{lab} 02-timeline
```

says in a sentence what a lab asks, how long it takes and where it is; ``{labs}`` lists all of
them. What they say comes from ``datasets/labs.csv`` and from the notebooks themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from partnership.bank.labs import labs, labs_file
from partnership.errors import CourseError
from partnership.paths import checkout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from partnership.bank.labs import Lab

logger = logging.getLogger(__name__)

HEADS = ("Its question", "Lab", "Read with it")


class _Labs(SphinxDirective):
    """What both directives share: the labs, and text with links."""

    def run(self) -> list[nodes.Node]:
        """Return what is to be shown, or nothing and a warning that says why."""
        self.env.note_dependency(str(labs_file()))
        try:
            for notebook in (checkout() / "notebooks").glob("*.ipynb"):
                self.env.note_dependency(str(notebook))
            return self._shown(labs())
        except CourseError as error:
            logger.warning("the labs cannot be shown:\n%s", error, location=self.get_location())
            return []

    def _shown(self, found: list[Lab]) -> list[nodes.Node]:
        raise NotImplementedError

    def _paragraph(self, text: str) -> nodes.paragraph:
        texts, messages = self.state.inline_text(text, self.lineno)
        return nodes.paragraph("", "", *texts, *messages)


class LabHere(_Labs):
    """One lab, on the page that it belongs to."""

    required_arguments = 1

    def _shown(self, found: list[Lab]) -> list[nodes.Node]:
        name = self.arguments[0]
        for lab in found:
            if lab.place.notebook == name:
                return [self._sentence(lab)]
        known = ", ".join(lab.place.notebook for lab in found)
        logger.warning(
            "there is no lab '%s' - use one of %s", name, known, location=self.get_location()
        )
        return []

    def _sentence(self, lab: Lab) -> nodes.paragraph:
        paragraph = self._paragraph(
            f"**Lab:** *{lab.question}* About {lab.minutes} minutes in JupyterLab: open "
            f"`{lab.place.notebook}.ipynb` in the folder `notebooks`. "
            "{ref}`How do labs work? <which-labs>`"
        )
        paragraph["classes"].append("pw-lab")
        return paragraph


class AllLabs(_Labs):
    """Every lab in a table, with the section to read with it."""

    def _shown(self, found: list[Lab]) -> list[nodes.Node]:
        group = nodes.tgroup(cols=len(HEADS))
        group += nodes.colspec(colwidth=40, stub=1)  # It holds the headings of the rows.
        group += nodes.colspec(colwidth=28)
        group += nodes.colspec(colwidth=32)
        group += nodes.thead("", self._row(HEADS))
        group += nodes.tbody("", *(self._row(self._cells(lab)) for lab in found))
        return [nodes.table("", group)]

    def _cells(self, lab: Lab) -> Iterator[str]:
        yield f"{lab.question} ({lab.minutes} minutes)"
        yield f"`{lab.place.notebook}`"
        yield f"{{ref}}`{lab.place.section}`"

    def _row(self, cells: Iterable[str]) -> nodes.row:
        return nodes.row("", *(nodes.entry("", self._paragraph(cell)) for cell in cells))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directives."""
    app.add_directive("lab", LabHere)
    app.add_directive("labs", AllLabs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
