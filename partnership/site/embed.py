"""The directives that put an activity or a reflection prompt into a page of the book.

The page then holds everything the activity needs, once: its data, the text of its view's
module, its style and the small host. Nothing is fetched, so it works from ``file://``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from partnership.activities.catalogue import find_activity
from partnership.activities.quiz.model import Quiz
from partnership.activities.view_source import host_script, view_module, view_style
from partnership.bank.references import cited, references_file
from partnership.errors import CourseError
from partnership.paths import datasets

if TYPE_CHECKING:
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


class ActivityPlace(nodes.General, nodes.Element):
    """The place of an activity in a page.

    Attributes: ``view`` (the folder of its view), ``spec`` (its data), ``printed`` (HTML
    that reads without JavaScript), ``page`` (the page of the book that the bank names).
    """


class ActivityDirective(SphinxDirective):
    """``{activity} <id>``: a quiz, by the name of its file in ``datasets/quizzes``."""

    required_arguments = 1
    folder: ClassVar[str] = "quizzes"

    def run(self) -> list[nodes.Node]:
        """Return the place of the activity, or nothing and a warning that says why."""
        name = self.arguments[0]
        try:
            place = self._place(name)
        except CourseError as error:
            logger.warning("%s", error, location=self.get_location())
            return []
        self.env.note_dependency(str(datasets() / self.folder / f"{name}.yaml"))
        self.env.note_dependency(str(references_file()))
        if place["page"] != self.env.docname:
            logger.warning(
                "'%s' belongs on the page '%s' - move it there, or change 'page' in its file",
                name,
                place["page"],
                location=self.get_location(),
            )
        self.set_source_info(place)
        return [place]

    def _place(self, name: str) -> ActivityPlace:
        found = find_activity(name)
        if isinstance(found, Quiz):
            view, spec = "quiz", found.spec(with_answers=True, cite=cited)
        else:
            view, spec = "reflect", found.spec()
        return ActivityPlace(
            name=name, view=view, spec=spec, printed=found.printed(), page=found.page
        )


class PromptDirective(ActivityDirective):
    """``{prompt} <id>``: a reflection prompt, by its file's name in ``datasets/prompts``."""

    folder: ClassVar[str] = "prompts"


def link_sections(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Tell each question where the book teaches it, so that a learner can read it again."""
    labels = app.env.domaindata["std"]["labels"]
    for place in doctree.findall(ActivityPlace):
        for item in place["spec"].get("items", ()):
            if item["section"] not in labels:
                logger.warning(
                    "question '%s' of '%s' names the section '%s', which no page has"
                    " - put (%s)= above the section's heading",
                    item["id"],
                    place["name"],
                    item["section"],
                    item["section"],
                    location=place,
                )
                continue
            target, anchor, title = labels[item["section"]]
            href = app.builder.get_relative_uri(docname, target) + f"#{anchor}"
            item["revisit"] = {"href": href, "title": title}


def visit_place(translator: HTML5Translator, node: ActivityPlace) -> None:
    """Write the activity, and what its view needs if it is the first of its kind here."""
    if _is_first_of_view(node):
        translator.body.append(
            Markup("<style>{}</style>").format(_own(view_style(node["view"])))
            + Markup('<script type="application/json" data-view-module="{}">{}</script>').format(
                node["view"], _json(view_module(node["view"]))
            )
        )
    translator.body.append(
        Markup(
            '<div class="pw-place" data-activity="{}" data-view="{}" data-page="{}">'
            '<script type="application/json">{}</script>'
            '<div class="pw-printed"><h3>{}</h3>{}</div></div>'
        ).format(
            node["name"],
            node["view"],
            node["page"],
            _json(node["spec"]),
            node["spec"]["title"],
            _own(node["printed"]),
        )
    )
    raise nodes.SkipNode


def skip_place(_translator: Any, _node: ActivityPlace) -> None:
    """Leave the activity out of formats that have no use for it."""
    raise nodes.SkipNode


def add_host(
    _app: Sphinx,
    _page: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """End a page that has activities with the script that brings them to life."""
    if doctree is not None and any(doctree.findall(ActivityPlace)):
        context["body"] += f"<script>\n{host_script()}</script>\n"


def _is_first_of_view(node: ActivityPlace) -> bool:
    assert node.document is not None  # noqa: S101 - it is being written
    same = (one for one in node.document.findall(ActivityPlace) if one["view"] == node["view"])
    return next(same) is node


def _json(value: object) -> Markup:
    """Write JSON that can stand in a script element whatever it holds."""
    return _own(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))


def _own(text: str) -> Markup:
    """Take text that we made ourselves, already escaped, as it is."""
    return Markup(text)  # noqa: S704 - style sheets, printed() and JSON without "<"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives, their node and the host script with Sphinx."""
    app.add_node(
        ActivityPlace,
        html=(visit_place, None),
        latex=(skip_place, None),
        text=(skip_place, None),
        man=(skip_place, None),
        texinfo=(skip_place, None),
    )
    app.add_directive("activity", ActivityDirective)
    app.add_directive("prompt", PromptDirective)
    app.connect("doctree-resolved", link_sections)
    app.connect("html-page-context", add_host)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
