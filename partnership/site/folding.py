"""Boxes that fold: ``:class: dropdown`` on an admonition gives a native ``details`` element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import admonitionlabels
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator


class folded(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in small letters
    """A box that opens and closes without a script."""


class folded_title(nodes.Part, nodes.TextElement):  # noqa: N801
    """The line of a folded box that is always seen."""


class FoldBoxes(SphinxPostTransform):
    """Turn admonitions of the class ``dropdown`` into folded boxes."""

    default_priority = 200
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Replace the boxes of the current document."""
        for box in list(self.document.findall(nodes.Element)):
            if isinstance(box, nodes.Admonition) and "dropdown" in box["classes"]:
                box.parent.replace(box, _fold(box))


def _fold(box: nodes.Element) -> folded:
    kind = box.tagname
    classes = [name for name in box["classes"] if name != "dropdown"]
    if kind != "admonition":
        classes.insert(0, kind)
    children = list(box.children)
    title = folded_title()
    if children and isinstance(children[0], nodes.title):
        title.extend(children.pop(0).children)
    else:
        title += nodes.Text(str(admonitionlabels.get(kind, kind.title())))
    result = folded("", title, *children, classes=["admonition", *classes], ids=box["ids"])
    result.source, result.line = box.source, box.line
    return result


def _visit_folded(self: HTML5Translator, node: folded) -> None:
    self.body.append(self.starttag(node, "details"))


def _depart_folded(self: HTML5Translator, node: folded) -> None:
    self.body.append("</details>\n")


def _visit_title(self: HTML5Translator, node: folded_title) -> None:
    self.body.append(self.starttag(node, "summary", "", CLASS="admonition-title"))


def _depart_title(self: HTML5Translator, node: folded_title) -> None:
    self.body.append("</summary>\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add folded boxes."""
    app.add_node(folded, html=(_visit_folded, _depart_folded))
    app.add_node(folded_title, html=(_visit_title, _depart_title))
    app.add_post_transform(FoldBoxes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
