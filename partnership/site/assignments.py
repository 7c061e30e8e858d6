"""The ``assignments`` directive: what students are asked to do, from the assignments themselves.

```{assignments}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from partnership.errors import CourseError
from partnership.exercises.outline import Outline, outlines
from partnership.paths import checkout

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


class Assignments(SphinxDirective):
    """List every assignment with its parts, marks, time and outcomes."""

    def run(self) -> list[nodes.Node]:
        """Return one section an assignment."""
        exercises = checkout() / "exercises"
        for path in exercises.glob("source/*/*.ipynb"):
            self.env.note_dependency(str(path))
        try:
            found = outlines(exercises)
        except CourseError as error:
            logger.warning(
                "the assignments cannot be listed: %s", error, location=self.get_location()
            )
            return []
        return [self._section(outline) for outline in found]

    def _section(self, outline: Outline) -> nodes.section:
        section = nodes.section(ids=[f"assignment-{outline.name}"])
        section += nodes.title("", f"{outline.number}. {outline.title}")
        lines = StringList(_markdown(outline).splitlines(), source=f"assignment {outline.name}")
        self.state.nested_parse(lines, self.content_offset, section)
        self.set_source_info(section)
        return section


def _markdown(outline: Outline) -> str:
    least, most = outline.minutes
    rows = "\n".join(
        f"| {part.number} | {part.what} | {part.marks:g} | {part.minutes} minutes |"
        for part in outline.parts
    )
    outcomes = "\n".join(f"- {outcome}" for outcome in outline.outcomes)
    return f"""\
**{outline.marks:g} marks, {least} to {most} minutes.** Read {outline.read_first} first. \
Its folder is `exercises/source/{outline.name}`.

By the end students can:

{outcomes}

| Part | What they do | Marks | Time |
|---|---|---|---|
{rows}
"""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.add_directive("assignments", Assignments)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
