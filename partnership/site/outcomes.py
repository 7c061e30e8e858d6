"""The ``outcomes`` directive: what a chapter enables its reader to do, in a box at its top.

```{outcomes}
**Time needed:** about 60 minutes.
```

The outcomes are the page's rows of ``datasets/outcomes.csv``; what is written in the directive
stands below them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from partnership.bank.outcomes import outcomes, outcomes_file
from partnership.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from partnership.bank.table_rows import Outcome

logger = logging.getLogger(__name__)


class OutcomesBox(SphinxDirective):
    """Show the outcomes of the page that it stands on."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the box, or nothing and a warning that says why."""
        self.env.note_dependency(str(outcomes_file()))
        try:
            found = [one for one in outcomes() if one.page == self.env.docname]
        except ContentError as error:
            logger.warning("the outcomes cannot be shown:\n%s", error, location=self.get_location())
            return []
        if not found:
            logger.warning(
                "'%s' has no outcomes - add rows for it to datasets/outcomes.csv",
                self.env.docname,
                location=self.get_location(),
            )
            return []
        box = nodes.admonition("", nodes.title("", "What you will be able to do"))
        box["classes"].append("outcomes")
        box += nodes.paragraph("", "By the end of this chapter you can:")
        box += self._list(found)
        self.state.nested_parse(self.content, self.content_offset, box)
        self.set_source_info(box)
        return [box]

    def _list(self, found: Sequence[Outcome]) -> nodes.bullet_list:
        items = nodes.bullet_list(bullet="-")
        for outcome in found:
            end = "." if outcome is found[-1] else ";"
            texts, messages = self.state.inline_text(outcome.says + end, self.lineno)
            items += nodes.list_item("", nodes.paragraph("", "", *texts, *messages))
        return items


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.add_directive("outcomes", OutcomesBox)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
